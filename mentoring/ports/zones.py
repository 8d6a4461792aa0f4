"""Declare where the time zones of people are kept who live elsewhere than the school."""

from typing import Protocol

from mentoring.ids import PersonId


class Zones(Protocol):
    """Keep one zone for a person, or none."""

    async def set(self, person: PersonId, zone: str | None) -> bool:
        """Keep somebody's zone in place of the last, or forget it; False for a stranger."""
        ...

    async def all(self) -> dict[PersonId, str]:
        """Return the zones of everybody who has one."""
        ...
