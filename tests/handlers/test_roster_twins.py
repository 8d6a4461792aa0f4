"""One name and one birth date twice in a list: told beforehand, never merged unasked."""

from pathlib import Path

from mentoring.applications import Side
from tests.handlers.test_roster import TEACHER, names_in, sends
from tests.rosters import read, signed
from tests.talk import town


async def test_twins_of_one_file_are_named_and_left_to_the_curator(tmp_path: Path) -> None:
    second = TEACHER | signed("7/26") | {"phone": "8 900 765-43-21"}
    third = TEACHER | {"number": "", "date": "", "place": "", "position": "мастер"}
    mentee = TEACHER | {"role": "наставляемый"}
    async with town(tmp_path) as here:
        curator = here.curator
        await sends(curator, TEACHER, second, third, mentee)
        assert curator.sees("2 новых человека")
        assert curator.sees("1 изменение")  # the same sheet in the other role
        assert curator.sees("2 строки с тем же именем и датой рождения")
        preview = curator.screen
        await curator.presses("Показать эти строки")
        told = "Имя и дата рождения как в строке 2, остальное другое. "
        told += "Если это один человек, оставьте одну строку."
        assert read(curator.documents[-1].content)[1:] == [(3, "ФИО", told), (4, "ФИО", told)]
        await curator.presses("Загрузить 3", on=preview)
        assert await names_in(here) == ["Орлова Анна Викторовна"] * 2
        async with here.app.storage.read(here.app.organisation) as tx:
            phones = [each.phone for each in await tx.people.all() if each.name]
            sides = await tx.participations.all()
            [alike] = await tx.lookalikes.open()
        assert sorted(filter(None, phones)) == ["+79001234567", "+79007654321"]
        assert [each.side for each in sides if each.person_id == alike.first_id] == [
            Side.MENTOR, Side.MENTEE,
        ]  # fmt: skip
        await curator.presses("Кто на кого похож")
        assert len([label for label in curator.screen.buttons if "Орлова" in label]) == 1


async def test_twins_said_to_be_one_person_become_one(tmp_path: Path) -> None:
    second = TEACHER | signed("7/26") | {"phone": "8 900 765-43-21"}
    async with town(tmp_path) as here:
        await sends(here.curator, TEACHER, second)
        await here.curator.presses("Это те же люди")
        assert here.curator.sees("1 новый человек")
        assert here.curator.sees("1 изменение")
        await here.curator.presses("Загрузить 2")
        assert await names_in(here) == ["Орлова Анна Викторовна"]
        async with here.app.storage.read(here.app.organisation) as tx:
            assert [each.phone for each in await tx.people.all() if each.name] == ["+79007654321"]
            assert await tx.lookalikes.open() == []
