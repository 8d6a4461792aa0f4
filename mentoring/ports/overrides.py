"""Declare where it is kept which rules a curator softened for whom."""

from typing import Protocol

from mentoring.bars import Override
from mentoring.ids import OverrideId, ParticipationId, PersonId
from mentoring.softenings import Softening


class Overrides(Protocol):
    """Keep softened rules of the people in the current cycle, each once for two people."""

    async def add(self, softened: Override, by: PersonId, reason: str) -> bool:
        """Soften a rule for two people; False when it is softened already."""
        ...

    async def all(self) -> list[Softening]:
        """Return every softened rule, the oldest first."""
        ...

    async def between(self, mentor: ParticipationId, mentee: ParticipationId) -> list[Softening]:
        """Return the rules softened for two people."""
        ...

    async def drop(self, softening: OverrideId) -> bool:
        """Let a rule hold again; False when it does."""
        ...
