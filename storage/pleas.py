"""Keep pleas and the list of mentors; whoever claims waits for the others of the organisation."""

from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Select,
    Update,
    delete,
    func,
    insert,
    or_,
    select,
    true,
    update,
)

from mentoring.applications import ParticipationState, Side
from mentoring.ids import PairId, ParticipationId, PersonId, PleaId
from mentoring.pleas import MOST, Plea, PleaKind, PleaState, Volunteer, Wanted
from storage.insertion import insert_new
from storage.organisations import current_cycle
from storage.scope import Scope
from storage.tables import organisations, pairs, participations, pleas, volunteers

OPEN = PleaState.OPEN.value


class Pleas:
    """Keep the pleas of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return pleas.c.organisation_id == self._scope.organisation

    async def ask(
        self,
        kind: PleaKind,
        who: ParticipationId,
        mentor: ParticipationId | None,
        wanted: Wanted,
        due_at: datetime,
    ) -> Plea | None:
        """Keep a plea; None when as many are open as may be, or the same one is."""
        cycle = await self._hold(who, Side.MENTEE)
        if cycle is None or (mentor and await self._cycle_of(mentor, Side.MENTOR) != cycle):
            return None
        theirs = pleas.c.participation_id == who, pleas.c.state == OPEN, pleas.c.kind == kind.value
        asked = select(func.count()).select_from(pleas).where(self._ours, *theirs)
        if await self._scope.scalar(asked) >= MOST[kind]:
            return None
        new = insert_new(pleas).values(
            organisation_id=self._scope.organisation,
            cycle_id=cycle,
            kind=kind.value,
            participation_id=who,
            mentor_id=mentor,
            wanted=wanted.model_dump(),
            asked_at=self._scope.now,
            due_at=due_at,
            state=OPEN,
        )
        return await self._scope.one(Plea, new.returning(pleas))

    async def _hold(self, who: ParticipationId, side: Side) -> int | None:
        """Let whoever writes about this side wait; return its cycle."""
        asked = self._side(who, side).with_for_update(key_share=True)
        found: int | None = await self._scope.scalar(asked)
        return found

    async def _cycle_of(self, who: ParticipationId, side: Side) -> int | None:
        found: int | None = await self._scope.scalar(self._side(who, side))
        return found

    def _side(self, who: ParticipationId, side: Side) -> Select[int]:
        return select(participations.c.cycle_id).where(
            participations.c.organisation_id == self._scope.organisation,
            participations.c.id == who,
            participations.c.side == side.value,
            participations.c.state == ParticipationState.READY.value,
        )

    async def get(self, plea: PleaId) -> Plea | None:
        """Return a plea."""
        return await self._scope.one(Plea, select(pleas).where(self._ours, pleas.c.id == plea))

    async def of(self, who: ParticipationId) -> list[Plea]:
        """Return what somebody has asked for, the newest first."""
        theirs = select(pleas).where(self._ours, pleas.c.participation_id == who)
        return await self._scope.many(Plea, theirs.order_by(pleas.c.id.desc()))

    async def open(self, kind: PleaKind) -> list[Plea]:
        """Return the open pleas of a kind in this cycle, the most urgent first."""
        current = pleas.c.cycle_id == current_cycle(self._scope.organisation)
        there = pleas.c.state == OPEN, pleas.c.kind == kind.value
        asked = select(pleas).where(self._ours, current, *there)
        return await self._scope.many(Plea, asked.order_by(pleas.c.due_at, pleas.c.id))

    async def to(self, mentor: ParticipationId) -> list[Plea]:
        """Return the open pleas to one mentor, the oldest first."""
        there = pleas.c.mentor_id == mentor, pleas.c.state == OPEN
        return await self._scope.many(
            Plea, select(pleas).where(self._ours, *there).order_by(pleas.c.id)
        )

    async def taken_by(self, mentor: ParticipationId) -> list[Plea]:
        """Return the pleas that a mentor has taken."""
        there = pleas.c.mentor_id == mentor, pleas.c.state == PleaState.TAKEN.value
        return await self._scope.many(
            Plea, select(pleas).where(self._ours, *there).order_by(pleas.c.id)
        )

    async def claim(self, plea: PleaId, mentor: ParticipationId) -> bool:
        """Take a plea; False when it is not open any more. Others who claim wait."""
        await self._one_at_a_time()
        if await self._cycle_of(mentor, Side.MENTOR) is None:
            return False
        to_them = or_(pleas.c.mentor_id.is_(None), pleas.c.mentor_id == mentor)
        open_one = self._closing(plea, PleaState.TAKEN).where(pleas.c.due_at > self._scope.now)
        return await self._scope.changed(open_one.where(to_them).values(mentor_id=mentor))

    async def _one_at_a_time(self) -> None:
        """Wait as proposals of pairs do; SQLite's write lock does already."""
        ours = select(organisations.c.id).where(organisations.c.id == self._scope.organisation)
        await self._scope.scalar(ours.with_for_update(key_share=True))

    async def bind(self, plea: PleaId, pair: PairId) -> bool:
        """Note which pair came of a plea that was taken."""
        own = select(pairs.c.id).where(
            pairs.c.organisation_id == self._scope.organisation, pairs.c.id == pair
        )
        taken = pleas.c.state == PleaState.TAKEN.value, pleas.c.pair_id.is_(None), own.exists()
        there = update(pleas).where(self._ours, pleas.c.id == plea, *taken)
        return await self._scope.changed(there.values(pair_id=pair))

    async def close(self, plea: PleaId, state: PleaState) -> bool:
        """Close an open plea without a pair; False when it is not open any more."""
        return await self._scope.changed(self._closing(plea, state))

    def _closing(self, plea: PleaId, state: PleaState) -> Update:
        there = update(pleas).where(self._ours, pleas.c.id == plea, pleas.c.state == OPEN)
        return there.values(state=state.value, answered_at=self._scope.now)

    async def due(self, now: datetime) -> list[Plea]:
        """Return the open pleas whose term is over."""
        over = pleas.c.state == OPEN, pleas.c.due_at <= now
        return await self._scope.many(
            Plea, select(pleas).where(self._ours, *over).order_by(pleas.c.id)
        )

    async def volunteer(self, mentor: ParticipationId, places: int) -> bool:
        """Put a mentor on the list, or change how many may come."""
        if await self._hold(mentor, Side.MENTOR) is None:
            return False
        there = self._listed(mentor)
        if await self._scope.changed(update(volunteers).where(*there).values(places=places)):
            return True
        values = {"organisation_id": self._scope.organisation, "since": self._scope.now}
        new = insert(volunteers).values(participation_id=mentor, places=places, **values)
        return await self._scope.changed(new)

    async def leave(self, mentor: ParticipationId) -> bool:
        """Take a mentor off the list; False when they are not on it."""
        return await self._scope.changed(delete(volunteers).where(*self._listed(mentor)))

    def _listed(self, mentor: ParticipationId | None) -> tuple[ColumnElement[bool], ...]:
        ours = volunteers.c.organisation_id == self._scope.organisation
        return (ours, true() if mentor is None else volunteers.c.participation_id == mentor)

    async def volunteers(self) -> list[Volunteer]:
        """Return who is on the list in this cycle, in no order of merit."""
        current = participations.c.cycle_id == current_cycle(self._scope.organisation)
        ready = participations.c.state == ParticipationState.READY.value
        asked = select(*volunteers.c).join(participations).where(current, ready)
        asked = asked.where(*self._listed(None)).order_by(volunteers.c.participation_id)
        return await self._scope.many(Volunteer, asked)


async def forget_pleas(scope: Scope, person: PersonId) -> None:
    """Delete what a person asked for, and their place on the list; what others asked of them."""
    mine = select(participations.c.id).where(participations.c.person_id == person)
    both = or_(pleas.c.participation_id.in_(mine), pleas.c.mentor_id.in_(mine))
    await scope.count(delete(pleas).where(both))
    await scope.count(delete(volunteers).where(volunteers.c.participation_id.in_(mine)))
