"""Let a bot compute plans of pairs for its own organisation while people press its buttons."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import SystemClock
from bot.nursery import Nursery
from bot.planner import Planner
from bot.playground.limits import STRICT_ALL, STRICT_CHAT
from bot.playground.server import Playground
from bot.settings_file import load
from mentoring.ids import OrganisationId
from mentoring.plans.records import Constraints, Plan, PlanState, PlanTask
from storage import Storage, open_storage
from tests.bench.crowd import begin_in_turn, crowd, presses_evenly
from tests.bench.latency import SCREENS_BEFORE
from tests.bench.machine import asks, running
from tests.bench.seeding import seeding
from tests.bench.setting import BUDGET, CHAT_BURST, settings_file

PEOPLE, PRESSES_A_SECOND, ROUNDS = 60, 15, 5
REST = 6.0
GLANCE = 0.2
PULSE = 0.005


@dataclass
class Seen:
    """Hold how long people waited for answers, and how long the bot says its plans took."""

    waits: list[float] = field(default_factory=list)
    plans: list[float] = field(default_factory=list)


async def waits_beside(task: PlanTask, asked_for: bool) -> Seen:
    """Let people press at a bot with this school in its database; plans are asked for or not."""
    async with Playground(everybody=STRICT_ALL, one_chat=STRICT_CHAT) as playground:
        with TemporaryDirectory() as place:
            folder, seen = Path(place), Seen()
            database = f"sqlite:///{folder}/bench.db"
            file = settings_file(folder, playground, database, BUDGET, CHAT_BURST)
            async with seeding(file) as seed:
                await seed.school(task)
            command = ("-m", "bot", "run", "--config", str(file))
            async with running(*command, log=folder / "log"):
                people = crowd(playground, PEOPLE)
                await asks(playground)
                await begin_in_turn(people, SCREENS_BEFORE, PRESSES_A_SECOND)
                await asyncio.sleep(REST)
                async with _asking(file, seed.organisation, seen.plans, asked_for):
                    seen.waits = await presses_evenly(people, PRESSES_A_SECOND, ROUNDS)
            return seen


@asynccontextmanager
async def _asking(
    file: Path, organisation: OrganisationId, took: list[float], asked_for: bool
) -> AsyncIterator[None]:
    """Ask for one plan after another, as a curator would from another chat."""
    settings, nursery = load(file), Nursery()
    storage = await open_storage(settings.database.url, SystemClock(), settings.key_file)
    try:
        if asked_for:
            nursery.start(_one_after_another(storage, organisation, took), "asking")
        yield
    finally:
        await nursery.close()
        await storage.close()


async def _one_after_another(
    storage: Storage, organisation: OrganisationId, took: list[float]
) -> None:
    while True:
        async with storage.read(organisation) as tx:
            last = await tx.plans.latest()
        if last is None or last.state is not PlanState.COMPUTING:
            async with storage.work(organisation) as tx:
                if last is not None:
                    took.append(_seconds(last))
                    await tx.plans.move(last, PlanState.DROPPED, tx.now)
                await tx.plans.add(Constraints(), None)
        await asyncio.sleep(GLANCE)


def _seconds(done: Plan) -> float:
    assert done.result is not None
    assert done.result.units
    return (done.milliseconds or 0) / 1000


async def stands(task: PlanTask) -> tuple[float, float]:
    """Return the longest stand of a loop with the bot's planner in it, and of an idle one."""
    async with Playground() as playground:
        with TemporaryDirectory() as place:
            folder = Path(place)
            database = f"sqlite:///{folder}/bench.db"
            file = settings_file(folder, playground, database, BUDGET, CHAT_BURST)
            async with seeding(file) as seed:
                await seed.school(task)
                async with seed.storage.work(seed.organisation) as tx:
                    assert await tx.plans.add(Constraints(), None)
                planner = Planner(seed.storage, SystemClock())
                async with _pulse() as working:
                    await planner.look()
                    await planner.finished()
                async with _pulse() as idle:
                    await asyncio.sleep(REST)
                return max(working), max(idle)


@asynccontextmanager
async def _pulse() -> AsyncIterator[list[float]]:
    stalls, nursery = [0.0], Nursery()

    async def beats() -> None:
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            await asyncio.sleep(PULSE)
            stalls.append(loop.time() - began - PULSE)

    nursery.start(beats(), "pulse")
    try:
        yield stalls
    finally:
        await nursery.close()
