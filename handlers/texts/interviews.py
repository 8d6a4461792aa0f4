"""Word a talk with a candidate: for the candidate, for whoever holds it, for the curator."""

from handlers.callbacks.candidates import Steps, Talk, TalkAt
from handlers.callbacks.menu import MenuTo
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.staff_menu import RowsFn
from handlers.texts.answers import answer_words
from handlers.texts.help_button import help_row
from handlers.texts.moments import moment, short_moment
from handlers.texts.pair_parts import button, menu, neutral, number, short
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.step_words import result_words
from handlers.texts.words import h, name_of
from mentoring.applications import Participation, Side
from mentoring.confidants import may_read
from mentoring.delivery import Args
from mentoring.ids import InterviewId
from mentoring.interviewing import is_candidate, leads
from mentoring.interviews import Interview, InterviewState
from mentoring.people import StaffRole
from mentoring.talk_hours import taken_by

MINUTE = 60


async def interview(room: Room, args: Args) -> Screen | None:
    """Show a talk to whoever it concerns, each with what they can do."""
    talk = await talk_of(room, args)
    if talk is None:
        return None
    if await is_candidate(room.tx, room.reader, talk):
        return await _for_candidate(room, talk, sure=bool(args.get("sure")))
    return await _for_leader(room, talk) if leads(room.reader, talk) else None


async def interview_hidden(room: Room, args: Args) -> Screen | None:
    """Take the details of a talk back."""
    talk = await talk_of(room, args)
    if talk is None:
        return None
    return Screen(neutral(), ((button(_("Open"), Talk(interview=talk.id)),),))


async def referrals(room: Room, _args: Args) -> Screen | None:
    """List the people who were referred to the reader, and nobody else."""
    person = room.reader.person
    if person is None or StaffRole.PSYCHOLOGIST not in room.reader.roles:
        return None
    talks = await room.tx.interviews.held_by(person.id)
    title = "<b>" + _("Asked of me") + "</b>"
    rows = []
    for talk in talks:
        about = await room.tx.participations.get(talk.participation_id)
        who = await room.tx.people.person(about.person_id) if about else None
        rows.append(
            (button(f"{short(who)} · {_state_word(room, talk)}", Talk(interview=talk.id)),)
        )
    if not rows:
        nobody = _("Nobody waits for a talk with you.")
        return Screen(f"{title}\n{nobody}", (menu(),))
    return Screen(title, (*rows, menu()))


async def menu_rows(room: Room) -> Rows:
    """Offer the psychologist the people who were referred."""
    if room.reader.person is None or StaffRole.PSYCHOLOGIST not in room.reader.roles:
        return ()
    n = len(await room.tx.interviews.held_by(room.reader.person.id))
    text = _("Asked of me · {n}").format(n=n) if n else _("Asked of me")
    return ((button(text, MenuTo(to="referrals")),),)


async def talk_of(room: Room, args: Args) -> Interview | None:
    """Return the talk a screen is about."""
    return await room.tx.interviews.get(InterviewId(number(args, "interview")))


def place_words(room: Room, talk: Interview) -> str:
    """Say where a talk is, escaped; nothing when nobody has said."""
    step = room.house.questionnaires["talk"].step("place")
    if not talk.place or step is None:
        return ""
    return _("Where: {place}").format(place=h(answer_words(step, talk.place)))


def no_times(_room: Room, _data: Args) -> Screen:
    """Explain that every chosen time has passed in between."""
    text = _("These times have passed already. Please choose others.")
    return Screen(text, (menu(),))


async def _for_candidate(room: Room, talk: Interview, *, sure: bool) -> Screen:
    """Word the talk for the candidate; the way out is last and asks once more."""
    if sure and talk.is_open:
        text = _("<b>Without the talk?</b>\nThe curator will decide what comes next, and writes.")
        yes = button(_("Yes, I do not want it"), Talk(interview=talk.id, act="refuse", sure=True))
        return Screen(text, ((yes,), (button(_("Back"), Talk(interview=talk.id)),)))
    hide = button(_("Hide"), Talk(interview=talk.id, act="hide"))
    if talk.state is InterviewState.OFFERED:
        return await _choice(room, talk, hide)
    if talk.state is InterviewState.AGREED and talk.starts_at is not None:
        title = _("The talk: {when}").format(when=moment(room, talk.starts_at))
        lines = [f"<b>{title}</b>", place_words(room, talk)]
        other = button(_("Ask for another time"), Talk(interview=talk.id, act="none"))
        no = button(_("I do not want the talk"), Talk(interview=talk.id, act="refuse"))
        rows: Rows = ((other,), (no,), help_row(), (hide, *menu()))
        return Screen("\n".join(filter(None, lines)), rows)
    words = {
        InterviewState.REFERRED: _("<b>The talk</b>\nNew times will come. I will write."),
        InterviewState.HELD: _("<b>The talk took place</b>\nThe curator writes what comes next."),
        InterviewState.MISSED: _("<b>The talk did not take place</b>\nNew times will come."),
        InterviewState.DECLINED: _("<b>Without the talk</b>\nThe curator writes what comes next."),
        InterviewState.CANCELLED: _("<b>The talk is off</b>\nThe curator writes what comes next."),
    }
    return Screen(words.get(talk.state, neutral()), ((hide, *menu()),))


async def _choice(room: Room, talk: Interview, hide: Button) -> Screen:
    text = _adult_or_learner(
        room,
        pgettext(
            "adult",
            "<b>A short talk before the programme</b>\n"
            "About what you would like to do and how we can help. Which time suits you?",
        ),
        pgettext(
            "learner",
            "<b>A short talk before the programme</b>\n"
            "About what you would like to do and how we can help. Which time suits you?",
        ),
    )
    taken = await taken_by(room.tx, talk.interviewer_id)
    ahead = [slot for slot in talk.slots if slot > room.now and slot not in taken]
    rows = [
        (
            button(
                short_moment(room, slot),
                TalkAt(interview=talk.id, minute=int(slot.timestamp()) // MINUTE),
            ),
        )
        for slot in ahead
    ]
    none = (button(_("No time fits"), Talk(interview=talk.id, act="none")),)
    no = (button(_("I do not want the talk"), Talk(interview=talk.id, act="refuse")),)
    gone = "" if ahead else _("The times offered are taken by now; new ones come by the button.")
    lines = [text, gone, place_words(room, talk)]
    return Screen("\n".join(filter(None, lines)), (*rows, none, no, help_row(), (hide, *menu())))


async def _for_leader(room: Room, talk: Interview) -> Screen | None:
    about = await room.tx.participations.get(talk.participation_id)
    if about is None:
        return None
    who = await room.tx.people.person(about.person_id)
    holder = await room.tx.people.person(talk.interviewer_id)
    lines = [
        "<b>" + _("A talk · {name}").format(name=name_of(who)) + "</b>",
        _holder(holder.name if holder else None, talk),
        _state(room, talk),
        place_words(room, talk) if talk.state is InterviewState.AGREED else "",
        await _request(room, about),
        await _comment(room, talk, about),
    ]
    back = (button(_("All steps"), Steps(participation=about.id)), *menu())
    if not room.reader.is_curator:
        back = (button(_("Asked of me"), MenuTo(to="referrals")), *menu())
    return Screen("\n".join(filter(None, lines)), (*_actions(room, talk), back))


def _actions(room: Room, talk: Interview) -> Rows:
    if not talk.is_open:
        return ()
    past = talk.starts_at is not None and talk.starts_at <= room.now
    times = _("Offer times") if talk.state is InterviewState.REFERRED else _("Other times")
    rows = [
        (button(_("Write down the result"), Talk(interview=talk.id, act="result")),),
        (button(times, Talk(interview=talk.id, act="times")),),
    ]
    if talk.state is InterviewState.AGREED and past:
        rows.append((button(_("It did not take place"), Talk(interview=talk.id, act="missed")),))
    if room.reader.is_curator:
        rows.append((button(_("Call the talk off"), Talk(interview=talk.id, act="off")),))
    return tuple(rows)


def _state(room: Room, talk: Interview) -> str:
    if talk.state is InterviewState.OFFERED:
        n = len(talk.slots)
        offered = ngettext("{n} time is offered", "{n} times are offered", n).format(n=n)
        return _("{offered}, the answer is awaited.").format(offered=offered)
    if talk.state is InterviewState.AGREED and talk.starts_at is not None:
        return moment(room, talk.starts_at)
    if talk.state is InterviewState.HELD:
        return _("Result: {result}").format(result=h(result_words(talk.result)))
    return _state_word(room, talk)


def _state_word(room: Room, talk: Interview) -> str:
    if talk.state is InterviewState.AGREED and talk.starts_at is not None:
        return short_moment(room, talk.starts_at)
    return {
        InterviewState.REFERRED: pgettext("talk", "no time yet"),
        InterviewState.OFFERED: pgettext("talk", "the answer is awaited"),
        InterviewState.HELD: pgettext("talk", "held"),
        InterviewState.MISSED: pgettext("talk", "did not take place"),
        InterviewState.DECLINED: pgettext("talk", "declined by the candidate"),
        InterviewState.CANCELLED: pgettext("talk", "called off"),
    }.get(talk.state, "")


def _holder(name: str | None, talk: Interview) -> str:
    who = name or pgettext("holds a talk", "curator")
    words = _("Held by: {who}").format(who=h(who))
    if not talk.by_psychologist:
        return words
    return _("{words} · with a psychologist").format(words=words)


async def _request(room: Room, about: Participation) -> str:
    """Say what a mentee asks for: a psychologist sees no more of the answers."""
    request = about.profile.get("request_text")
    if about.side is not Side.MENTEE or not isinstance(request, str):
        return ""
    return _("Request: {words}").format(words=h(request.removeprefix("=")))


async def _comment(room: Room, talk: Interview, about: Participation) -> str:
    own = room.reader.person is not None and room.reader.person.id == talk.interviewer_id
    if not talk.comment:
        return ""
    if not own and not await may_read(room.tx, room.reader, about.person_id):
        return ""
    return _("Note: {words}").format(words=h(talk.comment))


def _adult_or_learner(room: Room, adult: str, learner: str) -> str:
    return learner if room.for_learner else adult


SCREENS: dict[str, ScreenFn] = {
    "interview": interview,
    "interview_hidden": interview_hidden,
    "referrals": referrals,
}
REFUSALS: dict[str, RefusalFn] = {"no_times": no_times}
STAFF_ROWS: dict[str, RowsFn] = {"referrals": menu_rows}
