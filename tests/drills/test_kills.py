"""Kill the process at random moments of a busy day: nothing is lost, little comes twice."""

import asyncio
import os
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from bot.playground.faults import SENDING
from mentoring.office import Segment
from tests.drills.bot_process import Nest
from tests.drills.reckoning import (
    ON_THE_WIRE,
    every_answer_once,
    every_message_by_its_class,
    surplus,
)
from tests.drills.scene import Scene, answering, scene

pytestmark = pytest.mark.slow

CI = os.environ.get("NASTAVNIK_CI") == "1"
PEOPLE = 15
SOON, LATE = 0.05, 0.7
IN_RECOVERY = 0.3
"""So many kills come before the bot has taken up what the one before left behind."""
REMINDED = 2
"""Groups of seven that agree on a meeting in each round."""


async def test_kills_lose_nothing_by_polling(tmp_path: Path, dice: Random, nest: Nest) -> None:
    async with scene(tmp_path, nest, dice) as here:
        await drill(here, 30 if CI else 10)


async def test_kills_lose_nothing_by_webhook(tmp_path: Path, dice: Random, nest: Nest) -> None:
    async with scene(tmp_path, nest, dice, webhook=True) as here:
        await drill(here, 8 if CI else 3)
        assert here.playground.telegram.webhook.secret
        assert not here.playground.journal.of("getUpdates")


async def test_kills_lose_nothing_on_postgres(
    tmp_path: Path, dice: Random, nest: Nest, fresh_postgres_url: str
) -> None:
    async with scene(tmp_path, nest, dice, fresh_postgres_url) as here:
        await drill(here, 6 if CI else 3)


async def drill(here: Scene, rounds: int) -> None:
    """Kill again and again while letters go out and questionnaires are answered."""
    await here.bot.starts()
    people = await here.newcomers(PEOPLE)
    async with answering(people):
        for number in range(rounds):
            await here.killed()
            await busy(here, number)
            await starts_acting(here)
            await asyncio.sleep(here.dice.uniform(SOON, LATE))
        await here.killed()
        await here.bot.starts()
    await here.settles()
    await here.ends()
    await reckon(here)


async def busy(here: Scene, number: int) -> None:
    """Give the bot work while it is down: a letter to many, reminders to some groups."""
    await here.school.writes(Segment.ALL if number % 5 == 0 else Segment.MENTORS)
    await here.school.reminds(here.dice.sample(here.school.groups, REMINDED))


async def starts_acting(here: Scene) -> None:
    """Start the bot; wait for its first message, or until it takes updates as well."""
    before = messages(here)
    if here.dice.random() < IN_RECOVERY:
        here.bot.start()
    else:
        await here.bot.starts()
    while messages(here) == before:
        assert here.bot.alive, here.bot.lines()[-8:]
        await asyncio.sleep(0.01)


def messages(here: Scene) -> int:
    """Count what the bot has asked Telegram to send or change."""
    return sum(request.method in SENDING for request in here.playground.journal)


async def reckon(here: Scene) -> None:
    """Compare what people did and saw with what is stored."""
    ends = await every_message_by_its_class(here.school)
    again = here.repeats()
    extra = await surplus(here.school)
    say(here, f"repeats {[again[n] for n in range(len(here.kills))]}, in all {extra}", ends)
    await every_answer_once(here.school, here.people)
    assert all(count <= ON_THE_WIRE for count in (*again.values(), *in_doubt(here))), again
    assert len(here.kills) not in again, "repeated without a kill"
    assert extra <= ON_THE_WIRE * len(here.kills)


def say(here: Scene, measured: str, ends: Counter[str]) -> None:
    """Print what was measured, for whoever reads the output."""
    acts = sum(one.acts for one in here.people)
    print(f"{len(here.kills)} kills, {acts} acts, {measured}, {dict(ends)}")  # noqa: T201


def in_doubt(here: Scene) -> list[int]:
    """Read from the log how many messages each start found in doubt."""
    return [
        int(line.rpartition(", ")[2].split()[0])
        for line in here.bot.lines()
        if "taken up:" in line
    ]
