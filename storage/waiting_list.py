"""Keep who waits for a pair: one row for each side of a person, what was said of it sealed."""

from sqlalchemy import ColumnElement, Select, Update, delete, null, select, update

from mentoring.ids import ParticipationId, PersonId
from mentoring.plans.records import Why
from mentoring.plans.waiting import Said, Waiting
from storage.insertion import insert_new
from storage.organisations import current_cycle
from storage.scope import Scope
from storage.tables import participations, waiting_list

FIELDS = [
    participations.c.person_id,
    participations.c.side,
    *(column for column in waiting_list.c),
]


class WaitingList:
    """Keep the waiting list of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return waiting_list.c.organisation_id == self._scope.organisation

    def _asked(self) -> Select[*tuple[object, ...]]:
        return select(*FIELDS).join(participations).where(self._ours)

    async def enter(self, participation: ParticipationId, cause: Why | None) -> bool:
        """Let somebody wait; who waited before keeps the first day. False when they wait."""
        ours = participations.c.organisation_id == self._scope.organisation
        here = select(participations.c.id).where(ours, participations.c.id == participation)
        if await self._scope.scalar(here.with_for_update(key_share=True)) is None:
            return False
        again = {
            "cause": cause.cause.value if cause else None,
            "outward": cause.outward.value if cause else None,
            "entered_at": self._scope.now,
            "ended_at": null(),
            "told": 0,
        }
        new = insert_new(waiting_list).values(
            participation_id=participation,
            organisation_id=self._scope.organisation,
            since=self._scope.now,
            said=Said().model_dump(mode="json"),
            version=0,
            **again,
        )
        if await self._scope.changed(new):
            return True
        over = update(waiting_list).where(
            self._ours,
            waiting_list.c.participation_id == participation,
            waiting_list.c.ended_at.is_not(None),
        )
        return await self._scope.changed(over.values(version=waiting_list.c.version + 1, **again))

    async def of(self, participation: ParticipationId) -> Waiting | None:
        """Return the place of somebody, also one that is over."""
        theirs = waiting_list.c.participation_id == participation
        return await self._scope.one(Waiting, self._asked().where(theirs))

    async def all(self) -> list[Waiting]:
        """Return who waits in the current cycle, the longest first."""
        current = participations.c.cycle_id == current_cycle(self._scope.organisation)
        asked = self._asked().where(current, waiting_list.c.ended_at.is_(None))
        order = waiting_list.c.since, waiting_list.c.participation_id
        return await self._scope.many(Waiting, asked.order_by(*order))

    async def say(self, place: Waiting, said: Said) -> bool:
        """Store what was tried and said if nobody changed it since it was read."""
        values = {"said": said.model_dump(mode="json")}
        return await self._scope.changed(self._unchanged(place).values(values))

    async def tell(self, place: Waiting, times: int) -> bool:
        """Note how often somebody was written to; False when somebody else has just done it."""
        return await self._scope.changed(self._unchanged(place).values(told=times))

    async def end(self, place: Waiting) -> bool:
        """Let the waiting be over; False when it is."""
        waits = self._unchanged(place).where(waiting_list.c.ended_at.is_(None))
        return await self._scope.changed(waits.values(ended_at=self._scope.now))

    def _unchanged(self, place: Waiting) -> Update:
        theirs = waiting_list.c.participation_id == place.participation_id
        change = update(waiting_list).where(
            self._ours, theirs, waiting_list.c.version == place.version
        )
        return change.values(version=waiting_list.c.version + 1)


async def forget_waiting(scope: Scope, person: PersonId) -> None:
    """Delete the places of a person: what was tried for them goes with their answers."""
    mine = select(participations.c.id).where(participations.c.person_id == person)
    gone = delete(waiting_list).where(waiting_list.c.participation_id.in_(mine))
    await scope.count(gone)
