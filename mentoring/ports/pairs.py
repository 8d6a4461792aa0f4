"""Declare where pairs are kept."""

from datetime import date, datetime
from typing import Protocol

from mentoring.ids import (
    PairId,
    ParticipationId,
    PersonId,
)
from mentoring.pairs import Assent, EndReason, Origin, Pair, PairState

NOTHING_MORE = Origin()


class Pairs(Protocol):
    """Keep pairs; capacity, uniqueness and state changes are conditional writes."""

    async def get(self, pair: PairId) -> Pair | None:
        """Return a pair with its seats."""
        ...

    async def all(self, states: frozenset[PairState] | None = None) -> list[Pair]:
        """Return pairs of the current cycle by number."""
        ...

    async def parted(self) -> list[Pair]:
        """Return pairs of every cycle in which somebody parted because they did not get on."""
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
        origin: Origin = NOTHING_MORE,
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

    async def release(
        self, pair: PairId, person: PersonId, at: datetime, reason: EndReason | None = None
    ) -> bool:
        """End one member's seat and give the mentor's place back; False when it is ended."""
        ...

    async def postpone(self, pair: PairId, person: PersonId, due_at: datetime) -> bool:
        """Wait longer for an answer; False when there is one or nobody is asked."""
        ...

    async def ask_for(self, pair: PairId, child: PersonId, at: datetime, due_at: datetime) -> bool:
        """Mark that a minor's representative is asked; False when they were already."""
        ...

    async def postpone_for(self, pair: PairId, child: PersonId, due_at: datetime) -> bool:
        """Wait longer for a representative; False when they have answered or are not asked."""
        ...

    async def answer_for(
        self,
        pair: PairId,
        child: PersonId,
        assent: Assent,
        by: PersonId,
        at: datetime,
        paper: str | None = None,
    ) -> bool:
        """Store what was answered for a minor, once."""
        ...

    async def announce_later(self, pair: Pair, at: datetime | None) -> bool:
        """Set when a pair that all have accepted is announced, or take that back."""
        ...

    async def to_announce(self, now: datetime) -> list[Pair]:
        """Return the pairs whose announcement is due."""
        ...

    async def order(
        self, pair: Pair, number: str, day: date, to: PairState = PairState.ACTIVE
    ) -> bool:
        """Record the head's order: an announced pair goes on; a known order is corrected."""
        ...

    async def make_active(self, pair: Pair) -> bool:
        """Make a pair with an order official, also one on hold."""
        ...

    async def works_on(self, pair: Pair, role_model: str | None) -> bool:
        """Write what a pair works on if nobody changed the pair since it was read (version)."""
        ...

    async def end_on(self, pair: Pair, day: date) -> bool:
        """Write the last day of a pair if nobody changed the pair since it was read (version)."""
        ...

    async def remodel(self, pair: Pair, model: str) -> bool:
        """Let a pair go on in another model if nobody changed it since it was read (version)."""
        ...

    async def successor(self, pair: PairId) -> Pair | None:
        """Return the pair that is to replace another and is not over."""
        ...

    async def heirs(self, pair: PairId) -> list[Pair]:
        """Return the pairs that were to replace another, over or not, by number."""
        ...

    async def share_contact(self, pair: PairId, person: PersonId, shares: bool) -> bool:
        """Store whether a person shows their contact in this pair."""
        ...
