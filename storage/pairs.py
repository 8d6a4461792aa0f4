"""Keep pairs and their seats; every change of state is a compare-and-set."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, Update, and_, case, null, or_, select, update
from sqlalchemy.sql.selectable import ScalarSelect

from mentoring.applications import Side
from mentoring.disputes import APART
from mentoring.ids import PairId, ParticipationId, PersonId
from mentoring.pairs import OVER, WORKING, Assent, EndReason, Origin, Pair, PairState, Seat
from mentoring.ports.pairs import NOTHING_MORE
from storage import proposal
from storage.organisations import current_cycle
from storage.scope import Scope
from storage.tables import disputes, pairs, participations, seats

SEAT = [seats.c[name] for name in Seat.model_fields]
Asked = Select[*tuple[object, ...]]


class Pairs:
    """Keep the pairs of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return pairs.c.organisation_id == self._scope.organisation

    async def get(self, pair: PairId) -> Pair | None:
        """Return a pair with its seats."""
        found = await self._found(select(pairs).where(self._ours, pairs.c.id == pair))
        return found[0] if found else None

    async def all(self, states: frozenset[PairState] | None = None) -> list[Pair]:
        """Return the pairs of the current cycle, all or those in some states, by number."""
        current = pairs.c.cycle_id == current_cycle(self._scope.organisation)
        asked = select(pairs).where(self._ours, current)
        return await self._found(
            asked if states is None else asked.where(pairs.c.state.in_(states))
        )

    async def parted(self) -> list[Pair]:
        """Return the pairs of every cycle whose people are kept apart, after a dispute too."""
        conflict = pairs.c.end_reason == EndReason.INCOMPATIBLE.value
        apart = disputes.c.outcome.in_([each.value for each in APART])
        disputed = pairs.c.id.in_(select(disputes.c.pair_id).where(apart))
        one_left = seats.c.end_reason == EndReason.INCOMPATIBLE.value
        left = pairs.c.id.in_(select(seats.c.pair_id).where(one_left))
        return await self._found(select(pairs).where(self._ours, or_(conflict, disputed, left)))

    async def of(self, person: PersonId) -> list[Pair]:
        """Return the pairs in which a person has or had a seat, by number."""
        theirs = select(seats.c.pair_id).where(seats.c.person_id == person)
        return await self._found(select(pairs).where(self._ours, pairs.c.id.in_(theirs)))

    async def _found(self, asked: Asked) -> list[Pair]:
        bare = await self._scope.many(Pair, asked.order_by(pairs.c.number))
        if not bare:
            return []
        chosen = asked.with_only_columns(pairs.c.id).order_by(None)
        taken: dict[PairId, list[Seat]] = {}
        held = select(*SEAT).where(seats.c.pair_id.in_(chosen)).order_by(seats.c.id)
        for seat in await self._scope.many(Seat, held):
            taken.setdefault(seat.pair_id, []).append(seat)
        still = (pair for pair in bare if pair.id in taken)  # PostgreSQL: gone in between
        return [pair.model_copy(update={"seats": tuple(taken[pair.id])}) for pair in still]

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
        """Create a pair and take the mentor's places; raises NoFreePlace or AlreadyPaired."""
        kind = proposal.Kind(form=form, model=model, origin=origin)
        pair = await proposal.propose(self._scope, mentor, members, kind, by, at)
        return (await self._found(select(pairs).where(pairs.c.id == pair)))[0]

    async def move(self, pair: Pair, to: PairState, at: datetime) -> bool:
        """Change the state if nobody changed the pair since it was read (version)."""
        announced = {"announced_at": at} if to is PairState.ANNOUNCED else {}
        moved = self._unchanged(pair).values(state=to.value, announce_at=null(), **announced)
        return await self._scope.changed(moved)

    async def hold(self, pair: Pair) -> bool:
        """Put a pair on hold and remember what to go on with."""
        values = {"state": PairState.ON_HOLD.value, "held_from": pair.state.value}
        pausable = pairs.c.state.not_in([PairState.ON_HOLD, *OVER])
        held = self._unchanged(pair).where(pausable).values(values)
        return await self._scope.changed(held.values(announce_at=null()))

    async def resume(self, pair: Pair) -> bool:
        """Go on with what the hold interrupted."""
        held = self._unchanged(pair).where(pairs.c.held_from.is_not(None))
        return await self._scope.changed(held.values(state=pairs.c.held_from, held_from=null()))

    def _unchanged(self, pair: Pair) -> Update:
        seen = and_(pairs.c.version == pair.version, pairs.c.state == pair.state.value)
        change = update(pairs).where(self._ours, pairs.c.id == pair.id, seen)
        return change.values(version=pairs.c.version + 1)

    async def end(
        self, pair: Pair, to: PairState, reason: EndReason, note: str | None, at: datetime
    ) -> bool:
        """End a pair, its seats, and give the mentor's places back."""
        values = {"state": to.value, "ended_at": at, "end_reason": reason.value, "end_note": note}
        going = self._unchanged(pair).where(pairs.c.state.not_in(OVER))
        if not await self._scope.changed(going.values(values)):
            return False
        sitting = update(seats).where(seats.c.pair_id == pair.id, seats.c.ended_at.is_(None))
        sides = await self._scope.scalars(sitting.values(ended_at=at).returning(seats.c.side))
        freed = list(sides).count(Side.MENTEE.value)
        back = update(participations).where(participations.c.id == pair.mentor.participation_id)
        return await self._scope.changed(back.values(taken=participations.c.taken - freed))

    async def ask(self, pair: PairId, person: PersonId, at: datetime, due_at: datetime) -> bool:
        """Mark that a seat is offered; False when it was asked already."""
        free = self._seat(pair, person).where(seats.c.assent.is_(None))
        values = {"assent": Assent.WAITING.value, "asked_at": at, "due_at": due_at}
        return await self._scope.changed(free.values(values))

    async def answer(self, pair: PairId, person: PersonId, assent: Assent, at: datetime) -> bool:
        """Store the answer to an offer once; False when answered already or never asked.

        The pair is locked first: of two who answer at once the second sees the first's answer.
        """
        locked = select(pairs.c.id).where(self._ours, pairs.c.id == pair)
        await self._scope.scalar(locked.with_for_update(key_share=True))
        waiting = self._seat(pair, person).where(seats.c.assent == Assent.WAITING.value)
        return await self._scope.changed(waiting.values(assent=assent.value, answered_at=at))

    async def postpone(self, pair: PairId, person: PersonId, due_at: datetime) -> bool:
        """Wait longer for an answer; False when there is one or nobody is asked."""
        waiting = self._seat(pair, person).where(seats.c.assent == Assent.WAITING.value)
        return await self._scope.changed(waiting.values(due_at=due_at))

    async def ask_for(self, pair: PairId, child: PersonId, at: datetime, due_at: datetime) -> bool:
        """Mark that a minor's representative is asked; False when they were already."""
        fresh = self._seat(pair, child).where(seats.c.guardian_assent.is_(None))
        asked = fresh.values(guardian_assent=Assent.WAITING.value, guardian_at=at)
        return await self._scope.changed(asked.values(guardian_due_at=due_at))

    async def postpone_for(self, pair: PairId, child: PersonId, due_at: datetime) -> bool:
        """Wait longer for a representative; False when they have answered or are not asked."""
        waiting = self._seat(pair, child).where(seats.c.guardian_assent == Assent.WAITING.value)
        return await self._scope.changed(waiting.values(guardian_due_at=due_at))

    async def answer_for(
        self,
        pair: PairId,
        child: PersonId,
        assent: Assent,
        by: PersonId,
        at: datetime,
        paper: str | None = None,
    ) -> bool:
        """Store what was answered for a minor, once; the pair is locked as by `answer`."""
        locked = select(pairs.c.id).where(self._ours, pairs.c.id == pair)
        await self._scope.scalar(locked.with_for_update(key_share=True))
        waiting = self._seat(pair, child).where(seats.c.guardian_assent == Assent.WAITING.value)
        values = {
            "guardian_assent": assent.value,
            "guardian_by": by,
            "guardian_at": at,
            "guardian_paper": paper,
        }
        return await self._scope.changed(waiting.values(values))

    async def announce_later(self, pair: Pair, at: datetime | None) -> bool:
        """Set when a pair that all have accepted is announced, or take that back."""
        accepted = self._unchanged(pair).where(pairs.c.state == PairState.ACCEPTED.value)
        there = pairs.c.announce_at.is_(None) if at else pairs.c.announce_at.is_not(None)
        return await self._scope.changed(accepted.where(there).values(announce_at=at))

    async def to_announce(self, now: datetime) -> list[Pair]:
        """Return the pairs whose announcement is due."""
        due = pairs.c.announce_at <= now, pairs.c.state == PairState.ACCEPTED.value
        return await self._found(select(pairs).where(self._ours, *due))

    async def release(
        self, pair: PairId, person: PersonId, at: datetime, reason: EndReason | None = None
    ) -> bool:
        """End one member's seat and give the mentor's place back; False when it is ended."""
        member = self._seat(pair, person).where(seats.c.side == Side.MENTEE.value)
        why = reason.value if reason else None
        if not await self._scope.changed(member.values(ended_at=at, end_reason=why)):
            return False
        mentor = select(seats.c.participation_id).where(
            seats.c.pair_id == self._own(pair), seats.c.side == Side.MENTOR.value
        )
        back = update(participations).where(participations.c.id == mentor.scalar_subquery())
        return await self._scope.changed(back.values(taken=participations.c.taken - 1))

    async def order(
        self, pair: Pair, number: str, day: date, to: PairState = PairState.ACTIVE
    ) -> bool:
        """Record the head's order: an announced pair goes on; a known order is corrected."""
        announced = PairState.ANNOUNCED.value
        working = or_(pairs.c.state.in_(WORKING), pairs.c.held_from.in_(WORKING))
        values = {
            "order_number": number,
            "order_date": day,
            "state": case((pairs.c.state == announced, to.value), else_=pairs.c.state),
            "held_from": case((pairs.c.held_from == announced, to.value), else_=pairs.c.held_from),
        }
        return await self._scope.changed(self._unchanged(pair).where(working).values(values))

    async def make_active(self, pair: Pair) -> bool:
        """Make a pair with an order official, also one on hold."""
        ordered, active = PairState.ORDERED.value, PairState.ACTIVE.value
        there = or_(pairs.c.state == ordered, pairs.c.held_from == ordered)
        values = {
            "state": case((pairs.c.state == ordered, active), else_=pairs.c.state),
            "held_from": case((pairs.c.held_from == ordered, active), else_=pairs.c.held_from),
        }
        return await self._scope.changed(self._unchanged(pair).where(there).values(values))

    async def works_on(self, pair: Pair, role_model: str | None) -> bool:
        """Write what a pair works on if nobody changed the pair since it was read (version)."""
        return await self._scope.changed(self._unchanged(pair).values(role_model=role_model))

    async def end_on(self, pair: Pair, day: date) -> bool:
        """Write the last day of a pair if nobody changed the pair since it was read (version)."""
        going = self._unchanged(pair).where(pairs.c.state.not_in(OVER))
        return await self._scope.changed(going.values(ends_on=day))

    async def remodel(self, pair: Pair, model: str) -> bool:
        """Let a pair go on in another model if nobody changed it since it was read (version)."""
        going = self._unchanged(pair).where(pairs.c.state.not_in(OVER))
        return await self._scope.changed(going.values(model=model))

    async def successor(self, pair: PairId) -> Pair | None:
        """Return the pair that is to replace another and is not over."""
        live = pairs.c.replaces == pair, pairs.c.ended_at.is_(None)
        found = await self._found(select(pairs).where(self._ours, *live))
        return found[0] if found else None

    async def heirs(self, pair: PairId) -> list[Pair]:
        """Return the pairs that were to replace another, over or not, by number."""
        return await self._found(select(pairs).where(self._ours, pairs.c.replaces == pair))

    async def share_contact(self, pair: PairId, person: PersonId, shares: bool) -> bool:
        """Say whether the others of this pair see a person's contact."""
        return await self._scope.changed(self._seat(pair, person).values(shares_contact=shares))

    def _seat(self, pair: PairId, person: PersonId) -> Update:
        return update(seats).where(
            seats.c.pair_id == self._own(pair),
            seats.c.person_id == person,
            seats.c.ended_at.is_(None),
        )

    def _own(self, pair: PairId) -> ScalarSelect[int]:
        return select(pairs.c.id).where(self._ours, pairs.c.id == pair).scalar_subquery()
