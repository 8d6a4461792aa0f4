"""Declare where people who may be one person are kept until a curator has looked."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from mentoring.ids import LookalikeId, PersonId
from mentoring.lookalikes import Likeness, Lookalike


class Lookalikes(Protocol):
    """Keep pairs of people who look alike, each pair once for ever."""

    async def add(self, pairs: Iterable[tuple[PersonId, PersonId]]) -> int:
        """Note pairs that nobody has looked at; return how many are new."""
        ...

    async def get(self, lookalike: LookalikeId) -> Lookalike | None:
        """Return one by its id."""
        ...

    async def open(self) -> list[Lookalike]:
        """Return those nobody has settled, of people who were not erased, the oldest first."""
        ...

    async def settle(
        self, lookalike: LookalikeId, state: Likeness, by: PersonId, at: datetime
    ) -> bool:
        """Settle one that is open, once."""
        ...

    async def join(self, kept: PersonId, gone: PersonId) -> None:
        """Move to one person what belongs to the other: accounts, sides, seats, all but proof."""
        ...
