"""Word the parts that screens about events share: titles by kind, places, one's own place."""

from handlers.callbacks.events import OpenEvent
from handlers.callbacks.menu import MenuTo
from handlers.screen import Button, Room, Rows
from handlers.texts.moments import moment
from handlers.texts.pair_parts import number
from handlers.texts.places import place_words
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.events import Event, EventAudience, EventKind, Guest, PlaceState
from mentoring.ids import EventId
from mentoring.invitees import coming_up


def event_title(kind: EventKind) -> str:
    """Name an event as everybody sees it."""
    return {
        EventKind.INFORMATION: _("About the mentoring programme"),
        EventKind.INVOLVEMENT: _("A meeting for future mentors"),
        EventKind.TRAINING: _("Training for mentors"),
        EventKind.JOINT: _("A meeting of mentors and mentees"),
        EventKind.SPEED: _("Short talks with mentors"),
    }[kind]


def audience_words(audience: EventAudience) -> str:
    """Say who an event is for."""
    return {
        EventAudience.ALL: _("for everybody"),
        EventAudience.MENTORS: _("for mentors"),
        EventAudience.MENTEES: _("for mentees"),
        EventAudience.PARENTS: _("for parents"),
    }[audience]


def event_lines(room: Room, event: Event) -> list[str]:
    """Say what, when and where."""
    lines = [f"<b>{event_title(event.kind)}</b>", h(_first_up(moment(room, event.starts_at)))]
    if event.place:
        lines.append(_("Where: {place}").format(place=h(place_words(event.place))))
    if event.cancelled_at is not None:
        lines.append(_("It is cancelled."))
    return lines


def places_line(event: Event) -> str:
    """Say how many places are left; nothing without a limit."""
    if event.free is None:
        return ""
    left = ngettext("{n} place is left", "{n} places are left", event.free).format(n=event.free)
    return left if event.free else _("All places are taken, there is a waiting list")


def own_line(guest: Guest | None) -> str:
    """Say where the reader stands."""
    if guest is not None and guest.state is PlaceState.COMING:
        return _("☑ There is a place for you.")
    if guest is not None and guest.state is PlaceState.WAITING:
        return _("You are on the waiting list. I will write when a place is free.")
    return ""


async def event_at(room: Room, args: Args) -> Event | None:
    """Return the event a screen is about."""
    return await room.tx.events.get(EventId(number(args, "event")))


async def guest_at(room: Room, event: Event) -> Guest | None:
    """Return the reader's own registration."""
    person = room.reader.person
    guests = await room.tx.events.registered(event.id) if person else []
    return next((each for each in guests if person and each.person_id == person.id), None)


def open_event(event: Event) -> Button:
    """Lead to the details."""
    return Button(_("Open"), OpenEvent(event=event.id).pack())


async def events_row(room: Room) -> Rows:
    """Offer the events in the menu: to a curator always, to others when something is to come."""
    if room.reader.person is None:
        return ()
    coming = await coming_up(room.tx, room.reader)
    if not coming and not room.reader.is_curator:
        return ()
    text = _("Events · {n}").format(n=len(coming)) if coming else _("Events")
    return ((Button(text, MenuTo(to="events").pack()),),)


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
