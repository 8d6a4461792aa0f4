"""Declare where it is kept who waits for a pair."""

from typing import Protocol

from mentoring.ids import ParticipationId
from mentoring.plans.records import Why
from mentoring.plans.waiting import Said, Waiting


class WaitingList(Protocol):
    """Keep one place for each side of a person; every change is a conditional write."""

    async def enter(self, participation: ParticipationId, cause: Why | None) -> bool:
        """Let somebody wait; who waited before keeps the first day. False when they wait."""
        ...

    async def of(self, participation: ParticipationId) -> Waiting | None:
        """Return the place of somebody, also one that is over."""
        ...

    async def all(self) -> list[Waiting]:
        """Return who waits in the current cycle, the longest first."""
        ...

    async def say(self, place: Waiting, said: Said) -> bool:
        """Store what was tried and said if nobody changed it since it was read."""
        ...

    async def tell(self, place: Waiting, times: int) -> bool:
        """Note how often somebody was written to; False when somebody else has just done it."""
        ...

    async def end(self, place: Waiting) -> bool:
        """Let the waiting be over; False when it is."""
        ...
