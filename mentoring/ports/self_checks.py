"""Declare where curators' judgement of their own programme is kept."""

from typing import Protocol

from mentoring.ids import PersonId
from mentoring.self_checks import SelfCheck


class SelfChecks(Protocol):
    """Keep one judgement of each curator and cycle."""

    async def put(self, person: PersonId, points: tuple[int, ...], words: str | None) -> bool:
        """Keep a judgement of this cycle over an older one; False without a cycle or person."""
        ...

    async def all(self) -> list[SelfCheck]:
        """Return the judgements of this cycle, the oldest first."""
        ...

    async def of(self, person: PersonId) -> list[SelfCheck]:
        """Return what one person said of any cycle."""
        ...
