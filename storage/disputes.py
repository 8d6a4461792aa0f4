"""Keep disputes: one open about a pair by a unique index; a settled one is never changed."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, or_, select, update

from mentoring.disputes import APART, Arbiter, Dispute, DisputeAnswer, Outcome
from mentoring.ids import DisputeId, PairId, PersonId
from storage.insertion import insert_new
from storage.replacements import pair_is_here
from storage.scope import Scope
from storage.tables import dispute_answers, disputes, seats

NEW = insert_new(disputes).returning(disputes)
ANSWER = [dispute_answers.c[name] for name in DisputeAnswer.model_fields]


class Disputes:
    """Keep the disputes of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return disputes.c.organisation_id == self._scope.organisation

    @property
    def _open(self) -> ColumnElement[bool]:
        return self._ours & disputes.c.settled_at.is_(None)

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
        if not await pair_is_here(self._scope, pair):
            return None
        values = {
            "organisation_id": self._scope.organisation,
            "pair_id": pair,
            "arbiter": arbiter.value,
            "words": words,
            "opened_by": by,
            "opened_at": self._scope.now,
            "due_at": due_at,
            "paused": paused,
            "round": 0,
        }
        return await self._scope.one(Dispute, NEW, values)

    async def get(self, dispute: DisputeId) -> Dispute | None:
        """Return a dispute."""
        asked = select(disputes).where(self._ours, disputes.c.id == dispute)
        return await self._scope.one(Dispute, asked)

    async def open_of(self, pair: PairId) -> Dispute | None:
        """Return the dispute that is open about a pair."""
        asked = select(disputes).where(self._open, disputes.c.pair_id == pair)
        return await self._scope.one(Dispute, asked)

    async def waiting(self) -> list[Dispute]:
        """Return the open disputes, the soonest due first."""
        asked = select(disputes).where(self._open).order_by(disputes.c.due_at, disputes.c.id)
        return await self._scope.many(Dispute, asked)

    async def of_pair(self, pair: PairId) -> list[Dispute]:
        """Return every dispute about a pair, the oldest first."""
        asked = select(disputes).where(self._ours, disputes.c.pair_id == pair)
        return await self._scope.many(Dispute, asked.order_by(disputes.c.id))

    async def offer(self, dispute: Dispute, rules: str) -> bool:
        """Offer rules to the pair; False when others were offered since, or it is settled."""
        seen = self._open, disputes.c.id == dispute.id, disputes.c.round == dispute.round
        change = update(disputes).where(*seen)
        return await self._scope.changed(change.values(rules=rules, round=dispute.round + 1))

    async def answer(self, dispute: Dispute, person: PersonId, *, agrees: bool) -> bool:
        """Note once what somebody says to the rules of this round.

        The dispute is locked first: of two who answer at once the second sees the first's answer.
        """
        seen = self._open, disputes.c.id == dispute.id, disputes.c.round == dispute.round
        locked = select(disputes.c.id).where(*seen).with_for_update()
        if await self._scope.scalar(locked) is None:
            return False
        new = insert_new(dispute_answers).values(
            dispute_id=dispute.id,
            person_id=person,
            round=dispute.round,
            organisation_id=self._scope.organisation,
            agrees=agrees,
            at=self._scope.now,
        )
        return await self._scope.changed(new)

    async def answers(self, dispute: Dispute) -> list[DisputeAnswer]:
        """Return what was said to the rules of this round."""
        asked = select(*ANSWER).where(
            dispute_answers.c.organisation_id == self._scope.organisation,
            dispute_answers.c.dispute_id == dispute.id,
            dispute_answers.c.round == dispute.round,
        )
        return await self._scope.many(DisputeAnswer, asked.order_by(dispute_answers.c.person_id))

    async def settle(self, dispute: DisputeId, outcome: Outcome, by: PersonId) -> bool:
        """Settle a dispute once."""
        settled = {
            "outcome": outcome.value,
            "settled_by": by,
            "settled_at": self._scope.now,
            "words": None,
        }
        one = update(disputes).where(self._open, disputes.c.id == dispute)
        return await self._scope.changed(one.values(settled))

    async def blocked(self) -> dict[PairId, datetime]:
        """Return the pairs of every cycle whose people are kept apart for good, and since when."""
        apart = disputes.c.outcome.in_([each.value for each in APART])
        asked = select(disputes).where(self._ours, apart).order_by(disputes.c.id.desc())
        found = await self._scope.many(Dispute, asked)
        return {each.pair_id: each.settled_at for each in found if each.settled_at}


async def forget_disputes(scope: Scope, person: PersonId) -> None:
    """Blank what was written about pairs somebody sat in, and what they said to rules."""
    sat = select(seats.c.pair_id).where(seats.c.person_id == person)
    told = or_(disputes.c.words.is_not(None), disputes.c.rules.is_not(None))
    theirs = update(disputes).where(disputes.c.pair_id.in_(sat), told)
    await scope.count(theirs.values(words=None, rules=None))
    said = delete(dispute_answers).where(dispute_answers.c.person_id == person)
    await scope.count(said)
