"""Nobody answers an offer: the next mentor in the same model, one more term with a reminder."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mentoring.forming import propose
from mentoring.people import Channel
from tests.handlers.college import College, Somebody
from tests.talk import CURATOR, Town, town

NEWS = "Новость по программе наставничества\n[Открыть]"
WAITS = "Вопрос по программе наставничества ждёт ответа"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


async def proposed(here: Town, mentor: Somebody, mentee: Somebody, model: str) -> None:
    """Let the curator propose two in a model."""
    await here.curator.says("/menu")
    async with here.app.storage.work(here.app.organisation) as tx:
        olga = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
        assert olga is not None
        members = (mentee.participation,)
        await propose(tx, olga, mentor.participation, members, here.app.house.rules, model)


@pytest.mark.parametrize("model", ["virtual", "goal_short", "partner"])
async def test_the_next_mentor_is_asked_in_the_same_model(here: Town, model: str) -> None:
    college, olga = College(here), here.curator
    ivan = await college.mentor("Яковлев Иван Олегович", experience_years=1)
    await college.mentor("Орлова Анна Викторовна", experience_years=1)
    maria = await college.mentee("Кузнецова Мария Петровна")
    await proposed(here, ivan, maria, model)
    await here.moves(days=4)
    await olga.presses("Открыть")
    await olga.presses("Предложить следующему")
    told = [(pair.model, pair.state.value) for pair in await college.pairs()]
    assert told == [(model, "ended"), (model, "offered")]


async def test_whom_the_model_forbids_is_not_the_next(here: Town) -> None:
    college, olga = College(here), here.curator
    ivan = await college.mentor("Яковлев Иван Олегович", experience_years=1)
    await college.mentor("Орлова Анна Викторовна", experience_years=30)
    maria = await college.mentee("Кузнецова Мария Петровна")
    await proposed(here, ivan, maria, "partner")
    await here.moves(days=4)
    await olga.presses("Открыть")
    await olga.presses("Предложить следующему")
    assert olga.sees("Предложение ждёт"), olga
    assert [pair.state.value for pair in await college.pairs()] == ["offered"]


