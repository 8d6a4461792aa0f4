"""Word the waiting list for curators: who waits, since when, truly why, what was tried."""

from handlers.callbacks.exchange import LookElsewhere
from handlers.callbacks.menu import MenuTo
from handlers.callbacks.pairing import MatchMentee, PersonCard
from handlers.callbacks.without_pair import LeaveList, TryOption, WaitingCard, WaitingList
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.discretion import Discretion, discretion_of
from handlers.texts.moments import day
from handlers.texts.pair_parts import PAGE, button, menu, number, page_of, pager, short, span
from handlers.texts.plan_parts import cause_words, names_of
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.task_words import TaskWords
from handlers.texts.words import h, name_of
from mentoring.applications import Side
from mentoring.delivery import Args
from mentoring.ids import ParticipationId
from mentoring.office import Task, TaskKind
from mentoring.people import StaffRole
from mentoring.planning.options import NoPsychologist, WaitsNoMore
from mentoring.planning.waiting_list import is_left
from mentoring.plans.records import Cause
from mentoring.plans.waiting import TRIED, Option, Waiting

NUMBERS = 4


async def waiting_list(room: Room, args: Args) -> Screen | None:
    """List who waits, the longest first."""
    if not room.reader.is_curator:
        return None
    found = await room.tx.waiting_list.all()
    page, shown = page_of(found, number(args, "page"))
    names = await names_of(room, [each.participation_id for each in shown])
    discretion, first = await discretion_of(room), page * PAGE + 1
    lines = [_("<b>Waiting list</b> · {span}").format(span=span(page, len(shown), len(found)))]
    for place, each in enumerate(shown, first):
        name = h(short(names.get(each.participation_id)))
        lines.append(f"{place}. {name} · {_why(each, discretion)}")
    if not shown:
        lines = [_("<b>Waiting list</b>\nNobody waits here. Whom a plan leaves over comes here.")]
    numbers = [
        button(str(place), WaitingCard(who=each.participation_id))
        for place, each in enumerate(shown, first)
    ]
    rows = tuple(tuple(numbers[at : at + NUMBERS]) for at in range(0, len(numbers), NUMBERS))
    turns = pager(page, len(found), WaitingList(page=page - 1), WaitingList(page=page + 1))
    back = (button(_("Find a pair"), MenuTo(to="match")), *menu())
    return Screen("\n".join(lines), (*rows, *turns, back))


async def waiting_card(room: Room, args: Args) -> Screen | None:
    """Show one who waits: since when, why, what was tried, what they would agree to."""
    if not room.reader.is_curator:
        return None
    place = await room.tx.waiting_list.of(ParticipationId(number(args, "who")))
    if place is None:
        return await waiting_list(room, args)
    person = await room.tx.people.person(place.person_id)
    waits = await is_left(room.tx, place)
    lines = [*_said(args), f"<b>{name_of(person)}</b>"]
    since = day(place.since.astimezone(room.zone).date())
    state = _("Waits since {day}; in the next choice that counts as 10 points of 100 more.")
    lines.append(state.format(day=since) if waits else _("Waits no more."))
    cause = _cause(place, await discretion_of(room))
    if place.side is Side.MENTEE and cause is not None:
        lines.append(_("Without a pair: {cause}.").format(cause=cause_words(cause)))
    lines += _options_said(place)
    return Screen("\n".join(lines), await _rows(room, place, waits=waits))


def option_words(option: Option) -> str:
    """Name what may help, for a curator."""
    return {
        Option.GROUP: _("a group"),
        Option.OTHER_FORM: _("another form"),
        Option.ELSEWHERE: _("a mentor of another organisation"),
        Option.SITUATIONAL: _("one single question"),
        Option.PSYCHOLOGIST: _("the psychologist"),
        Option.WAIT: _("waiting"),
        Option.SPEED: _("a speed event"),
        Option.LONG_TERM: _("the long-term base"),
    }[option]


def _options_said(place: Waiting) -> list[str]:
    lines: list[str] = []
    if place.said.tried:
        tried = ", ".join(map(option_words, place.said.tried))
        lines.append(_("Tried: {what}").format(what=tried))
    if place.said.open_to:
        open_to = ", ".join(map(option_words, place.said.open_to))
        lines.append(_("Would agree to: {what}").format(what=open_to))
    if place.said.talked:
        lines.append(_("The psychologist has talked with them."))
    n = place.told
    if n:
        told = ngettext("Written to {n} time.", "Written to {n} times.", n)
        lines.append(told.format(n=n))
    return lines


async def _rows(room: Room, place: Waiting, *, waits: bool) -> Rows:
    who = place.participation_id
    rows: list[tuple[Button, ...]] = []
    if waits and place.side is Side.MENTEE:
        rows.append((button(_("Choose a mentor"), MatchMentee(mentee=who)),))
        rows.extend(_tries(place))
        row: list[Button] = []
        if len(await room.tx.organisations.served()) > 1:
            row.append(button(_("Mentors of other organisations"), LookElsewhere()))
        if Option.PSYCHOLOGIST not in place.said.tried and await room.tx.people.staff(
            StaffRole.PSYCHOLOGIST
        ):
            press = TryOption(who=who, option=Option.PSYCHOLOGIST)
            row.append(button(_("To the psychologist"), press))
        if row:
            rows.append(tuple(row))
    rows.append((button(_("All answers"), PersonCard(participation=who)),))
    if waits:
        rows.append((button(_("Take off the waiting list"), LeaveList(who=who)),))
    rows.append((button(_("Waiting list"), WaitingList()), *menu()))
    return tuple(rows)


def _tries(place: Waiting) -> Rows:
    """Offer to note what is tried and was not yet."""
    names = {
        Option.GROUP: _("Ask about a group"),
        Option.OTHER_FORM: _("Another form"),
        Option.SITUATIONAL: _("One single question"),
    }
    left = [each for each in TRIED if each in names and each not in place.said.tried]
    buttons = [
        button(names[each], TryOption(who=place.participation_id, option=each)) for each in left
    ]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def _why(place: Waiting, discretion: Discretion) -> str:
    if place.side is Side.MENTOR:
        return _("a mentor with nobody")
    cause = _cause(place, discretion)
    return cause_words(cause) if cause else _("no pair yet")


def _cause(place: Waiting, discretion: Discretion) -> Cause | None:
    return place.outward if discretion.hides_causes(place.person_id) else place.cause


def _said(args: Args) -> list[str]:
    words = {
        "tried": pgettext("waiting list", "Noted."),
        "entered": _("This person waits from now on and is told so kindly."),
    }.get(str(args.get("said") or ""))
    return [words] if words else []


def no_psychologist(_room: Room, data: Args) -> Screen:
    """Say that nobody is noted as the psychologist, and the way."""
    text = _(
        "<b>There is no psychologist here yet</b>\nInvite one among the staff, then try again."
    )
    back = button(_("Back"), WaitingCard(who=number(data, "participation")))
    return Screen(text, ((button(_("Staff"), MenuTo(to="staff")),), (back, *menu())))


def waits_no_more(_room: Room, _data: Args) -> Screen:
    """Say kindly that the waiting is over."""
    text = _("<b>The waiting is over</b>\nWhat is current stands in the menu.")
    return Screen(text, (menu(),))


def _about(task: Task) -> tuple[Button, ...]:
    who = ParticipationId(int(task.subject["participation"]))
    return (button(_("In the waiting list"), WaitingCard(who=who)),)


TASKS: dict[str, TaskWords] = {
    TaskKind.SUPPORT_ASKED: TaskWords(
        happened=lambda: _("{who} is referred to the psychologist"),
        advice=lambda: _("It leaves the desk when the psychologist has talked with them."),
        own=lambda: _("a talk with the psychologist"),
        leads=_about,
    ),
}
SCREENS: dict[str, ScreenFn] = {"waiting_list": waiting_list, "waiting_card": waiting_card}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {
    NoPsychologist.code: no_psychologist,
    WaitsNoMore.code: waits_no_more,
}
