"""Declare where it is kept for which pairs another mentor is looked for."""

from datetime import date
from typing import Protocol

from mentoring.ids import PairId, PersonId
from mentoring.pairs import EndReason
from mentoring.replacements import Replacement


class Replacements(Protocol):
    """Keep searches, at most one open for a pair."""

    async def begin(self, pair: PairId, reason: EndReason, since: date, by: PersonId) -> bool:
        """Begin a search; False when one goes on for this pair."""
        ...

    async def open_of(self, pair: PairId) -> Replacement | None:
        """Return the search that goes on for a pair."""
        ...

    async def open(self) -> list[Replacement]:
        """Return the searches that go on, the oldest first."""
        ...

    async def close(self, pair: PairId) -> bool:
        """End the search for a pair; False when none goes on."""
        ...
