"""Ring the bells: a tick each second, and a wake-up when the next message is due.

What is due is decided by rows and the clock; a bell only says "look". So a missed, doubled or
early bell changes nothing, and APScheduler holds these two jobs and no others.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import LivingClock, SystemClock
from bot.courier import Courier
from bot.nursery import Nursery
from bot.routines import Routines
from bot.watchdog import Watchdog
from storage import Storage

TICK = "tick"
WAKE_UP = "wake-up"
TICK_SECONDS = 1


class Jobs:
    """Keep the two bells and do what has to be done when they ring."""

    def __init__(
        self,
        storage: Storage,
        courier: Courier,
        routines: Routines,
        clock: LivingClock,
        watchdog: Watchdog,
        *others: Callable[[], Awaitable[None]],
    ) -> None:
        """Hold whom to wake."""
        self._storage = storage
        self._courier = courier
        self._routines = routines
        self._clock = clock
        self._watchdog = watchdog
        self._others = others
        self._nursery = Nursery()
        self._looking = Nursery()
        self._planned: datetime | None = None
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1},
        )

    def start(self) -> None:
        """Begin to ring, and hear when the clock is moved."""
        self._scheduler.add_job(self._ring, "interval", seconds=TICK_SECONDS, id=TICK)
        self._scheduler.start()
        self._nursery.start(self._follow_the_clock(), "clock")
        self._watchdog.start()
        self.tick()

    async def stop(self) -> None:
        """Stop ringing; a routine that runs may end first."""
        self._watchdog.stop()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        await self._nursery.close()
        await self._looking.close(patience=10)

    def tick(self) -> None:
        """Wake everybody; be quick: slow work runs beside the bell and is not begun twice.

        A look ends by waking the courier; who is woken before it as well reads the outbox twice.
        """
        self._watchdog.tick()
        if len(self._looking):
            self._courier.wake()
        else:
            self._looking.start(self.look(), "routines")

    async def look(self) -> None:
        """Run what recurs and is due, see what else waits, set the wake-up to the next message."""
        try:
            await self._routines.run_due()
            for look in self._others:
                await look()
        finally:
            self._courier.wake()
        await self._plan()

    async def _plan(self) -> None:
        if not self._scheduler.running:
            return
        due, now = await self._storage.queue.next_due(), self._clock.now()
        if due is None or due <= now:
            return
        rings_at = SystemClock().now() + (due - now)
        if due != self._planned:
            self._planned = due
            self._scheduler.add_job(
                self._wake_up, "date", run_date=rings_at, id=WAKE_UP, replace_existing=True
            )

    async def _ring(self) -> None:  # a coroutine: APScheduler runs plain functions in a thread
        self.tick()

    async def _wake_up(self) -> None:
        self._courier.wake()

    async def _follow_the_clock(self) -> None:
        while True:
            await self._clock.changed()
            self._planned = None
            self.tick()
