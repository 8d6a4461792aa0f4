"""Declare where it is kept what has changed since the order on pairs."""

from datetime import date
from typing import Protocol

from mentoring.annexes import Annex, AnnexKind
from mentoring.ids import AnnexId, PairId, PersonId


class Annexes(Protocol):
    """Keep changes of official pairs until an order says them, and after it."""

    async def add(self, pair: PairId, kind: AnnexKind, until: date | None = None) -> bool:
        """Note a change; False for a pair of somewhere else."""
        ...

    async def waiting(self) -> list[Annex]:
        """Return the changes without an order, the oldest first."""
        ...

    async def of_pair(self, pair: PairId) -> list[Annex]:
        """Return the changes of a pair, the oldest first."""
        ...

    async def enter(
        self, up_to: AnnexId, pair: PairId | None, number: str, day: date, by: PersonId
    ) -> int:
        """Write the order of the changes that wait, up to one of them, of a pair or of all."""
        ...
