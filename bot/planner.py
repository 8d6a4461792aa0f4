"""Compute the plans that curators ask for, one after another, in a child process.

The rows say what is to do, so a killed process takes a plan up again. While the child computes,
no transaction is open: the bot answers others.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.nursery import Nursery
from bot.solving.child import NotSolved, solved
from mentoring.ids import OrganisationId, PlanId
from mentoring.planning.beginning import came_out, task_of
from mentoring.plans.records import PlanResult, PlanTask
from mentoring.ports import Clock
from storage import Storage

log = logging.getLogger(__name__)

Solve = Callable[[PlanTask], Awaitable[PlanResult]]

LATER = timedelta(seconds=15)
"""How long a plan waits about which something went wrong on our side."""


class Planner:
    """Work on the plans of all organisations."""

    def __init__(self, storage: Storage, clock: Clock, solve: Solve = solved) -> None:
        """Hold what outlives a plan."""
        self._storage = storage
        self._clock = clock
        self._nursery = Nursery()
        self._in_hand: set[PlanId] = set()
        self._later: dict[PlanId, datetime] = {}
        self.solve = solve

    async def look(self) -> None:
        """Begin with the oldest plan that waits; one at a time, for memory's sake."""
        if self._in_hand:
            return
        for organisation, which in await self._storage.computing_plans():
            waits = self._later.get(which)
            if waits is None or waits <= self._clock.now():
                self._in_hand.add(which)
                self._nursery.start(self._work(organisation, which), name="matching plan")
                return

    async def finished(self) -> bool:
        """Wait until nothing is in hand; tell whether anything was."""
        was_busy = len(self._nursery) > 0
        await self._nursery.finished()
        return was_busy

    async def stop(self) -> None:
        """End; a plan in the middle is computed anew at the next start."""
        await self._nursery.close()

    async def _work(self, organisation: OrganisationId, which: PlanId) -> None:
        self._later[which] = self._clock.now() + LATER
        try:
            await self._compute(organisation, which)
            del self._later[which]
        finally:
            self._in_hand.discard(which)

    async def _compute(self, organisation: OrganisationId, which: PlanId) -> None:
        async with self._storage.read(organisation) as tx:
            asked = await task_of(tx, which)
        if asked is None:
            return
        plan, task = asked
        clock = asyncio.get_running_loop()
        began = clock.time()
        result = await self._solved(task, which)
        took = round((clock.time() - began) * 1000)
        async with self._storage.work(organisation) as tx:
            await came_out(tx, plan, result, took)
        log.info("plan %s of organisation %s took %s ms", which, organisation, took)

    async def _solved(self, task: PlanTask, which: PlanId) -> PlanResult | None:
        try:
            return await self.solve(task)
        except NotSolved:
            log.warning("plan %s could not be computed", which)
            return None
