"""A curator chooses how two will work: the rules are judged under each model."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.callbacks.pairing import ProposeIn
from tests.handlers.college import College
from tests.talk import Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def looks_at_models(college: College, here: Town) -> tuple[int, int]:
    """Let the curator open the models of two; return their sides."""
    mentor = await college.mentor("Яковлев Иван Олегович")
    mentee = await college.mentee("Кузнецова Мария Петровна")
    await here.curator.says("/match")
    await here.curator.presses("Вручную")
    await here.curator.presses("Кузнецова М. П.")
    await here.curator.presses("1. Яковлев")
    await here.curator.presses("Другая модель")
    return mentor.participation, mentee.participation


async def test_a_pair_works_for_short_goals_and_survives_a_restart(
    college: College, here: Town
) -> None:
    await looks_at_models(college, here)
    olga = here.curator
    assert olga.sees("Как работать: Яковлев"), olga
    assert olga.sees("реверсивная: сейчас нет"), olga
    assert olga.sees("краткосрочная: стаж не важен"), olga
    assert not any("ситуационная" in each for each in olga.screen.buttons)
    screen = olga.screen
    await here.restarts()
    await olga.presses("Предложить: краткосрочная", on=screen)
    assert olga.sees("Пара № 1"), olga
    await olga.presses("Предложить: краткосрочная", on=screen)
    assert [pair.model for pair in await college.pairs()] == ["goal_short"]


async def test_a_model_that_does_not_suit_or_is_none_is_refused_in_words(
    college: College, here: Town
) -> None:
    mentor, mentee = await looks_at_models(college, here)
    olga = here.curator
    for model, words in (
        ("reverse", "опыт"),
        ("group", "другое число участников"),
        ("no_such", "такой модели нет"),
    ):
        await olga.presses_data(ProposeIn(mentor=mentor, mentee=mentee, model=model).pack())
        assert olga.sees("Эта пара сейчас невозможна"), olga
        assert olga.sees(words), olga
    assert await college.pairs() == []
