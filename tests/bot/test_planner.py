"""The planner computes in a real child process, lets others work meanwhile, and loses nothing."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.planner import Planner
from mentoring.people import Actor, Channel
from mentoring.planning.beginning import begin, put_aside
from mentoring.plans.records import Plan, PlanResult, PlanState, PlanTask
from tests.handlers.college import College
from tests.handlers.planned import at_once, people, plan
from tests.talk import CURATOR, Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        await people(College(opened))
        await opened.curator.says("/menu")
        yield opened


async def asked(here: Town) -> Plan:
    async with here.app.storage.work(here.app.organisation) as tx:
        return await begin(tx, await olga(here))


async def olga(here: Town) -> Actor:
    async with here.app.storage.read(here.app.organisation) as tx:
        found = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
    assert found is not None
    return found


class Gate:
    """Compute only when it is opened."""

    def __init__(self) -> None:
        self.entered, self.open = asyncio.Event(), asyncio.Event()

    async def solve(self, task: PlanTask) -> PlanResult:
        self.entered.set()
        await self.open.wait()
        return await at_once(task)


async def test_a_real_child_computes_the_plan(here: Town) -> None:
    made = await asked(here)
    planner = Planner(here.app.storage, here.clock)
    await planner.look()
    assert await planner.finished()
    ready = await plan(here, made.id)
    assert (ready.state, ready.result and ready.result.seated) == (PlanState.READY, 2)
    assert ready.milliseconds
    await here.settles()
    assert here.curator.sees("План пар посчитан"), here.curator


async def test_the_bot_answers_others_while_a_plan_is_computed(here: Town) -> None:
    made, gate = await asked(here), Gate()
    planner = Planner(here.app.storage, here.clock, gate.solve)
    await planner.look()
    await gate.entered.wait()
    await planner.look()
    async with here.app.storage.work(here.app.organisation) as tx:
        await put_aside(tx, await olga(here), made.id)
    gate.open.set()
    await planner.finished()
    assert (await plan(here, made.id)).state is PlanState.DROPPED


async def test_a_bot_that_ends_in_the_middle_leaves_the_plan_to_the_next(here: Town) -> None:
    made, gate = await asked(here), Gate()
    planner = Planner(here.app.storage, here.clock, gate.solve)
    await planner.look()
    await gate.entered.wait()
    await planner.stop()
    assert (await plan(here, made.id)).state is PlanState.COMPUTING
    after = Planner(here.app.storage, here.clock, at_once)
    await after.look()
    await after.finished()
    assert (await plan(here, made.id)).state is PlanState.READY


async def test_what_fails_on_our_side_is_tried_again_later_not_at_once(here: Town) -> None:
    made, tries = await asked(here), list[PlanTask]()

    async def breaks(task: PlanTask) -> PlanResult:
        tries.append(task)
        raise RuntimeError

    here.alarms.expect()
    planner = Planner(here.app.storage, here.clock, breaks)
    for _look in range(3):
        await planner.look()
        await planner.finished()
    assert len(tries) == 1
    here.clock.move(timedelta(minutes=1))
    await planner.look()
    await planner.finished()
    assert len(tries) == 2
    assert (await plan(here, made.id)).state is PlanState.COMPUTING
