"""Tell what time it is; the only place that asks the system."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from mentoring.ports import Clock


class LivingClock(Clock, Protocol):
    """Be a clock that can also say when somebody moves it."""

    async def changed(self) -> None:
        """Wait until the clock is moved."""
        ...


class SystemClock:
    """Tell the system's time."""

    def now(self) -> datetime:
        """Return the present instant."""
        return datetime.now(UTC)

    async def changed(self) -> None:
        """Wait for ever: nobody moves the system's clock by hand; a jump is seen by the tick."""
        await asyncio.get_running_loop().create_future()


class MovableClock:
    """Tell a time that the demo and the tests move; between moves it runs or stands still."""

    def __init__(self, standing_at: datetime | None = None) -> None:
        """Run with the system's time, or stand still at an instant."""
        self._read = _standing(standing_at) if standing_at else SystemClock().now
        self._offset = timedelta()
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        """Return the instant it has been moved to."""
        return self._read() + self._offset

    def move(self, delta: timedelta) -> None:
        """Move it forwards or back and wake whoever waits for a change."""
        self._offset += delta
        self._moved.set()
        self._moved = asyncio.Event()

    def set(self, instant: datetime) -> None:
        """Move it to an instant."""
        self.move(instant - self.now())

    async def changed(self) -> None:
        """Wait until the clock is moved."""
        await self._moved.wait()


def _standing(instant: datetime) -> Callable[[], datetime]:
    return lambda: instant
