"""Figure (a): processor time of the whole bot for one answer of a questionnaire."""

import asyncio
import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.playground.limits import UNLIMITED
from bot.playground.server import Playground
from tests.bench.crowd import all_of, answers, begins, crowd
from tests.bench.figures import Figure
from tests.bench.machine import Program, running
from tests.bench.setting import settings_file

PEOPLE = 100
ROUNDS = 3
ANSWERS = 12
SCREENS_BEFORE = 4
BASELINE = "tests.bench.baseline_bot"
UNPACED = 100_000


async def measure(database: str, plain: str, name: str) -> list[Figure]:
    """Compare our bot with the least bot and a bare echo on one database."""
    ours = await _ours(database)
    least = await _least(plain)
    echo = await _least("none")
    return [
        Figure(
            f"CPU per answer, {name}, against a bot with one read and one write",
            ours,
            "ms",
            baseline=least,
            most=2.5,
            of="ratio",
        ),
        Figure(f"CPU per answer, {name}, against a bare echo", ours, "ms", baseline=echo),
    ]


async def _ours(database: str) -> float:
    async with Playground(everybody=UNLIMITED, one_chat=UNLIMITED) as playground:
        with TemporaryDirectory() as place:
            folder = Path(place)
            url = database.format(folder=folder)
            file = settings_file(folder, playground, url, UNPACED, UNPACED)
            command = ("-m", "bot", "run", "--config", str(file))
            async with running(*command, log=folder / "log") as program:
                return await _cost(playground, program, SCREENS_BEFORE)


async def _least(database: str) -> float:
    async with Playground(everybody=UNLIMITED, one_chat=UNLIMITED) as playground:
        with TemporaryDirectory() as place:
            url = database.format(folder=place)
            command = ("-m", BASELINE, playground.url, playground.token, url)
            async with running(*command, log=Path(place) / "log") as program:
                return await _cost(playground, program, 0)


async def _cost(playground: Playground, program: Program, screens: int) -> float:
    """Return the median of milliseconds per answer over the rounds."""
    people = crowd(playground, PEOPLE)
    await all_of(begins(phone, screens) for phone in people)
    await all_of(answers(phone, 2) for phone in people)
    costs = []
    for _ in range(ROUNDS):
        before = program.cpu()
        await all_of(answers(phone, ANSWERS) for phone in people)
        await asyncio.sleep(0.2)
        costs.append((program.cpu() - before) / (PEOPLE * ANSWERS) * 1000)
    return statistics.median(costs)
