"""Declare where it is kept what people ask for by themselves, and who is on the list."""

from datetime import datetime
from typing import Protocol

from mentoring.ids import PairId, ParticipationId, PleaId
from mentoring.pleas import Plea, PleaKind, PleaState, Volunteer, Wanted


class Pleas(Protocol):
    """Keep pleas; each of them is taken once."""

    async def ask(
        self,
        kind: PleaKind,
        who: ParticipationId,
        mentor: ParticipationId | None,
        wanted: Wanted,
        due_at: datetime,
    ) -> Plea | None:
        """Keep a plea; None when as many are open as may be, or the same one is."""
        ...

    async def get(self, plea: PleaId) -> Plea | None:
        """Return a plea."""
        ...

    async def of(self, who: ParticipationId) -> list[Plea]:
        """Return what somebody has asked for, the newest first."""
        ...

    async def open(self, kind: PleaKind) -> list[Plea]:
        """Return the open pleas of a kind in this cycle, the most urgent first."""
        ...

    async def to(self, mentor: ParticipationId) -> list[Plea]:
        """Return the open pleas to one mentor, the oldest first."""
        ...

    async def taken_by(self, mentor: ParticipationId) -> list[Plea]:
        """Return the pleas that a mentor has taken."""
        ...

    async def claim(self, plea: PleaId, mentor: ParticipationId) -> bool:
        """Take a plea; False when it is not open any more. Others who claim wait."""
        ...

    async def bind(self, plea: PleaId, pair: PairId) -> bool:
        """Note which pair came of a plea that was taken."""
        ...

    async def close(self, plea: PleaId, state: PleaState) -> bool:
        """Close an open plea without a pair; False when it is not open any more."""
        ...

    async def due(self, now: datetime) -> list[Plea]:
        """Return the open pleas whose term is over."""
        ...

    async def volunteer(self, mentor: ParticipationId, places: int) -> bool:
        """Put a mentor on the list, or change how many may come."""
        ...

    async def leave(self, mentor: ParticipationId) -> bool:
        """Take a mentor off the list; False when they are not on it."""
        ...

    async def volunteers(self) -> list[Volunteer]:
        """Return who is on the list in this cycle, in no order of merit."""
        ...
