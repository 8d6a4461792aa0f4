"""Keep events and their guests; whoever changes the guests of an event locks the event first."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, Update, case, insert, select, update

from mentoring.events import Event, EventAudience, EventKind, Guest, PlaceState
from mentoring.ids import EventId, PersonId
from mentoring.paper_batches import UNDO_TERM
from storage.insertion import insert_new
from storage.scope import Scope
from storage.tables import event_guests, events, persons

COMING, WAITING, LEFT = (state.value for state in PlaceState)


class Events:
    """Keep the events of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return events.c.organisation_id == self._scope.organisation

    async def add(
        self,
        kind: EventKind,
        audience: EventAudience,
        starts_at: datetime,
        by: PersonId,
        *,
        place: str | None = None,
        places: int | None = None,
        materials: str | None = None,
    ) -> Event:
        """Create an event nobody is registered for."""
        new = insert(events).values(
            organisation_id=self._scope.organisation,
            kind=kind.value,
            audience=audience.value,
            starts_at=starts_at,
            place=place,
            places=places,
            taken=0,
            materials=materials,
            created_by=by,
            created_at=self._scope.now,
            version=0,
        )
        return await self._scope.sure(Event, new.returning(events))

    async def get(self, event: EventId) -> Event | None:
        """Return an event, also a cancelled one."""
        return await self._scope.one(Event, self._event(event))

    async def upcoming(self) -> list[Event]:
        """Return what is still to come and not cancelled, by time."""
        ahead = events.c.cancelled_at.is_(None), events.c.starts_at > self._scope.now
        asked = select(events).where(self._ours, *ahead)
        return await self._scope.many(Event, asked.order_by(events.c.starts_at, events.c.id))

    async def past(self, limit: int = 20) -> list[Event]:
        """Return what has begun and was not cancelled, the newest first."""
        begun = events.c.cancelled_at.is_(None), events.c.starts_at <= self._scope.now
        asked = select(events).where(self._ours, *begun).limit(limit)
        newest = events.c.starts_at.desc(), events.c.id.desc()
        return await self._scope.many(Event, asked.order_by(*newest))

    async def change(
        self, event: Event, starts_at: datetime, place: str | None, materials: str | None
    ) -> bool:
        """Change when, where and with what, unless somebody did since the event was read."""
        same = events.c.id == event.id, events.c.version == event.version
        values = {"starts_at": starts_at, "place": place, "materials": materials}
        changed = update(events).where(self._ours, *same, events.c.cancelled_at.is_(None))
        return await self._scope.changed(changed.values(version=events.c.version + 1, **values))

    async def cancel(self, event: EventId) -> bool:
        """Cancel an event once; False when it was."""
        there = events.c.id == event, events.c.cancelled_at.is_(None)
        gone = update(events).where(self._ours, *there).values(cancelled_at=self._scope.now)
        return await self._scope.changed(gone)

    async def register(self, event: EventId, person: PersonId) -> PlaceState | None:
        """Give a person a place or put them on the waiting list; None when it is too late."""
        found = await self._locked(event)
        if found is None or not found.is_open(self._scope.now) or not await self._known(person):
            return None
        asked = {"event_id": event, "person_id": person, "asked_at": self._scope.now}
        new = insert_new(event_guests).values(state=WAITING, **asked)
        added = await self._scope.scalar(new.returning(event_guests.c.person_id)) is not None
        again = self._guest(event, person, LEFT).values(state=WAITING, asked_at=self._scope.now)
        if added or await self._scope.changed(again):
            await self._seat(event, person)
        state = select(event_guests.c.state).where(
            event_guests.c.event_id == event, event_guests.c.person_id == person
        )
        return PlaceState(await self._scope.scalar(state))

    async def leave(self, event: EventId, person: PersonId) -> bool:
        """Give a place back; False for whoever was not registered."""
        if await self._locked(event) is None:
            return False
        if await self._scope.changed(self._guest(event, person, COMING).values(state=LEFT)):
            back = update(events).where(self._ours, events.c.id == event)
            return await self._scope.changed(back.values(taken=events.c.taken - 1))
        return await self._scope.changed(self._guest(event, person, WAITING).values(state=LEFT))

    async def promote(self, event: EventId) -> PersonId | None:
        """Give a free place to whoever waits longest; None without place or queue."""
        if await self._locked(event) is None:
            return None
        queue = (
            select(event_guests.c.person_id)
            .where(event_guests.c.event_id == event, event_guests.c.state == WAITING)
            .order_by(event_guests.c.asked_at, event_guests.c.person_id)
            .limit(1)
        )
        first = await self._scope.scalar(queue)
        if first is None or not await self._seat(event, first):
            return None
        return PersonId(first)

    async def mark(self, event: EventId, person: PersonId, came: bool | None) -> bool:
        """Note whether a person came, registered or not; None takes the mark back."""
        if await self._locked(event) is None or not await self._known(person):
            return False
        marked = {"came": came, "marked_at": None if came is None else self._scope.now}
        asked = {"event_id": event, "person_id": person, "asked_at": self._scope.now}
        new = insert_new(event_guests).values(state=LEFT, **asked, **marked)
        if await self._scope.scalar(new.returning(event_guests.c.person_id)) is not None:
            return True
        return await self._scope.changed(self._guest(event, person).values(marked))

    async def rate(self, event: EventId, person: PersonId, rating: int) -> bool:
        """Keep how a guest found an event, the last word counts; False for no guest."""
        if await self._locked(event) is None:
            return False
        return await self._scope.changed(self._guest(event, person).values(rating=rating))

    async def mark_all(self, event: EventId) -> list[PersonId]:
        """Note that everybody who has a place and no mark came; return who that is."""
        if await self._locked(event) is None:
            return []
        unmarked = update(event_guests).where(
            event_guests.c.event_id == event,
            event_guests.c.state == COMING,
            event_guests.c.came.is_(None),
        )
        came = unmarked.values(came=True, marked_at=self._scope.now)
        return sorted(await self._scope.scalars(came.returning(event_guests.c.person_id)))

    async def unmark(self, event: EventId, marked_at: datetime) -> int:
        """Take back what was marked at an instant, if that was within a day; return how many."""
        if await self._locked(event) is None or marked_at <= self._scope.now - UNDO_TERM:
            return 0
        marked = event_guests.c.event_id == event, event_guests.c.marked_at == marked_at
        undone = update(event_guests).where(*marked).values(came=None, marked_at=None)
        return await self._scope.count(undone)

    async def registered(self, event: EventId) -> list[Guest]:
        """Return everybody who has not left: with a place first, then the queue in order.

        Whoever came without a registration is among the first.
        """
        there = (event_guests.c.state != LEFT) | event_guests.c.came.is_not(None)
        order = case((event_guests.c.state == WAITING, 1), else_=0)
        asked = self._guests().where(event_guests.c.event_id == event, there)
        ordered = asked.order_by(order, event_guests.c.asked_at, event_guests.c.person_id)
        return await self._scope.many(Guest, ordered)

    async def of_person(self, person: PersonId) -> list[Guest]:
        """Return every registration of one person, the newest first."""
        asked = self._guests().where(event_guests.c.person_id == person)
        return await self._scope.many(Guest, asked.order_by(events.c.starts_at.desc()))

    def _guests(self) -> Select[*tuple[object, ...]]:
        joined = select(event_guests).join(events, events.c.id == event_guests.c.event_id)
        return joined.where(self._ours)

    def _event(self, event: EventId) -> Select[*tuple[object, ...]]:
        return select(events).where(self._ours, events.c.id == event)

    async def _locked(self, event: EventId) -> Event | None:
        """Return an event that nobody else changes until this transaction ends."""
        return await self._scope.one(Event, self._event(event).with_for_update())

    async def _known(self, person: PersonId) -> bool:
        ours = persons.c.organisation_id == self._scope.organisation
        known = select(persons.c.id).where(ours, persons.c.id == person)
        return await self._scope.scalar(known) is not None

    async def _seat(self, event: EventId, person: PersonId) -> bool:
        """Take a place if one is free, for somebody who waits."""
        free = events.c.places.is_(None) | (events.c.taken < events.c.places)
        taken = update(events).where(self._ours, events.c.id == event, free)
        if not await self._scope.changed(taken.values(taken=events.c.taken + 1)):
            return False
        return await self._scope.changed(self._guest(event, person, WAITING).values(state=COMING))

    def _guest(self, event: EventId, person: PersonId, state: str | None = None) -> Update:
        theirs = event_guests.c.event_id == event, event_guests.c.person_id == person
        among = (event_guests.c.state == state,) if state else ()
        return update(event_guests).where(*theirs, *among)
