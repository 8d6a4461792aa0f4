"""Figure (b): how long people wait for an answer when Telegram's limits are in force."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.playground.limits import STRICT_ALL, STRICT_CHAT
from bot.playground.server import Playground
from tests.bench.crowd import begin_in_turn, crowd, press_at_once, presses_evenly
from tests.bench.figures import Figure, percentile
from tests.bench.machine import asks, running
from tests.bench.setting import BUDGET, CHAT_BURST, settings_file

PEOPLE = 100
PRESSES_A_SECOND = 15
SECONDS = 60
ROUNDS = SECONDS * PRESSES_A_SECOND // PEOPLE
SCREENS_BEFORE = 4
BEGINNERS_A_SECOND = 15
REST = 6.0
"""Seconds after which every chat may take a burst again."""
ALL_WITHIN = PEOPLE / BUDGET + 1
PATIENCE = 30.0
BASELINE = "tests.bench.baseline_bot"


@dataclass(frozen=True)
class Waits:
    """Hold how long people waited: one after the other, and all at once."""

    steady: list[float]
    at_once: list[float]


async def measure() -> list[Figure]:
    """Let the same people press at our bot and at one that paces nothing."""
    ours, bare = await _ours(), await _bare()
    in_time = [each for each in ours.at_once if each <= ALL_WITHIN]
    bare_in_time = [each for each in bare.at_once if each <= ALL_WITHIN]
    last = max(ours.at_once) if len(ours.at_once) == PEOPLE else PATIENCE
    return [
        Figure(
            f"Answer at {PRESSES_A_SECOND} presses/s from {PEOPLE} people for {SECONDS} s, p99",
            percentile(ours.steady, 0.99),
            "s",
            baseline=percentile(bare.steady, 0.99),
            most=1,
        ),
        Figure(f"{PEOPLE} presses in one instant, the last answered", last, "s", most=ALL_WITHIN),
        Figure(
            f"{PEOPLE} presses in one instant, answered within {ALL_WITHIN:.2f} s",
            len(in_time),
            "presses",
            baseline=len(bare_in_time),
            least=PEOPLE,
        ),
    ]


async def _ours() -> Waits:
    async with Playground(everybody=STRICT_ALL, one_chat=STRICT_CHAT) as playground:
        with TemporaryDirectory() as place:
            folder = Path(place)
            database = f"sqlite:///{folder}/bench.db"
            file = settings_file(folder, playground, database, BUDGET, CHAT_BURST)
            command = ("-m", "bot", "run", "--config", str(file))
            async with running(*command, log=folder / "log"):
                return await _waits(playground, SCREENS_BEFORE)


async def _bare() -> Waits:
    async with Playground(everybody=STRICT_ALL, one_chat=STRICT_CHAT) as playground:
        with TemporaryDirectory() as place:
            database = f"sqlite+aiosqlite:///{place}/bench.db"
            command = ("-m", BASELINE, playground.url, playground.token, database)
            async with running(*command, log=Path(place) / "log"):
                return await _waits(playground, 0)


async def _waits(playground: Playground, screens: int) -> Waits:
    people = crowd(playground, PEOPLE)
    await asks(playground)
    await begin_in_turn(people, screens, BEGINNERS_A_SECOND)
    await asyncio.sleep(REST)
    steady = await presses_evenly(people, PRESSES_A_SECOND, ROUNDS)
    await asyncio.sleep(REST)
    return Waits(steady, await press_at_once(people, PATIENCE))
