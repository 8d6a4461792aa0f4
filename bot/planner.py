"""Compute the plans that curators ask for, one after another, in a child process.

The rows say what is to do, so a killed process takes a plan up again. While the child computes,
no transaction is open: the bot answers others.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from bot.backlog import Backlog
from bot.solving.child import NotSolved, solved
from mentoring.ids import OrganisationId, PlanId
from mentoring.planning.beginning import came_out, task_of
from mentoring.plans.records import PlanResult, PlanTask
from mentoring.ports import Clock
from storage import Storage

log = logging.getLogger(__name__)

Solve = Callable[[PlanTask], Awaitable[PlanResult]]


class Planner(Backlog[PlanId]):
    """Work on the plans of all organisations."""

    name = "matching plan"

    def __init__(self, storage: Storage, clock: Clock, solve: Solve = solved) -> None:
        """Hold what outlives a plan."""
        super().__init__(clock)
        self._storage = storage
        self.solve = solve

    async def waiting(self) -> Sequence[tuple[OrganisationId, PlanId]]:
        """Return the plans that were asked for."""
        return await self._storage.computing_plans()

    async def work_on(self, organisation: OrganisationId, which: PlanId) -> bool:
        """Compute a plan unless it was put aside; one that cannot be computed has failed."""
        async with self._storage.read(organisation) as tx:
            asked = await task_of(tx, which)
        if asked is None:
            return True
        plan, task = asked
        clock = asyncio.get_running_loop()
        began = clock.time()
        result = await self._solved(task, which)
        took = round((clock.time() - began) * 1000)
        async with self._storage.work(organisation) as tx:
            await came_out(tx, plan, result, took)
        log.info("plan %s of organisation %s took %s ms", which, organisation, took)
        return True

    async def _solved(self, task: PlanTask, which: PlanId) -> PlanResult | None:
        try:
            return await self.solve(task)
        except NotSolved:
            log.warning("plan %s could not be computed", which)
            return None
