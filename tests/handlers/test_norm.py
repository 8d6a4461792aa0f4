"""The norm of mentees per mentor: it limits what mentors offer and is named as the cause."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.college import College
from tests.handlers.planned import IVAN, MARIA, OLEG, makes_plan, planning_town
from tests.talk import Town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with planning_town(tmp_path) as opened:
        await norm(opened, 1)
        yield opened


async def norm(here: Town, most: int | None) -> None:
    """Let the settings say how many mentees a mentor may have."""
    async with here.app.storage.work(here.app.organisation) as tx:
        known = await tx.organisations.get()
        await tx.organisations.save(known.model_copy(update={"most_mentees": most}))


async def test_the_norm_is_named_where_it_binds_and_gone_when_it_is_lifted(here: Town) -> None:
    college, olga = College(here), here.curator
    ivan, maria = await college.mentor(IVAN, capacity=2), await college.mentee(MARIA)
    oleg = await college.mentee(OLEG)
    await olga.says("/menu")
    await olga.presses_data(f"pmt:{oleg.participation}:{ivan.participation}:0")
    assert olga.sees("1 свободное место из 1"), olga
    assert olga.sees("Готовность взять: 2; норма здесь: 1."), olga
    offering = olga.screen
    await college.offers(ivan, maria)
    await olga.presses("Предложить", on=offering)
    assert olga.sees("больше не позволяет норма мест"), olga
    assert len(await college.pairs()) == 1
    await here.restarts()
    await norm(here, 1)
    await olga.presses("Предложить", on=offering)
    assert olga.sees("больше не позволяет норма мест"), olga
    await norm(here, None)
    for _doubled in range(2):
        await olga.presses("Предложить", on=offering)
    assert len(await college.pairs()) == 2


async def test_a_plan_keeps_the_norm_and_says_so(here: Town) -> None:
    college, olga = College(here), here.curator
    await college.mentor(IVAN, capacity=3)
    for name in (MARIA, OLEG):
        await college.mentee(name)
    await makes_plan(here)
    assert olga.sees("С наставником: 1 из 2"), olga
    await olga.presses("Без пары: 1")
    assert olga.sees("у подходящих наставников выбрана норма мест"), olga
    await olga.presses("1")
    assert olga.sees("1 наставник: больше не позволяет норма мест"), olga
