"""Word the news of events that the bot brings by itself: a moment and buttons, nothing else."""

from handlers.callbacks.events import Attend
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.event_parts import event_at, guest_at, open_event
from handlers.texts.help_button import help_beside
from handlers.texts.moments import moment
from handlers.texts.speech import _
from mentoring.delivery import Args
from mentoring.events import Event, PlaceState


async def event_called(room: Room, args: Args) -> Screen | None:
    """Push: there is an event one could come to; true until it is answered."""
    found = await event_at(room, args)
    if found is None or not found.is_open(room.now) or await guest_at(room, found):
        return None
    return _push(room, found, _("An invitation of the mentoring programme: {when}"))


async def event_place(room: Room, args: Args) -> Screen | None:
    """Push: whoever waited has a place now."""
    found = await _mine(room, args)
    if found is None:
        return None
    return _push(room, found, _("There is a place now: {when}"), _staying_away(found))


async def event_reminder(room: Room, args: Args) -> Screen | None:
    """Push: the event is near; true while one comes."""
    found = await _mine(room, args)
    if found is None:
        return None
    return _push(room, found, _("An event {when}"), _staying_away(found))


async def event_changed(room: Room, args: Args) -> Screen | None:
    """Push: an event one is registered for has moved."""
    found = await event_at(room, args)
    if found is None or not found.is_open(room.now) or await guest_at(room, found) is None:
        return None
    return _push(room, found, _("An event has moved: {when}"), _staying_away(found))


async def event_cancelled(room: Room, args: Args) -> Screen | None:
    """Push: an event one is registered for is off."""
    found = await event_at(room, args)
    if found is None or found.cancelled_at is None or await guest_at(room, found) is None:
        return None
    return _push(room, found, _("An event is cancelled: {when}"))


async def event_hidden(room: Room, args: Args) -> Screen | None:
    """Take the details of an event back."""
    found = await event_at(room, args)
    return _push(room, found, _("An event {when}")) if found else None


async def _mine(room: Room, args: Args) -> Event | None:
    """Return the event while it is ahead and the reader has a place."""
    found = await event_at(room, args)
    if found is None or not found.is_open(room.now):
        return None
    own = await guest_at(room, found)
    return found if own is not None and own.state is PlaceState.COMING else None


def _staying_away(found: Event) -> Rows:
    return ((Button(_("I cannot come"), Attend(event=found.id, comes=False).pack()),),)


def _push(room: Room, found: Event, words: str, rows: Rows = ()) -> Screen:
    when = moment(room, found.starts_at)
    first = (open_event(found), *help_beside(room))
    return Screen(f"<b>{words.format(when=when)}</b>", (first, *rows))


SCREENS: dict[str, ScreenFn] = {
    "event_called": event_called,
    "event_place": event_place,
    "event_reminder": event_reminder,
    "event_changed": event_changed,
    "event_cancelled": event_cancelled,
    "event_hidden": event_hidden,
}
PUSHED = frozenset(SCREENS) - {"event_hidden"}
