"""Figures (g): how fast a plan of pairs is computed, and that nobody waits for it meanwhile."""

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from bot.solving.child import Child
from bot.solving.flow import solve
from bot.solving.framing import framed, next_message
from mentoring.plans.compute import compute
from mentoring.plans.edges import edges_of
from mentoring.plans.instance import Instance
from mentoring.plans.records import PlanTask
from tests.bench.figures import Figure, percentile
from tests.bench.planning import stands, waits_beside
from tests.mentoring.plans.oracles import as_sparse, instance
from tests.mentoring.plans.schools import TASTES, school

SIZES = {(20, 60): 1, (150, 400): 1, (500, 500): 2, (500, 2_000): 3}
"""Mentors and mentees, and the seconds a plan for them may take."""

SEEDS = range(1, 4)
TIMES = 3
ORGANISATIONS = 320
BIGGEST = (500, 2_000)
BARE = "(beside: the bare matching of SciPy, without reading people or explaining)"


class Took(NamedTuple):
    """Hold the seconds of the processor and those that passed."""

    processor: float
    clock: float


async def measure() -> AsyncIterator[Figure]:
    """Measure whole plans, the solver alone, many organisations, and others meanwhile."""
    for (mentors, mentees), most in SIZES.items():
        for taste in TASTES:
            yield _whole(mentors, mentees, taste, most)
    for taste in TASTES:
        yield _alone(taste)
    yield _memory()
    yield await _in_a_row()
    async for figure in _meanwhile():
        yield figure


def _whole(mentors: int, mentees: int, taste: str, most: float) -> Figure:
    """Compute plans of several schools from people to explanations; the slowest counts."""
    tasks = [TASTES[taste](school(mentors, mentees, seed)) for seed in SEEDS]
    bare = _bare(edges_of(tasks[0]).instance)
    took = [_taken(partial(compute, task, solve)) for task in tasks]
    clock = max(each.clock for each in took)
    name = f"A plan of {mentors} x {mentees}, {taste}, by the clock {clock:.2f} s {BARE}"
    return Figure(name, max(each.processor for each in took), "s", bare, most=most)


def _alone(taste: str) -> Figure:
    """Solve the biggest instance, without people."""
    some = instance(*BIGGEST, taste, 1, eligible=50)
    name = f"The solver alone, 500 x 2,000, {taste} (beside: bare SciPy)"
    ours = median(_taken(lambda: solve(some)).processor for _ in range(TIMES))
    return Figure(name, ours, "s", _bare(some), most=3)


def _bare(*instances: Instance) -> float:
    matrices = [as_sparse(each, queue=False) for each in instances]
    return _taken(lambda: [min_weight_full_bipartite_matching(m) for m in matrices]).processor


def _taken(work: Callable[[], object]) -> Took:
    """Do some work as the child does it: garbage is looked for afterwards."""
    gc.disable()
    began, at = process_time(), perf_counter()
    work()
    took = Took(process_time() - began, perf_counter() - at)
    gc.enable()
    gc.collect()
    return took


def _memory() -> Figure:
    """Give the biggest school to a child and ask the system for its memory."""
    name = "A plan of 500 x 2,000, coarse, most memory of the child (beside: of 2 x 3)"
    big, small = TASTES["coarse"](school(*BIGGEST, 1)), school(2, 3, 1)
    return Figure(name, _peak(big), "MB", _peak(small), most=400)


def _peak(task: PlanTask) -> float:
    """Let a child compute and read its high-water mark while it waits for more."""
    command = (sys.executable, "-m", "bot.solving")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(framed(pickle.dumps(task)))
        process.stdin.flush()
        next_message(process.stdout)
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii").splitlines()
        process.stdin.close()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024


async def _in_a_row() -> Figure:
    """Compute plans of many organisations one after another, as the bot does it."""
    tasks = list(_organisations())
    began, busy = perf_counter(), _children()
    async with Child() as child:
        for task in tasks:
            await child.solved(task)
    clock, busy = perf_counter() - began, _children() - busy
    bare = _bare(*(edges_of(task).instance for task in tasks))
    what = f"{ORGANISATIONS} organisations in a row, 20 x 60 each, by the clock"
    name = f"{what} ({busy:.1f} s of the processor; {BARE[1:]}"
    return Figure(name, clock, "s", bare, most=60)


def _children() -> float:
    """Return the seconds of the processor that processes took that this one started, and ended."""
    used = os.times()
    return used.children_user + used.children_system


def _organisations() -> Iterator[PlanTask]:
    for seed, taste in zip(range(ORGANISATIONS), cycle(TASTES.values()), strict=False):
        yield taste(school(20, 60, seed))


async def _meanwhile() -> AsyncIterator[Figure]:
    """Let people press at a bot that computes the biggest plans, one after the other."""
    task = school(*BIGGEST, 1)
    quiet, busy = await waits_beside(task, False), await waits_beside(task, True)
    name = (
        f"Answer while a bot computes {len(busy.plans)} plans of 500 x 2,000, p99 (beside: none)"
    )
    p99 = [percentile(each.waits, 0.99) for each in (busy, quiet)]
    yield Figure(name, p99[0], "s", p99[1], most=1)
    standing, idle = await stands(task)
    name = (
        "The longest stand of a loop that reads and hands out such a plan (beside: an idle loop)"
    )
    yield Figure(name, standing * 1000, "ms", idle * 1000, most=500)
