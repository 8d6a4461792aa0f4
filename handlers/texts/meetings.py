"""Word meetings: neutral in a push, in full when a participant opens them."""

from handlers.callbacks.meetings import (
    Answer,
    ChangePlace,
    NewMeeting,
    OpenMeeting,
    SureNot,
)
from handlers.callbacks.menu import MenuTo
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.desk import after_held
from handlers.texts.help_button import help_for, help_row, help_with
from handlers.texts.meeting_parts import mine, move_button
from handlers.texts.moments import moment, short_moment
from handlers.texts.places import place_words
from handlers.texts.shown import shown_to
from handlers.texts.speech import _
from handlers.texts.words import h, name_of
from handlers.texts.zones import zone_lines
from mentoring.aftermath import next_meeting
from mentoring.agreeing import OPEN, goes_on_without
from mentoring.delivery import Args
from mentoring.ids import PersonId
from mentoring.meetings import Attendance, Meeting, MeetingState
from mentoring.pairs import WORKING, Pair

SHOWN = 3
"""How many coming meetings of one pair are listed."""


async def meetings(room: Room, _args: Args) -> Screen:
    """List what is agreed and what waits for an answer, pair by pair."""
    if room.reader.person is None:
        return Screen(_("Meetings begin when there is a pair."), (help_row(), _menu()))
    person = room.reader.person.id
    pairs = [pair for pair in await room.tx.pairs.of(person) if pair.state in WORKING]
    if not pairs:
        text = _("<b>Meetings</b>\nMeetings begin when there is a pair. I will write then.")
        return Screen(text, (help_row(), _menu()))
    lines = [_("<b>Meetings</b>")]
    rows: list[tuple[Button, ...]] = []
    for pair in pairs:
        line, buttons = await _of_pair(room, pair, person)
        lines.append(line)
        rows.extend(buttons)
    return Screen("\n".join(lines), (*rows, help_row(), _menu()))


async def meeting(room: Room, args: Args) -> Screen | None:
    """Show one meeting in full to a participant."""
    found, pair, person = await mine(room, args)
    if found is None or pair is None or person is None:
        return None
    lines = [f"<b>{_title(found)}</b>", _capital(moment(room, found.starts_at))]
    lines += await zone_lines(room, found.starts_at, pair, person)
    if found.place:
        lines.append(_("Where: {place}").format(place=h(place_words(found.place))))
    else:
        lines.append(_("Where: not named yet"))
    lines.extend(await _company(room, found, person))
    lines.append(_what_now(room, found, person))
    rows = await _actions(room, found, person, pair)
    return Screen("\n".join(line for line in lines if line), rows)


async def meeting_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more before a meeting is cancelled, or goes on without a member of a group."""
    found, pair, person = await mine(room, args)
    if found is None or pair is None or person is None:
        return None
    if goes_on_without(found, pair, person):
        text = _("<b>Leave this meeting out?</b>\n{when}\nThe others meet; the mentor is told.")
        label = _("I cannot come")
    else:
        text = _("<b>Cancel the meeting?</b>\n{when}\nThe others will get a short note.")
        label = _("Cancel the meeting")
    rows = (
        (move_button(found),),
        (Button(_("Leave as it is"), OpenMeeting(meeting=found.id).pack()), help_with(pair.id)),
        (Button(label, SureNot(meeting=found.id).pack()),),
    )
    return Screen(text.format(when=_capital(moment(room, found.starts_at))), rows)


def meeting_over(room: Room, _data: Args) -> Screen:
    """Say that a press came too late, and where the meetings of today are."""
    text = _("<b>This meeting is no longer open</b>\nIt has begun, was moved or cancelled.")
    meetings = Button(_("Meetings"), MenuTo(to="meetings").pack())
    return Screen(text, (*help_for(room), (meetings, *_menu())))


async def _of_pair(room: Room, pair: Pair, person: PersonId) -> tuple[str, Rows]:
    coming = [
        each
        for each in await room.tx.meetings.of_pair(pair.id)
        if each.state in OPEN and each.starts_at > room.now
    ]
    who = ", ".join(await _names(room, pair, person))
    new = Button(_("Agree on a meeting"), NewMeeting(pair=pair.id).pack())
    if not coming:
        return _("{names}: no meeting is agreed").format(names=who), ((new,),)
    first = coming[0]
    waits = _(" (waits for an answer)") if first.state is MeetingState.PROPOSED else ""
    line = _("{names}: {when}").format(names=who, when=moment(room, first.starts_at)) + waits
    rows = tuple((_entry(room, each),) for each in coming[:SHOWN])
    return line, (*rows, (new,))


def _entry(room: Room, found: Meeting) -> Button:
    return Button(short_moment(room, found.starts_at), OpenMeeting(meeting=found.id).pack())


async def _names(room: Room, pair: Pair, person: PersonId) -> list[str]:
    people = {seat.person_id for seat in (pair.mentor, *pair.members)} - {person}
    found = await shown_to(room, people)
    return sorted(name_of(found.get(each)) for each in people)


async def _company(room: Room, found: Meeting, person: PersonId) -> list[str]:
    """Say who else is there and who will be missing."""
    others = [each for each in found.attendance if each.person_id != person]
    known = await shown_to(room, {each.person_id for each in others})
    come, stay = _("With: {names}"), _("Cannot come: {names}")
    lines = []
    for words, away in ((come, False), (stay, True)):
        names = sorted(name_of(known.get(a.person_id)) for a in others if _is_away(a) is away)
        lines += [words.format(names=", ".join(names))] if names else []
    return lines


def _is_away(answer: Attendance) -> bool:
    return answer.comes is False


def _title(found: Meeting) -> str:
    return {
        MeetingState.PROPOSED: _("A meeting is proposed"),
        MeetingState.CONFIRMED: _("The meeting is agreed"),
        MeetingState.HELD: _("The meeting took place"),
        MeetingState.MISSED: _("The meeting did not take place"),
        MeetingState.MOVED: _("The meeting was moved"),
        MeetingState.CANCELLED: _("The meeting is cancelled"),
    }[found.state]


def _what_now(room: Room, found: Meeting, person: PersonId) -> str:
    answer = found.answer_of(person)
    if found.starts_at <= room.now:
        return ""
    if found.state in OPEN and answer and answer.comes is False:
        return _("The others know that you are not coming.")
    if found.state is MeetingState.PROPOSED and answer and answer.comes is None:
        return _("Does the time suit you?")
    if found.state is MeetingState.PROPOSED:
        return _("Waiting for the answer. I will write at once.")
    if found.state is MeetingState.CONFIRMED:
        return _("I will remind of it beforehand.")
    return ""


async def _actions(room: Room, found: Meeting, person: PersonId, pair: Pair) -> Rows:
    if pair.state not in WORKING:
        return ((help_with(pair.id),), _hide(found))
    if found.state not in OPEN or found.starts_at <= room.now:
        new = Button(_("Agree on a meeting"), NewMeeting(pair=pair.id).pack())
        coming = await next_meeting(room.tx, pair.id)
        return ((_entry(room, coming) if coming else new, help_with(pair.id)), _hide(found))
    comes = _comes(found, person)
    yes = Button(_("It suits me"), Answer(meeting=found.id, comes=True).pack())
    called = help_with(pair.id)
    label = _("Another place") if found.place else _("Name the place")
    place = Button(label, ChangePlace(meeting=found.id).pack())
    first = () if comes else (yes,)
    last = () if comes is False else (_no(found, pair, person),)
    rows = ((*first, move_button(found)), (place, called), _hide(found), last)
    return tuple(row for row in rows if row)


def _no(found: Meeting, pair: Pair, person: PersonId) -> Button:
    stays = goes_on_without(found, pair, person)
    label = _("I cannot come") if stays else _("Cancel the meeting")
    return Button(label, Answer(meeting=found.id, comes=False).pack())


def _comes(found: Meeting, person: PersonId) -> bool | None:
    answer = found.answer_of(person)
    return answer.comes if answer else None


def _hide(found: Meeting) -> tuple[Button, ...]:
    hide = Button(_("Hide"), OpenMeeting(meeting=found.id, full=False).pack())
    return (hide, Button(_("Menu"), MenuTo(to="menu").pack()))


def _menu() -> tuple[Button, ...]:
    return (Button(_("Menu"), MenuTo(to="menu").pack()),)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


SCREENS: dict[str, ScreenFn] = {
    "meetings": after_held(meetings),
    "meeting": meeting,
    "meeting_sure": meeting_sure,
}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {"meeting_over": meeting_over}
