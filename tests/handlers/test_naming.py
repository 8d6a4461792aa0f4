"""Naming a person in a questionnaire: cards by a surname, never a list of everybody."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.applicants import MENTEE_ANSWERS, WISH, answers, consents
from tests.handlers.college import College
from tests.handlers.test_leaving import revokes
from tests.talk import Person, Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def comes_to_the_wish(here: Town) -> Person:
    """Bring a mentee to the question about the wished mentor."""
    maria = here.person(3001)
    await consents(maria)
    await answers(maria, *MENTEE_ANSWERS[:WISH])
    assert maria.sees("С каким наставником")
    return maria


async def test_only_approved_mentors_with_a_consent_are_found(
    college: College, here: Town
) -> None:
    await college.mentor("Яковлев Иван Олегович")
    left = await college.mentor("Яковлев Лев Олегович")
    await college.mentor("Яковлев Неодобрен Олегович", approved=False)
    await college.mentee("Яковлев Ученик Олегович")
    await left.phone.says("/menu")
    await revokes(left.phone)
    maria = await comes_to_the_wish(here)
    for words in ("я", "ов", "ковлев", "лев яковлев", "ученик"):
        await maria.says(words)
        assert not any("Яковлев" in each for each in maria.screen.buttons), (words, maria)
    await maria.says("як")
    assert maria.sees("хотя бы три буквы"), maria
    await maria.says("яков")
    cards = [each for each in maria.screen.buttons if "Яковлев" in each]
    assert cards == ["Яковлев Иван Олегович"], maria
    await maria.presses("Яковлев Иван Олегович")
    assert maria.sees("с кем Вам работать не хотелось бы"), maria
    await maria.says("яков")
    cards = [each for each in maria.screen.buttons if "Яковлев" in each]
    assert len(cards) == 3, maria
    assert not any("Лев" in each.split() for each in cards), maria


async def test_a_made_up_card_names_nobody(college: College, here: Town) -> None:
    anna = await college.mentee("Тайная Анна Викторовна")
    ivan = await college.mentor("Яковлев Иван Олегович")
    maria = await comes_to_the_wish(here)
    await maria.says("яковлев")
    shown = maria.screen
    made_up = next(
        key.data for key in shown.keys if "Яковлев" in key.text and "#" in key.data
    ).replace(f"#{ivan.person}", f"#{anna.person}")
    await maria.presses_data(made_up)
    assert maria.sees("С каким наставником"), maria
    assert "Тайная" not in str(maria.screen)
    await maria.presses("Яковлев Иван Олегович", on=shown)
    assert maria.sees("с кем Вам работать не хотелось бы"), maria
