"""Declare where the sides people take are kept."""

from datetime import datetime
from typing import Protocol

from mentoring.applications import Participation, ParticipationState, Profile, Side, Sketch, Told
from mentoring.ids import (
    ParticipationId,
    PersonId,
)


class Participations(Protocol):
    """Keep who takes which side in the current cycle."""

    async def get(self, participation: ParticipationId) -> Participation | None:
        """Return a participation by id."""
        ...

    async def of(self, person: PersonId) -> list[Participation]:
        """Return a person's participations in the current cycle."""
        ...

    async def of_people(self, people: set[PersonId]) -> list[Participation]:
        """Return the participations of several people in the current cycle."""
        ...

    async def all(
        self, side: Side | None = None, states: frozenset[ParticipationState] | None = None
    ) -> list[Participation]:
        """Return participations of the current cycle."""
        ...

    async def sketches(self, state: ParticipationState | None = None) -> list[Sketch]:
        """Return what lists ask of everybody in the current cycle, or of those in a state."""
        ...

    async def open(self, person: PersonId, side: Side) -> Participation:
        """Return the person's participation on a side in this cycle, created when absent."""
        ...

    async def submit(
        self, participation: ParticipationId, profile: Profile, capacity: int, at: datetime
    ) -> bool:
        """Store the profile and move draft → submitted (a ready one stays ready)."""
        ...

    async def amend(
        self, read: Participation, profile: Profile, capacity: int | None = None
    ) -> bool:
        """Change answers, and the places if said; False when they changed since `read`."""
        ...

    async def mark_told(self, participation: ParticipationId, told: Told) -> None:
        """Note that the answers came from a curator's hand, and how."""
        ...

    async def decide(
        self,
        participation: ParticipationId,
        state: ParticipationState,
        by: PersonId,
        at: datetime,
        reason: str | None = None,
    ) -> bool:
        """Move submitted → ready or declined once (declined → ready too); False when moved."""
        ...

    async def withdraw(self, participation: ParticipationId, at: datetime) -> bool:
        """Move a participation to withdrawn; False when it is there."""
        ...
