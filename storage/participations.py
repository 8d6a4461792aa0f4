"""Keep who takes which side in the current cycle."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, case, select, update

from mentoring.applications import Participation, ParticipationState, Profile, Side, Sketch, Told
from mentoring.ids import CycleId, ParticipationId, PersonId
from storage.answered import OWN, SKETCH, WHOLE, answered
from storage.insertion import insert_new
from storage.organisations import current_cycle
from storage.scope import Scope
from storage.tables import participations

DECIDABLE = {
    ParticipationState.READY: (ParticipationState.SUBMITTED, ParticipationState.DECLINED),
    ParticipationState.DECLINED: (ParticipationState.SUBMITTED,),
}
NEW = insert_new(participations).returning(*OWN)


class Participations:
    """Keep the participations of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return participations.c.organisation_id == self._scope.organisation

    def _asked(self) -> Select[*tuple[object, ...]]:
        current = participations.c.cycle_id == current_cycle(self._scope.organisation)
        return select(*WHOLE).where(self._ours, current).order_by(participations.c.id)

    async def get(self, participation: ParticipationId) -> Participation | None:
        """Return a participation of any cycle by its id."""
        asked = select(*WHOLE).where(self._ours, participations.c.id == participation)
        return await self._scope.one(Participation, asked)

    async def of(self, person: PersonId) -> list[Participation]:
        """Return the sides a person takes in the current cycle."""
        asked = self._asked().where(participations.c.person_id == person)
        return await self._scope.many(Participation, asked)

    async def of_people(self, people: set[PersonId]) -> list[Participation]:
        """Return the sides these people take in the current cycle; nobody costs no query."""
        asked = self._asked().where(participations.c.person_id.in_(people))
        return await self._scope.many(Participation, asked) if people else []

    async def all(
        self, side: Side | None = None, states: frozenset[ParticipationState] | None = None
    ) -> list[Participation]:
        """Return the participations of the current cycle, all or those on a side or in a state."""
        asked = self._asked()
        if side is not None:
            asked = asked.where(participations.c.side == side.value)
        if states is not None:
            asked = asked.where(participations.c.state.in_(states))
        return await self._scope.many(Participation, asked)

    async def sketches(self, state: ParticipationState | None = None) -> list[Sketch]:
        """Return what lists ask of everybody in the current cycle, or of those in a state."""
        asked = self._asked().with_only_columns(*SKETCH)
        if state is not None:
            asked = asked.where(participations.c.state == state.value)
        return await self._scope.many(Sketch, asked)

    async def open(self, person: PersonId, side: Side) -> Participation:
        """Return the person's participation in the current cycle, created when absent."""
        values: dict[str, object] = {
            "organisation_id": self._scope.organisation,
            "cycle_id": await self._cycle(),
            "person_id": person,
            "side": side.value,
            "state": ParticipationState.DRAFT.value,
            **answered({}),
            "profile_version": 0,
            "capacity": 0,
            "taken": 0,
            "created_at": self._scope.now,
        }
        there = self._asked().where(
            participations.c.person_id == person, participations.c.side == side.value
        )
        added = await self._scope.one(Participation, NEW, values)
        return added or await self._scope.sure(Participation, there)

    async def _cycle(self) -> CycleId:
        asked = select(current_cycle(self._scope.organisation))
        newest: int | None = await self._scope.scalar(asked)
        if newest is None:
            raise LookupError("cycle")
        return CycleId(newest)

    async def submit(
        self, participation: ParticipationId, profile: Profile, capacity: int, at: datetime
    ) -> bool:
        """Store the profile and hand it in; a ready one stays ready.

        A mentor may ask for fewer places than are taken: then none is free until some end.
        """
        ready = participations.c.state == ParticipationState.READY.value
        change = update(participations).where(self._ours, participations.c.id == participation)
        values = {
            **answered(profile),
            "profile_version": participations.c.profile_version + 1,
            "capacity": capacity,
            "submitted_at": at,
            "state": case(
                (ready, participations.c.state), else_=ParticipationState.SUBMITTED.value
            ),
        }
        return await self._scope.changed(change.values(values))

    async def amend(
        self, read: Participation, profile: Profile, capacity: int | None = None
    ) -> bool:
        """Change answers, and the places if said; False when they changed since `read`."""
        same = and_(
            self._ours,
            participations.c.id == read.id,
            participations.c.profile_version == read.profile_version,
        )
        values = {
            **answered(profile),
            "profile_version": participations.c.profile_version + 1,
            "capacity": read.capacity if capacity is None else capacity,
        }
        return await self._scope.changed(update(participations).where(same).values(values))

    async def mark_told(self, participation: ParticipationId, told: Told) -> None:
        """Note that the answers came from a curator's hand, and how."""
        one = update(participations).where(self._ours, participations.c.id == participation)
        await self._scope.count(one.values(told=told.value))

    async def decide(
        self,
        participation: ParticipationId,
        state: ParticipationState,
        by: PersonId,
        at: datetime,
        reason: str | None = None,
    ) -> bool:
        """Move submitted → ready or declined once (declined → ready too); False when moved."""
        decidable = and_(
            self._ours,
            participations.c.id == participation,
            participations.c.state.in_(DECIDABLE[state]),
        )
        values = {"state": state.value, "decided_by": by, "decided_at": at, "reason": reason}
        return await self._scope.changed(update(participations).where(decidable).values(values))

    async def withdraw(self, participation: ParticipationId, at: datetime) -> bool:
        """Take somebody out of this cycle; False when they are out."""
        inside = and_(
            self._ours,
            participations.c.id == participation,
            participations.c.state != ParticipationState.WITHDRAWN.value,
        )
        values = {"state": ParticipationState.WITHDRAWN.value, "decided_at": at}
        return await self._scope.changed(update(participations).where(inside).values(values))
