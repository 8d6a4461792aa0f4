"""Declare where pairs are kept."""

from datetime import date, datetime
from typing import Protocol

from mentoring.ids import (
    PairId,
    ParticipationId,
    PersonId,
)
from mentoring.pairs import Assent, EndReason, Pair, PairState


class Pairs(Protocol):
    """Keep pairs; capacity, uniqueness and state changes are conditional writes."""

    async def get(self, pair: PairId) -> Pair | None:
        """Return a pair with its seats."""
        ...

    async def all(self, states: frozenset[PairState] | None = None) -> list[Pair]:
        """Return pairs of the current cycle by number."""
        ...

    async def of(self, person: PersonId) -> list[Pair]:
        """Return the pairs a person sits in, ended ones too."""
        ...

    async def propose(
        self,
        mentor: ParticipationId,
        members: tuple[ParticipationId, ...],
        form: str,
        model: str,
        by: PersonId,
        at: datetime,
    ) -> Pair:
        """Create a pair and take the mentor's places.

        Raises NoFreePlace when the mentor's capacity over all forms is used up, AlreadyPaired
        when one of them already has an active seat with this mentor in this form and cycle.
        """
        ...

    async def move(self, pair: Pair, to: PairState, at: datetime) -> bool:
        """Change the state if nobody changed the pair since it was read (version)."""
        ...

    async def hold(self, pair: Pair) -> bool:
        """Put a pair on hold and remember where it was."""
        ...

    async def resume(self, pair: Pair) -> bool:
        """Bring a held pair back to where it was."""
        ...

    async def end(
        self, pair: Pair, to: PairState, reason: EndReason, note: str | None, at: datetime
    ) -> bool:
        """End a pair, its seats, and give the mentor's places back."""
        ...

    async def ask(self, pair: PairId, person: PersonId, at: datetime, due_at: datetime) -> bool:
        """Mark that a seat is offered; False when it was asked already."""
        ...

    async def answer(self, pair: PairId, person: PersonId, assent: Assent, at: datetime) -> bool:
        """Store the answer to an offer once; False when answered already or never asked."""
        ...

    async def release(self, pair: PairId, person: PersonId, at: datetime) -> bool:
        """End one member's seat and give the mentor's place back; False when it is ended."""
        ...

    async def order(self, pair: Pair, number: str, day: date) -> bool:
        """Record the head's order: announced → active; a known order is corrected."""
        ...

    async def share_contact(self, pair: PairId, person: PersonId, shares: bool) -> bool:
        """Store whether a person shows their contact in this pair."""
        ...
