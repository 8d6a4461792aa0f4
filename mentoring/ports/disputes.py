"""Declare where disputes are kept."""

from datetime import datetime
from typing import Protocol

from mentoring.disputes import Arbiter, Dispute, DisputeAnswer, Outcome
from mentoring.ids import DisputeId, PairId, PersonId


class Disputes(Protocol):
    """Keep disputes, at most one open about a pair; a settled one stays as it is."""

    async def begin(
        self,
        pair: PairId,
        arbiter: Arbiter,
        words: str | None,
        by: PersonId,
        due_at: datetime,
        *,
        paused: bool,
    ) -> Dispute | None:
        """Open a dispute; None when one is open about this pair."""
        ...

    async def get(self, dispute: DisputeId) -> Dispute | None:
        """Return a dispute."""
        ...

    async def open_of(self, pair: PairId) -> Dispute | None:
        """Return the dispute that is open about a pair."""
        ...

    async def waiting(self) -> list[Dispute]:
        """Return the open disputes, the soonest due first."""
        ...

    async def of_pair(self, pair: PairId) -> list[Dispute]:
        """Return every dispute about a pair, the oldest first."""
        ...

    async def offer(self, dispute: Dispute, rules: str) -> bool:
        """Offer rules to the pair; False when others were offered since, or it is settled."""
        ...

    async def answer(self, dispute: Dispute, person: PersonId, *, agrees: bool) -> bool:
        """Note once what somebody says to the rules of this round."""
        ...

    async def answers(self, dispute: Dispute) -> list[DisputeAnswer]:
        """Return what was said to the rules of this round."""
        ...

    async def settle(self, dispute: DisputeId, outcome: Outcome, by: PersonId) -> bool:
        """Settle a dispute once."""
        ...

    async def blocked(self) -> dict[PairId, datetime]:
        """Return the pairs of every cycle whose people are kept apart for good, and since when."""
        ...
