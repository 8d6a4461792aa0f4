"""Equals stand on both sides: the second questionnaire asks only what the first has not."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from handlers.callbacks.pairing import ProposeIn
from handlers.callbacks.profile import SecondSide
from mentoring.applications import Participation, ParticipationState, Side
from tests.handlers.applicants import answers_everything
from tests.handlers.college import College, Somebody
from tests.talk import Town, town

OTHER = "Ответить и как наставник"


@dataclass
class Equals:
    """Hold a school with a colleague who would like to work as an equal."""

    here: Town
    college: College
    maria: Somebody

    async def sides(self, whose: Somebody) -> dict[Side, Participation]:
        """Return the sides that somebody takes."""
        async with self.here.app.storage.read(self.here.app.organisation) as tx:
            taken = await tx.participations.of(whose.person)
        return {each.side: each for each in taken if each.profile}


@pytest.fixture
async def equals(tmp_path: Path) -> AsyncIterator[Equals]:
    async with town(tmp_path) as here:
        college = College(here)
        maria = await college.mentee("Кузнецова Мария Петровна", model_pref=["partner"])
        await here.curator.says("/menu")
        yield Equals(here, college, maria)


async def test_the_second_side_is_filled_in_with_what_is_known(equals: Equals) -> None:
    maria = equals.maria.phone
    await maria.says("/profile")
    await maria.presses(OTHER)
    screens = await answers_everything(maria)
    assert not any("Как Вас зовут" in each for each in screens), screens
    assert not any("Когда Вам удобно" in each for each in screens), screens
    await maria.presses("Отправить анкету")
    sides = await equals.sides(equals.maria)
    assert sides[Side.MENTEE].state is ParticipationState.READY
    assert sides[Side.MENTOR].state is ParticipationState.SUBMITTED
    for key in ("fio", "slots", "subjects"):
        assert sides[Side.MENTOR].profile[key] == sides[Side.MENTEE].profile[key], key
    await maria.says("/profile")
    assert not maria.sees(OTHER)
    assert maria.sees("Наставник: заявка отправлена")


async def test_a_restart_keeps_what_was_answered(equals: Equals) -> None:
    maria = equals.maria.phone
    await maria.says("/profile")
    asked = maria.screen
    await maria.presses(OTHER)
    await equals.here.restarts()
    await maria.presses(OTHER, on=asked)
    await answers_everything(maria)
    summary = maria.screen
    await maria.presses("Отправить анкету")
    await maria.presses("Отправить анкету", on=summary)
    assert len(await equals.sides(equals.maria)) == 2
    await maria.presses(OTHER, on=asked)
    assert len(await equals.sides(equals.maria)) == 2
    assert not maria.sees("?"), maria


async def test_a_mentor_among_equals_is_asked_as_a_mentee(equals: Equals) -> None:
    ivan = await equals.college.mentor(
        "Яковлев Иван Олегович", mentor_kind="teacher", models=["partner"]
    )
    await ivan.phone.says("/profile")
    await ivan.phone.presses("Ответить и как наставляемый")
    await answers_everything(ivan.phone)
    await ivan.phone.presses("Отправить анкету")
    assert set(await equals.sides(ivan)) == {Side.MENTOR, Side.MENTEE}


async def test_nobody_else_is_offered_a_second_side(equals: Equals) -> None:
    petr = await equals.college.mentor("Орлов Пётр Ильич", mentor_kind="teacher")
    student = await equals.college.mentor(
        "Белов Олег Ильич", mentor_kind="learner", models=["partner"]
    )
    for each in (petr, student):
        await each.phone.says("/profile")
        assert not each.phone.sees("Ответить и как")
        await each.phone.presses_data(SecondSide().pack())
        assert len(await equals.sides(each)) == 1


async def test_whoever_is_offered_a_pair_of_equals_may_answer_both(equals: Equals) -> None:
    ivan = await equals.college.mentor(
        "Яковлев Иван Олегович", mentor_kind="teacher", experience_years=1
    )
    await ivan.phone.says("/profile")
    assert not ivan.phone.sees("Ответить и как")
    sides = {"mentor": ivan.participation, "mentee": equals.maria.participation}
    await equals.here.curator.presses_data(ProposeIn(**sides, model="partner").pack())
    await ivan.phone.says("/profile")
    assert ivan.phone.sees("Ответить и как наставляемый")
