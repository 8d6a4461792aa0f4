"""Do what recurs: rows say when, functions say what, and a function says when next."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentoring.ids import OrganisationId
from mentoring.ports import Clock
from storage import Storage
from storage.routines import Routine

log = logging.getLogger(__name__)

RoutineFn = Callable[[Storage, OrganisationId, datetime], Awaitable[datetime]]
"""Do one thing that recurs and return when it is due next; it may run twice after a kill."""

KEYS_KEPT = timedelta(hours=48)
MESSAGES_KEPT = timedelta(days=14)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
NIGHT = time(3, 30)
"""When the copy is made, in the organisation's time."""


async def pulse(_storage: Storage, _organisation: OrganisationId, now: datetime) -> datetime:
    """Leave a sign of life in the database each minute, for whoever looks from outside."""
    return now + MINUTE


async def forget(storage: Storage, organisation: OrganisationId, now: datetime) -> datetime:
    """Forget keys of updates and closed runs after two days, finished messages after two weeks."""
    await storage.inbox.forget(now - KEYS_KEPT)
    await storage.queue.forget(now - MESSAGES_KEPT)
    async with storage.work(organisation) as tx:
        await tx.runs.forget(now - KEYS_KEPT)
    return now + HOUR


def nightly(copy: Callable[[Storage, datetime], Awaitable[None]], at: time = NIGHT) -> RoutineFn:
    """Make a routine of something to be done each night."""

    async def each_night(
        storage: Storage, organisation: OrganisationId, now: datetime
    ) -> datetime:
        await copy(storage, now)
        async with storage.read(organisation) as tx:
            zone = ZoneInfo((await tx.organisations.get()).zone)
        return next_night(now, zone, at)

    return each_night


def next_night(now: datetime, zone: ZoneInfo, at: time = NIGHT) -> datetime:
    """Return the next time it is that hour at night."""
    today = now.astimezone(zone).date()
    tonight = datetime.combine(today, at, zone).astimezone(UTC)
    if tonight <= now:
        tonight = datetime.combine(today + DAY, at, zone).astimezone(UTC)
    return tonight


PULSE = "pulse"
OF_THE_PROCESS = frozenset({PULSE, "health", "backup"})
"""Routines that are about the whole process; they run for the organisation founded first."""

HOUSEKEEPING: Mapping[str, RoutineFn] = {PULSE: pulse, "forget": forget}


class Routines:
    """Run what is due; turns missed while the bot was off are one turn."""

    def __init__(self, storage: Storage, clock: Clock, known: Mapping[str, RoutineFn]) -> None:
        """Know the functions by the kind that rows name."""
        self._storage = storage
        self._clock = clock
        self._known = known
        self._failed: dict[tuple[str, OrganisationId], datetime] = {}
        self._planned: set[OrganisationId] = set()

    async def plan(self, organisation: OrganisationId, *, is_first: bool = True) -> None:
        """Begin each known routine that has not begun yet; its first turn is now."""
        kinds = [kind for kind in self._known if is_first or kind not in OF_THE_PROCESS]
        await self._storage.routines.plan(kinds, organisation, self._clock.now())
        self._planned.add(organisation)

    async def plan_everywhere(self) -> None:
        """Begin the routines of every organisation that is not looked after yet."""
        served = await self._storage.doors.organisations()
        for each in served:
            if each.id not in self._planned:
                await self.plan(each.id, is_first=each.id == served[0].id)

    async def run_due(self) -> None:
        """Run what is due, each on its own: one that fails is tried again in a minute."""
        now = self._clock.now()
        for routine in await self._storage.routines.due(now):
            place = routine.kind, routine.organisation_id
            if routine.kind not in self._known or self._failed.get(place, now) > now:
                continue
            [error] = await asyncio.gather(self._run(routine, now), return_exceptions=True)
            if isinstance(error, Exception):
                self._failed[place] = now + MINUTE
                log.error("routine %s of %s failed", *place, exc_info=error)

    async def _run(self, routine: Routine, now: datetime) -> None:
        organisation = routine.organisation_id
        if routine.kind == PULSE:
            await self.plan_everywhere()  # one may have been added by the command line
        next_due = await self._known[routine.kind](self._storage, organisation, now)
        await self._storage.routines.done(
            routine.kind, organisation, now, next_due, routine.next_due_at
        )
