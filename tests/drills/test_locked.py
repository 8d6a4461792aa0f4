"""Let somebody else hold the database: people wait, nothing is lost, nobody falls over."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest

from tests.drills.bot_process import Nest
from tests.drills.reckoning import every_answer_once
from tests.drills.scene import Scene, answering, scene

pytestmark = pytest.mark.slow

LOCKED_FOR = 15.0


async def test_locked_database_delays_and_loses_nothing(
    tmp_path: Path, dice: Random, nest: Nest
) -> None:
    async with scene(tmp_path, nest, dice, groups=1) as here:
        await here.bot.starts()
        people = await here.newcomers(6)
        async with answering(people):
            async with locked(here):
                before = [one.number for one in people]
                await asyncio.sleep(LOCKED_FOR)
                # whose reply was on its way at the lock may have given one more answer
                assert all(one.number <= at + 2 for one, at in zip(people, before, strict=True))
            await asyncio.sleep(1.0)
        await here.settles()
        await here.ends()
        await every_answer_once(here.school, people)
        assert all(one.number > at for one, at in zip(people, before, strict=True))
        assert not here.repeats()


async def test_sigterm_under_a_locked_database_loses_nothing(
    tmp_path: Path, dice: Random, nest: Nest
) -> None:
    async with scene(tmp_path, nest, dice, groups=1) as here:
        await here.bot.starts()
        people = await here.newcomers(6)
        async with answering(people):
            async with locked(here):
                await asyncio.sleep(0.7)
                here.bot.stop()
                await asyncio.sleep(1.3)
            assert await here.bot.ends() == 0
            await here.bot.starts()
        await here.settles()
        await here.ends()
        await every_answer_once(here.school, people)
        assert not here.repeats()


@asynccontextmanager
async def locked(here: Scene) -> AsyncIterator[None]:
    """Hold SQLite's one place for writers as another program may."""
    connection = sqlite3.connect(
        here.school.storage.engines.file, timeout=20, check_same_thread=False
    )
    await asyncio.to_thread(connection.execute, "BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.rollback()
        connection.close()
