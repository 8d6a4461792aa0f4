"""A curator who gathers a big group is told kindly, at five and at six."""

from pathlib import Path

from handlers.callbacks.pairing import Gather, packed
from tests.handlers.college import College
from tests.talk import town

FAMILIES = ("Белова", "Громова", "Зимина", "Котова", "Лукина", "Носова", "Орлова")
WARNING, LIMIT = "Группа большая", "Шесть — это предел"


async def test_five_are_many_six_are_all_and_a_seventh_finds_no_place(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        college, olga = College(here), here.curator
        mentor = await college.mentor("Яковлев Иван Олегович", capacity=7)
        mentees = [await college.mentee(f"{family} Анна Львовна") for family in FAMILIES]
        sides = tuple(each.participation for each in mentees)
        await olga.says("/menu")
        for n, seen in ((4, ()), (5, (WARNING,)), (6, (LIMIT,))):
            press = Gather(mentor=mentor.participation, members=packed(sides[:n]))
            await olga.presses_data(press.pack())
            assert olga.sees(f"Отмечено {n} из 6"), olga
            assert [olga.sees(each) for each in (WARNING, LIMIT)] == [
                each in seen for each in (WARNING, LIMIT)
            ], olga
        assert not any(key.text.startswith("☐") for key in olga.screen.keys), olga
        assert len(olga.screen.rows) <= 8, olga
        full = olga.screen
        await olga.presses("Разделить на две группы")
        assert olga.sees("Отмечено 3 из 6"), olga
        assert sum(key.text.startswith("☐") for key in olga.screen.keys) == 3, olga
        await olga.presses("Предложить группу", on=full)
        [pair] = await college.pairs()
        assert len(pair.members) == 6
