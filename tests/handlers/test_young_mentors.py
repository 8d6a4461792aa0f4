"""A learner who mentors a learner: both families are asked, and each has its say."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mentoring.pairs import Assent
from tests.handlers.asked_families import NEWS, learners_agree, state
from tests.handlers.college import College
from tests.talk import Town, town

pytestmark = pytest.mark.long


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


async def test_a_learner_who_mentors_needs_the_yes_of_both_families(here: Town) -> None:
    both = await learners_agree(here)
    assert await state(here) == "offered"
    assert [str(each.screen) for each in (both.father, both.mother)] == [NEWS, NEWS]
    await both.father.presses("Открыть")
    assert both.father.sees("Пара для ребёнка: Фомин Г. А.")
    assert both.father.sees("С кем: Иванов Пётр Ильич")
    assert not both.father.sees("Наставник:")
    await both.father.presses("Согласиться")
    assert both.father.sees("Спасибо, ответ записан")
    assert await state(here) == "offered"
    assert "Объявить сейчас" not in here.curator.screen.buttons
    await both.mother.presses("Открыть")
    assert both.mother.sees("Наставник: Фомин Глеб Андреевич")
    await both.mother.presses("Согласиться")
    assert await state(here) == "accepted"
    await here.curator.presses("Открыть")
    assert here.curator.sees("4 человека получат короткое сообщение")
    await here.curator.presses("Объявить сейчас")
    await both.father.presses("Открыть")
    assert both.father.sees("Пара объявлена: Фомин Г. А.")
    assert both.father.sees("Иванов Пётр Ильич")


async def test_the_family_of_a_young_mentor_says_no_and_nobody_learns_why(here: Town) -> None:
    """The place is free again, the other family hears that it did not come about."""
    both = await learners_agree(here)
    await both.mother.presses("Открыть")
    await both.mother.presses("Согласиться")
    await both.father.presses("Открыть")
    asked = both.father.screen
    await both.father.presses("Мы против")
    await both.father.presses("Назад")
    assert await state(here) == "offered"
    await both.father.presses("Мы против", on=asked)
    await both.father.presses("Мы против")
    assert both.father.sees("Ребёнок остаётся в программе")
    assert await state(here) == "ended"
    for phone in (both.mother, both.petya.phone, both.gleb.phone):
        assert str(phone.screen) == NEWS
        await phone.presses("Открыть")
        assert phone.sees("Пара пока не сложилась")
        assert not phone.sees("против")
    assert (await College(here).participation(both.gleb)).free == 2
    await here.curator.says("/menu")
    await here.curator.presses("Дела")
    assert here.curator.sees("Фомин")


async def test_a_restart_in_the_middle_changes_no_family_s_question(here: Town) -> None:
    both = await learners_agree(here)
    await both.father.presses("Открыть")
    await here.restarts()
    await both.father.presses("Согласиться")
    await here.restarts()
    assert await state(here) == "offered"
    await both.mother.presses("Открыть")
    await here.restarts()
    await both.mother.presses("Согласиться")
    assert await state(here) == "accepted"


async def test_old_and_doubled_presses_of_a_family_count_once(here: Town) -> None:
    """The first word stays: by a thumb twice, by another's child, after the pair is ready."""
    both = await learners_agree(here)
    await both.father.presses("Открыть")
    asked = both.father.screen
    await here.brings(*[both.father.press_of("Согласиться", on=asked) for _ in range(3)])
    await both.father.presses("Мы против", on=asked)
    assert both.father.sees("Спасибо, ответ записан")
    await both.father.presses_data(f"dfo:1:{both.petya.person}:no:1")
    assert not both.father.sees("Ребёнок остаётся")
    assert await state(here) == "offered"
    await both.mother.presses("Открыть")
    await here.brings(*[both.mother.press_of("Согласиться") for _ in range(2)])
    heard = len(here.curator.screens)
    await both.father.presses("Согласиться", on=asked)
    assert await state(here) == "accepted"
    assert len(here.curator.screens) == heard
    pair = (await College(here).pairs())[0]
    assert {seat.guardian_assent for seat in pair.seats} == {Assent.ACCEPTED}
