"""A curator chooses a mentor: the best first, with reasons; who does not suit, with the truth."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.college import College
from tests.talk import Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def test_the_best_mentor_stands_first_and_says_why(college: College, here: Town) -> None:
    await college.mentor("Орлова Анна Викторовна", subjects=["Физика"], competences=["ict"])
    await college.mentor("Яковлев Иван Олегович")
    await college.mentee("Кузнецова Мария Петровна")
    olga = here.curator
    await olga.says("/match")
    await olga.presses("Вручную")
    await olga.presses("Кузнецова М. П.")
    assert olga.screen.text.index("Яковлев") < olga.screen.text.index("Орлова")
    assert olga.sees("есть нужный опыт, один предмет — Математика, оба свободны по средам")
    await olga.presses("2. Орлова")
    assert olga.sees("Учесть: мало опыта по запросу, разные предметы")


async def test_who_does_not_suit_is_named_with_the_true_reason(
    college: College, here: Town
) -> None:
    await college.mentor("Орлова Анна Викторовна", slots=["mon-day"])
    full = await college.mentor("Белов Пётр Ильич", capacity=1)
    first = await college.mentee("Лебедев Олег Иванович")
    await college.offers(full, first)
    await college.mentee("Кузнецова Мария Петровна")
    olga = here.curator
    await olga.says("/match")
    await olga.presses("Вручную")
    await olga.presses("Кузнецова М. П.")
    assert olga.sees("Пока никто не подходит")
    await olga.presses("Кто не подходит: 2")
    assert olga.sees("Орлова А. В.: нет общего времени на неделе")
    assert olga.sees("Белов П. И.: нет свободных мест")


async def test_nobody_waits_is_said_kindly(college: College, here: Town) -> None:
    await here.curator.says("/match")
    assert here.curator.sees("с одобренной заявкой пока нет")
    await college.mentor("Яковлев Иван Олегович")
    await college.mentee("Кузнецова Мария Петровна")
    await here.curator.says("/match")
    await here.curator.presses("Вручную")
    await here.curator.presses("Кузнецова")
    await here.curator.presses("Предложить: Яковлев И. О.")
    await here.curator.says("/match")
    assert here.curator.sees("есть пара")


async def test_a_group_of_three_is_gathered_by_ticks(college: College, here: Town) -> None:
    await college.mentor("Яковлев Иван Олегович", capacity=3)
    for name in ("Кузнецова Мария Петровна", "Лебедев Олег Иванович", "Носов Пётр Ильич"):
        await college.mentee(name)
    await college.mentee("Фомин Глеб Андреевич")
    olga = here.curator
    await olga.says("/match")
    await olga.presses("Вручную")
    await olga.presses("Кузнецова")
    await olga.presses("1. Яковлев")
    await olga.presses("Собрать группу")
    await olga.presses("☐ Лебедев")
    before = olga.screen
    await olga.presses("☐ Носов")
    assert olga.sees("Отмечено 3 из 3")
    assert not olga.sees("Фомин")
    await olga.presses("☐ Носов", on=before)
    assert olga.sees("Отмечено 3 из 3")
    await olga.presses("☑ Носов")
    await olga.presses("☐ Фомин")
    await olga.presses("Предложить группу")
    assert olga.sees("Пара № 1 · ждёт ответов")
    (pair,) = await college.pairs()
    assert (len(pair.members), pair.model) == (3, "group")


async def test_the_last_place_goes_to_the_first_curator(tmp_path: Path) -> None:
    async with town(tmp_path, curators=(900, 901)) as here:
        college = College(here)
        await college.mentor("Яковлев Иван Олегович", capacity=1)
        await college.mentee("Кузнецова Мария Петровна")
        await college.mentee("Лебедев Олег Иванович")
        olga, vera = here.curator, here.person(901, name="Вера")
        for curator, name in ((olga, "Кузнецова"), (vera, "Лебедев")):
            await curator.says("/match")
            await curator.presses("Вручную")
            await curator.presses(name)
        screen = vera.screen
        await olga.presses("Предложить: Яковлев")
        await vera.presses("Предложить: Яковлев", on=screen)
        assert vera.sees("нет свободных мест")
        assert vera.sees("Подобрать ещё раз")
        assert len(await college.pairs()) == 1


async def test_a_doubled_proposal_shows_the_same_pair(college: College, here: Town) -> None:
    mentor = await college.mentor("Яковлев Иван Олегович")
    await college.mentee("Кузнецова Мария Петровна")
    olga = here.curator
    await olga.says("/match")
    await olga.presses("Вручную")
    await olga.presses("Кузнецова")
    screen = olga.screen
    await olga.presses("Предложить: Яковлев", on=screen)
    await olga.presses("Предложить: Яковлев", on=screen)
    assert olga.sees("Пара № 1 · ждёт ответов")
    assert len(await college.pairs()) == 1
    assert len(mentor.phone.screens) == 1


async def test_a_stale_card_is_checked_against_today(college: College, here: Town) -> None:
    mentor = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    olga = here.curator
    await olga.says("/match")
    await olga.presses("Вручную")
    await olga.presses("Кузнецова")
    screen = olga.screen
    async with here.app.storage.work(here.app.organisation) as tx:
        await tx.participations.withdraw(maria.participation, tx.now)
    await olga.presses("Предложить: Яковлев", on=screen)
    assert olga.sees("Эта пара сейчас невозможна")
    assert not mentor.phone.screens
    assert await college.pairs() == []


async def test_a_stranger_proposes_nothing(college: College) -> None:
    mentor = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await maria.phone.says("/match")
    await maria.phone.presses_data(f"ppr:{mentor.participation}:{maria.participation}")
    await maria.phone.presses_data(f"pmm:{maria.participation}:0")
    assert not maria.phone.sees("Яковлев")
    assert await college.pairs() == []
