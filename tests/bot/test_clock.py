"""The clock: it can be moved, and whoever waits for that hears it."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.clock import MovableClock, SystemClock
from bot.nursery import Nursery

NOON = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


async def test_standing_clock_moves_only_when_moved() -> None:
    clock = MovableClock(standing_at=NOON)
    await asyncio.sleep(0.01)
    assert clock.now() == NOON
    clock.move(timedelta(hours=3))
    assert clock.now() == NOON + timedelta(hours=3)
    clock.set(NOON)
    assert clock.now() == NOON


async def test_running_clock_runs_on_from_where_it_was_set() -> None:
    clock = MovableClock()
    assert abs(clock.now() - SystemClock().now()) < timedelta(seconds=1)
    clock.set(NOON)
    before = clock.now()
    await asyncio.sleep(0.01)
    assert NOON <= before < clock.now() < NOON + timedelta(seconds=5)
    assert clock.now().tzinfo is UTC


async def test_everybody_who_waits_for_a_change_hears_of_each() -> None:
    clock = MovableClock(standing_at=NOON)
    nursery = Nursery()
    heard: list[str] = []

    async def listens(name: str, times: int) -> None:
        for _ in range(times):
            await clock.changed()
            heard.append(name)

    nursery.start(listens("a", 2), "a")
    nursery.start(listens("b", 1), "b")
    for _ in range(2):
        await asyncio.sleep(0)
        clock.move(timedelta(minutes=1))
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert sorted(heard) == ["a", "a", "b"]
    assert len(nursery) == 0


async def test_nobody_moves_the_systems_clock() -> None:
    nursery = Nursery()
    waits = nursery.start(SystemClock().changed(), "waits")
    await asyncio.sleep(0.01)
    assert not waits.done()
    await nursery.close()
    assert waits.cancelled()
