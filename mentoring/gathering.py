"""Lead an event: plan it, call people to it, give places, remind, note who came."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell
from mentoring.arriving import begun, topic_of
from mentoring.calendar import reminder_moments
from mentoring.delivery import OnDoubt
from mentoring.errors import InThePast, NotAllowed, NotFound, Refusal
from mentoring.events import Event, EventAudience, EventKind, Guest, PlaceState
from mentoring.house import Rules
from mentoring.ids import EventId, PersonId
from mentoring.invitees import concerns, meant
from mentoring.office import JournalEntry
from mentoring.people import Actor
from mentoring.permits import ConsentNeeded, has_permit
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in, person_in
from mentoring.training import follow_attendance


class EventClosed(Refusal):
    """The event is cancelled or has begun: nobody registers or leaves any more."""

    code: ClassVar[str] = "event_closed"


async def existing(tx: UnitOfWork, event: EventId) -> Event:
    """Return an event of this organisation; any other is not found."""
    found = await tx.events.get(event)
    if found is None:
        raise NotFound(what="event")
    return found


async def plan(
    tx: UnitOfWork,
    actor: Actor,
    kind: EventKind,
    audience: EventAudience,
    starts_at: datetime,
    *,
    place: str | None = None,
    places: int | None = None,
    materials: str | None = None,
) -> Event:
    """Put an event into the calendar; nobody is told before the curator calls them."""
    curator = curator_in(actor)
    if starts_at <= tx.now:
        raise InThePast
    event = await tx.events.add(
        kind, audience, starts_at, curator, place=place, places=places, materials=materials
    )
    await _note(tx, curator, "event_planned", event.id)
    return event


async def call(tx: UnitOfWork, actor: Actor, event_id: EventId) -> int:
    """Tell everybody the event is for and who has not answered; return how many are new."""
    curator = curator_in(actor)
    event = await _open(tx, event_id)
    guests = {each.person_id for each in await tx.events.registered(event.id)}
    news = News(
        key=f"event_called:{event.id}:{event.version}",
        kind="event_called",
        args={"event": event.id},
        topic=topic_of(event.id),
        due_at=tx.now,
        not_after=event.starts_at,
    )
    told = await tell(tx, sorted(await meant(tx, event) - guests - {curator}), news)
    await _note(tx, curator, "event_called", event.id)
    return told


async def register(tx: UnitOfWork, actor: Actor, event_id: EventId, rules: Rules) -> PlaceState:
    """Take a place or join the queue; a second press finds the same."""
    person = await _guest_in(tx, actor)
    event = await _open(tx, event_id)
    if not await concerns(tx, actor, event):
        raise NotAllowed
    await _move_up(tx, event, rules)
    state = await tx.events.register(event.id, person)
    if state is None:
        raise EventClosed
    if state is PlaceState.COMING:
        await remind(tx, event, [person], rules)
    return state


async def leave(tx: UnitOfWork, actor: Actor, event_id: EventId, rules: Rules) -> bool:
    """Give the place back; whoever waits longest gets it and is told."""
    person = person_in(actor)
    event = await _open(tx, event_id)
    left = await tx.events.leave(event.id, person)
    await _move_up(tx, event, rules)
    return left


async def change(
    tx: UnitOfWork,
    actor: Actor,
    event_id: EventId,
    starts_at: datetime,
    place: str | None,
    materials: str | None,
    rules: Rules,
) -> bool:
    """Move an event; whoever comes is told, and the reminders follow. False: somebody else did."""
    curator = curator_in(actor)
    event = await _open(tx, event_id)
    if starts_at <= tx.now:
        raise InThePast
    if not await tx.events.change(event, starts_at, place, materials):
        return False
    await tx.outbox.cancel(topic_of(event.id))
    moved = await existing(tx, event.id)
    guests = _coming(await tx.events.registered(event.id))
    await remind(tx, moved, guests, rules)
    await _tell_guests(tx, moved, "event_changed")
    await _note(tx, curator, "event_changed", event.id)
    return True


async def cancel(tx: UnitOfWork, actor: Actor, event_id: EventId) -> bool:
    """Call an event off; whoever was registered is told. False when it was off already."""
    curator = curator_in(actor)
    event = await existing(tx, event_id)
    if not await tx.events.cancel(event.id):
        return False
    await tx.outbox.cancel(topic_of(event.id))
    await _tell_guests(tx, event, "event_cancelled")
    await _note(tx, curator, "event_cancelled", event.id)
    return True


async def remind(tx: UnitOfWork, event: Event, people: Iterable[PersonId], rules: Rules) -> None:
    """Write the reminders before an event; whoever leaves gets none when the hour comes."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    moments = reminder_moments(event.starts_at, rules.reminders, tx.now, zone, rules.quiet_hours)
    for offset, due in moments:
        before = f"{offset.total_seconds():.0f}"
        news = News(
            key=f"event_reminder:{event.id}:{event.version}:{before}",
            kind="event_reminder",
            args={"event": event.id},
            topic=topic_of(event.id),
            on_doubt=OnDoubt.HOLD,
            due_at=due,
            not_after=event.starts_at,
        )
        await tell(tx, people, news)
    if event.kind is EventKind.JOINT:
        await tell(tx, people, begun(event))


async def mark(
    tx: UnitOfWork, actor: Actor, event_id: EventId, person: PersonId, came: bool | None
) -> None:
    """Note whether somebody came."""
    curator = curator_in(actor)
    event = await existing(tx, event_id)
    if not await tx.events.mark(event.id, person, came):
        raise NotFound(what="person")
    await follow_attendance(tx, curator, event)


async def mark_all(tx: UnitOfWork, actor: Actor, event_id: EventId) -> list[PersonId]:
    """Note that everybody with a place and without a mark came."""
    curator = curator_in(actor)
    event = await existing(tx, event_id)
    came = await tx.events.mark_all(event.id)
    await follow_attendance(tx, curator, event)
    if came:
        await _note(tx, curator, "attendance_noted", event.id)
    return came


async def unmark_all(tx: UnitOfWork, actor: Actor, event_id: EventId, at: datetime) -> int:
    """Take back the marks of one press, within a day; return how many."""
    curator = curator_in(actor)
    event = await existing(tx, event_id)
    undone = await tx.events.unmark(event.id, at)
    await follow_attendance(tx, curator, event)
    if undone:
        await _note(tx, curator, "attendance_undone", event.id)
    return undone


async def leave_all(tx: UnitOfWork, person: PersonId) -> None:
    """Give back every place of somebody who takes part no more; the queue moves up later."""
    for guest in await tx.events.of_person(person):
        event = await existing(tx, guest.event_id)
        if event.is_open(tx.now):
            await tx.events.leave(event.id, person)


async def _move_up(tx: UnitOfWork, event: Event, rules: Rules) -> None:
    """Give free places to those who wait longest, and tell them."""
    while (next_one := await tx.events.promote(event.id)) is not None:
        await remind(tx, event, [next_one], rules)
        news = News(
            key=f"event_place:{event.id}:{tx.now.timestamp():.0f}",
            kind="event_place",
            args={"event": event.id},
            topic=topic_of(event.id),
            due_at=tx.now,
            not_after=event.starts_at,
        )
        await tell(tx, [next_one], news)


async def _open(tx: UnitOfWork, event: EventId) -> Event:
    found = await existing(tx, event)
    if not found.is_open(tx.now):
        raise EventClosed
    return found


async def _guest_in(tx: UnitOfWork, actor: Actor) -> PersonId:
    """Return who registers: a participant, a representative, a member of staff."""
    person = person_in(actor)
    if actor.roles or await has_permit(tx, actor.person):
        return person
    if await tx.guardians.children_of(person):
        return person
    raise ConsentNeeded


def _coming(guests: Iterable[Guest]) -> list[PersonId]:
    return [each.person_id for each in guests if each.state is PlaceState.COMING]


async def _tell_guests(tx: UnitOfWork, event: Event, kind: str) -> None:
    guests = await tx.events.registered(event.id)
    people = [each.person_id for each in guests if each.state is not PlaceState.LEFT]
    key = f"{kind}:{event.id}:{tx.now.timestamp():.0f}"
    news = News(key=key, kind=kind, args={"event": event.id}, due_at=tx.now)
    await tell(tx, people, news)


async def _note(tx: UnitOfWork, by: PersonId, verb: str, event: EventId) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject={"event": event}
    )
    await tx.desk.note(entry)
