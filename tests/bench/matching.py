"""Figures (g): how fast a plan of pairs is computed, and that nobody waits for it meanwhile."""

import asyncio
import gc
import pickle
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from bot.nursery import Nursery
from bot.playground.limits import STRICT_ALL, STRICT_CHAT
from bot.playground.server import Playground
from bot.solving.child import Child
from bot.solving.flow import solve
from bot.solving.framing import framed, next_message
from mentoring.plans.compute import compute
from mentoring.plans.edges import edges_of
from mentoring.plans.instance import Instance
from tests.bench.crowd import begin_in_turn, crowd, presses_evenly
from tests.bench.figures import Figure, percentile
from tests.bench.latency import SCREENS_BEFORE
from tests.bench.machine import asks, running
from tests.bench.setting import BUDGET, CHAT_BURST, settings_file
from tests.mentoring.plans.oracles import TASTES, as_sparse, instance
from tests.mentoring.plans.schools import school

TIMES = 3
ORGANISATIONS = 320
PEOPLE, PRESSES_A_SECOND, ROUNDS = 60, 15, 5
REST = 6.0
PULSE = 0.005
BARE = "(beside: the bare matching of SciPy, without reading people or explaining)"


async def measure() -> AsyncIterator[Figure]:
    """Measure whole plans, the solver alone, many organisations, and others meanwhile."""
    for (mentors, mentees), most in {
        (20, 60): 1,
        (150, 400): 1,
        (500, 500): 2,
        (500, 2_000): 3,
    }.items():
        yield _whole(mentors, mentees, most)
    for taste in TASTES:
        yield _alone(taste)
    yield _memory()
    yield await _in_a_row()
    async for figure in _meanwhile():
        yield figure


def _whole(mentors: int, mentees: int, most: float) -> Figure:
    """Compute a plan from people to explanations."""
    task = school(mentors, mentees, 1)
    bare = _bare(edges_of(task).instance)
    ours = _clocked(lambda: compute(task, solve))
    return Figure(f"A plan of {mentors} x {mentees} {BARE}", ours, "s", bare, most=most)


def _alone(taste: str) -> Figure:
    """Solve the biggest instance, without people."""
    some = instance(500, 2_000, taste, 1, eligible=50)
    name = f"The solver alone, 500 x 2,000, {taste} (beside: bare SciPy)"
    return Figure(name, _clocked(lambda: solve(some)), "s", _bare(some), most=3)


def _bare(*instances: Instance) -> float:
    matrices = [as_sparse(each, queue=False) for each in instances]
    return _clocked(lambda: [min_weight_full_bipartite_matching(each) for each in matrices])


def _clocked(work: Callable[[], object]) -> float:
    """Return the middle one of some times of the processor."""
    seconds = []
    gc.disable()  # as the child does
    for _ in range(TIMES):
        began = process_time()
        work()
        seconds.append(process_time() - began)
        gc.collect()
    gc.enable()
    return median(seconds)


def _memory() -> Figure:
    """Give the biggest school to a child and ask the system for its memory."""
    name = "A plan of 500 x 2,000, most memory of the child (beside: for a plan of 2 x 3)"
    return Figure(name, _peak(500, 2_000), "MB", _peak(2, 3), most=400)


def _peak(mentors: int, mentees: int) -> float:
    """Let a child compute and read its high-water mark while it waits for more."""
    command = (sys.executable, "-m", "bot.solving")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(framed(pickle.dumps(school(mentors, mentees, 1))))
        process.stdin.flush()
        next_message(process.stdout)
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii").splitlines()
        process.stdin.close()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024


async def _in_a_row() -> Figure:
    """Compute plans of many organisations one after another, as the bot does it."""
    tasks = [school(20, 60, seed) for seed in range(ORGANISATIONS)]
    began = perf_counter()
    async with Child() as child:
        for task in tasks:
            await child.solved(task)
    ours = perf_counter() - began
    bare = _bare(*(edges_of(task).instance for task in tasks))
    name = f"{ORGANISATIONS} organisations in a row, 20 x 60 each {BARE}"
    return Figure(name, ours, "s", bare, most=60)


async def _meanwhile() -> AsyncIterator[Figure]:
    """Let people press at a bot while plans are computed beside it without a break."""
    quiet = await _waits()
    async with _planning() as stalls:
        busy = await _waits()
    name = "Answer while plans of 150 x 400 are computed, p99 (beside: while none is)"
    yield Figure(name, percentile(busy, 0.99), "s", percentile(quiet, 0.99), most=1)
    async with _pulse() as idle:
        await asyncio.sleep(REST)
    name = "The longest stand of a loop that hands such plans out (beside: an idle loop)"
    yield Figure(name, max(stalls) * 1000, "ms", max(idle) * 1000, most=500)


async def _waits() -> list[float]:
    async with Playground(everybody=STRICT_ALL, one_chat=STRICT_CHAT) as playground:
        with TemporaryDirectory() as place:
            folder = Path(place)
            database = f"sqlite:///{folder}/bench.db"
            file = settings_file(folder, playground, database, BUDGET, CHAT_BURST)
            command = ("-m", "bot", "run", "--config", str(file))
            async with running(*command, log=folder / "log"):
                people = crowd(playground, PEOPLE)
                await asks(playground)
                await begin_in_turn(people, SCREENS_BEFORE, PRESSES_A_SECOND)
                await asyncio.sleep(REST)
                return await presses_evenly(people, PRESSES_A_SECOND, ROUNDS)


@asynccontextmanager
async def _planning() -> AsyncIterator[list[float]]:
    """Compute plans in a child without a break; note how long this loop stands still."""
    task = school(150, 400, 1)

    async def without_a_break() -> None:
        async with Child() as child:
            while True:
                await child.solved(task)

    async with _beside(without_a_break()), _pulse() as stalls:
        yield stalls


@asynccontextmanager
async def _pulse() -> AsyncIterator[list[float]]:
    stalls = [0.0]

    async def beats() -> None:
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            await asyncio.sleep(PULSE)
            stalls.append(loop.time() - began - PULSE)

    async with _beside(beats()):
        yield stalls


@asynccontextmanager
async def _beside(work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    nursery = Nursery()
    nursery.start(work, "beside")
    try:
        yield
    finally:
        await nursery.close()
