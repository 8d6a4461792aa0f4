"""Declare where matching plans are kept."""

from datetime import datetime
from typing import Protocol

from mentoring.ids import PersonId, PlanId
from mentoring.plans.records import Constraints, Plan, PlanResult, PlanState


class Plans(Protocol):
    """Keep plans of the current cycle; every change of state is a conditional write."""

    async def add(
        self, constraints: Constraints, by: PersonId | None, based_on: PlanId | None = None
    ) -> Plan | None:
        """Write down what is asked for; the plan is to be computed.

        None when another is being computed, or a plan was changed already and that is not
        decided yet: one at a time.
        """
        ...

    async def get(self, plan: PlanId) -> Plan | None:
        """Return one by its id."""
        ...

    async def latest(self, states: frozenset[PlanState] | None = None) -> Plan | None:
        """Return the newest of the current cycle, of all or of those in some states."""
        ...

    async def recent(self, most: int) -> list[Plan]:
        """Return the newest of the current cycle that were not put aside."""
        ...

    async def trial_of(self, plan: PlanId) -> Plan | None:
        """Return the plan that was made from this one and not put aside."""
        ...

    async def finish(self, plan: Plan, result: PlanResult | None, milliseconds: int) -> bool:
        """Store what came out; without a result the plan has failed. False when it moved on."""
        ...

    async def move(self, plan: Plan, to: PlanState, at: datetime) -> bool:
        """Change the state if nobody did since it was read; once published, for ever."""
        ...

    async def publish(self, plan: Plan, at: datetime) -> bool:
        """Publish one that is ready and put all others of its cycle aside; of two one wins."""
        ...
