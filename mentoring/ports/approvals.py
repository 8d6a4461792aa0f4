"""Declare where the words about pairs are kept."""

from typing import Protocol

from mentoring.approvals import Word
from mentoring.ids import PairId


class Approvals(Protocol):
    """Keep who said what about a pair; each step of a round is said once."""

    async def of(self, pair: PairId) -> list[Word]:
        """Return the words about a pair, the oldest first."""
        ...

    async def current(self) -> dict[PairId, list[Word]]:
        """Return the words about every pair of the current cycle."""
        ...

    async def say(self, word: Word) -> bool:
        """Write a word; False when this step of this round has been said."""
        ...
