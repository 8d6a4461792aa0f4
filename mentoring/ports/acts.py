"""Declare where acts of destruction are kept."""

from datetime import datetime
from typing import Protocol

from mentoring.destruction import Act, Category, Ground
from mentoring.ids import ActId, PersonId


class Acts(Protocol):
    """Keep acts of destruction; they are numbered within the organisation."""

    async def add(
        self,
        ground: Ground,
        categories: tuple[Category, ...],
        people: tuple[PersonId, ...],
        at: datetime,
    ) -> Act:
        """Write the next act."""
        ...

    async def get(self, act: ActId) -> Act | None:
        """Return an act by its id."""
        ...

    async def all(self) -> list[Act]:
        """Return all acts, the newest first."""
        ...

    async def forget(self, before: datetime) -> int:
        """Delete acts older than an instant; return how many."""
        ...
