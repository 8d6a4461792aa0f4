"""Word what comes after a meeting: one question, thanks, a way to get help."""

from handlers.callbacks.meetings import AddWords, NewMeeting, OpenMeeting, Took
from handlers.callbacks.menu import MenuTo
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.help_button import help_with
from handlers.texts.meeting_parts import mine
from handlers.texts.moments import moment
from handlers.texts.speech import _, ngettext
from mentoring.aftermath import OFF, my_feedback, next_meeting
from mentoring.delivery import Args
from mentoring.ids import PersonId
from mentoring.meetings import Mark, Meeting
from mentoring.pairs import PairState


async def meeting_question(room: Room, args: Args) -> Screen | None:
    """Push: did the meeting take place? True until this reader answers."""
    found, pair, person = await mine(room, args)
    if found is None or person is None or found.starts_at > room.now:
        return None
    answer = found.answer_of(person)
    if found.state in OFF or pair is None or pair.state is PairState.ON_HOLD:
        return None
    if answer is None or answer.mark is not None or answer.comes is False:
        return None
    text = _("<b>Did the meeting take place?</b>\n{when}").format(
        when=moment(room, found.starts_at)
    )
    said = ((_("Yes"), Mark.HELD), (_("Moved"), Mark.MOVED), (_("No"), Mark.MISSED))
    row = tuple(Button(word, Took(meeting=found.id, mark=mark).pack()) for word, mark in said)
    return Screen(text, (row,))


async def meeting_thanks(room: Room, args: Args) -> Screen | None:
    """Thank for the feedback and say what comes next."""
    found, pair, person = await mine(room, args)
    if found is None or pair is None:
        return None
    coming = await next_meeting(room.tx, pair.id)
    called = help_with(pair.id)
    if coming is None:
        text = _("<b>Thank you.</b> The next meeting is not agreed yet.")
        new = Button(_("Choose a time"), NewMeeting(pair=pair.id).pack())
        return Screen(text, ((new,), *await _more(room, found, person), (called, _menu())))
    days = (coming.starts_at.astimezone(room.zone).date() - room.today).days
    text = ngettext(
        "<b>Thank you.</b> The next meeting is in {n} day, {when}.",
        "<b>Thank you.</b> The next meeting is in {n} days, {when}.",
        days,
    ).format(n=days, when=moment(room, coming.starts_at))
    move = Button(_("Move"), NewMeeting(pair=pair.id, moves=coming.id).pack())
    return Screen(text, (*await _more(room, found, person), (move, called), (_menu(),)))


async def _more(room: Room, found: Meeting, person: PersonId | None) -> Rows:
    """Offer to say more about a meeting, once."""
    said = await my_feedback(room.tx, found, person) if person is not None else None
    if said is None or said.has_words:
        return ()
    return ((Button(_("Add a few words"), AddWords(meeting=found.id).pack()),),)


async def meeting_missed(room: Room, args: Args) -> Screen | None:
    """Take a missed meeting without blame and offer what helps."""
    found, pair, _person = await mine(room, args)
    if found is None or pair is None:
        return None
    text = _("<b>It happens.</b> Shall we choose another time?")
    new = Button(_("Choose a time"), NewMeeting(pair=pair.id).pack())
    called = help_with(pair.id)
    again = Button(_("The meeting"), OpenMeeting(meeting=found.id).pack())
    return Screen(text, ((new,), (called, again), (_menu(),)))


def _menu() -> Button:
    return Button(_("Menu"), MenuTo(to="menu").pack())


SCREENS: dict[str, ScreenFn] = {
    "meeting_question": meeting_question,
    "meeting_thanks": meeting_thanks,
    "meeting_missed": meeting_missed,
}
PUSHED = frozenset({"meeting_question"})
