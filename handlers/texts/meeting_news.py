"""Word the news of meetings that the bot brings by itself: a moment and buttons, nobody's name."""

from handlers.callbacks.meetings import Answer, NewMeeting
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.help_button import help_with
from handlers.texts.meeting_parts import mine, move_button, open_button
from handlers.texts.moments import moment
from handlers.texts.speech import _
from mentoring.agreeing import OPEN
from mentoring.delivery import Args
from mentoring.ids import PersonId
from mentoring.meetings import Meeting, MeetingState
from mentoring.pairs import WORKING


async def meeting_hidden(room: Room, args: Args) -> Screen | None:
    """Take the details of a meeting back."""
    found, _pair, person = await mine(room, args)
    if found is None or person is None:
        return None
    return _push(room, found, _("A meeting: {when}"), _coming_rows(found, person))


async def meeting_proposed(room: Room, args: Args) -> Screen | None:
    """Push: somebody proposes a time; true until it is answered."""
    found = await _unanswered(room, args)
    if found is None:
        return None
    return _push(room, found, _("A meeting is proposed: {when}"), _answer_rows(found))


async def meeting_moved(room: Room, args: Args) -> Screen | None:
    """Push: somebody proposes another time instead of the agreed one."""
    found = await _unanswered(room, args)
    if found is None:
        return None
    return _push(room, found, _("Another time for the meeting: {when}"), _answer_rows(found))


async def meeting_confirmed(room: Room, args: Args) -> Screen | None:
    """Push: the meeting is agreed."""
    found, _pair, person = await mine(room, args)
    if found is None or person is None or found.state is not MeetingState.CONFIRMED:
        return None
    return _push(room, found, _("The meeting is agreed: {when}"), (_first(found),))


async def meeting_changed(room: Room, args: Args) -> Screen | None:
    """Push: something about a coming meeting is different now."""
    found, _pair, person = await mine(room, args)
    if found is None or person is None or found.state not in OPEN:
        return None
    return _push(room, found, _("News about the meeting {when}"), (_first(found),))


async def meeting_cancelled(room: Room, args: Args) -> Screen | None:
    """Push: the meeting will not take place."""
    found, pair, _person = await mine(room, args)
    if found is None or pair is None or found.state is not MeetingState.CANCELLED:
        return None
    new = Button(_("Choose another time"), NewMeeting(pair=pair.id).pack())
    return _push(room, found, _("The meeting is cancelled: {when}"), (_first(found), (new,)))


async def meeting_reminder(room: Room, args: Args) -> Screen | None:
    """Push: the meeting is near; true while it is agreed and ahead."""
    found, pair, person = await mine(room, args)
    if found is None or person is None or pair is None or pair.state not in WORKING:
        return None
    if found.state is not MeetingState.CONFIRMED or found.starts_at <= room.now:
        return None
    answer = found.answer_of(person)
    if answer is None or answer.comes is False:
        return None
    return _push(room, found, _("A meeting {when}"), _coming_rows(found, person))


async def _unanswered(room: Room, args: Args) -> Meeting | None:
    """Return the meeting while it waits for this reader's answer."""
    found, pair, person = await mine(room, args)
    if found is None or person is None or found.state is not MeetingState.PROPOSED:
        return None
    answer = found.answer_of(person)
    if pair is None or pair.state not in WORKING or answer is None or answer.comes is not None:
        return None
    return found


def _answer_rows(found: Meeting) -> Rows:
    yes = Button(_("It suits me"), Answer(meeting=found.id, comes=True).pack())
    return (_first(found), (yes, move_button(found)))


def _coming_rows(found: Meeting, person: PersonId) -> Rows:
    answer = found.answer_of(person)
    if found.state not in OPEN:
        return (_first(found),)
    label = _("I will come") if answer and answer.comes else _("It suits me")
    yes = Button(label, Answer(meeting=found.id, comes=True).pack())
    return (_first(found), (yes, move_button(found)))


def _first(found: Meeting) -> tuple[Button, ...]:
    return (open_button(found), help_with(found.pair_id))


def _push(room: Room, found: Meeting, words: str, rows: Rows) -> Screen:
    when = moment(room, found.starts_at)
    return Screen(f"<b>{words.format(when=when)}</b>", rows)


SCREENS: dict[str, ScreenFn] = {
    "meeting_hidden": meeting_hidden,
    "meeting_proposed": meeting_proposed,
    "meeting_moved": meeting_moved,
    "meeting_confirmed": meeting_confirmed,
    "meeting_changed": meeting_changed,
    "meeting_cancelled": meeting_cancelled,
    "meeting_reminder": meeting_reminder,
}
PUSHED = frozenset(SCREENS) - {"meeting_hidden"}
