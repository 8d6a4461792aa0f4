"""Word what a curator sees of people: lists, those a filter lets through, who was found."""

from collections.abc import Sequence

from handlers.callbacks.awaiting import AwaitedCard
from handlers.callbacks.pairing import FindPerson, PeopleList, PersonCard
from handlers.callbacks.people import (
    Choosing,
    Chosen,
    MoreOfPeople,
)
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, number, page_of, pager, short, span
from handlers.texts.people_lines import run_line
from handlers.texts.people_words import side_name, value_words, waits_words
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.waiting import code, parents_awaited
from handlers.texts.words import h
from mentoring.applications import ParticipationState, Side
from mentoring.delivery import Args
from mentoring.directory import EXPECTED, Directory, Entry, Filter
from mentoring.ids import PersonId
from mentoring.looking_around import in_full, look_around
from mentoring.people import Person
from mentoring.waiting import Waits

WAITING, MENTORS, MENTEES, DRAFTS, DECLINED = "waiting", "mentors", "mentees", "drafts", "declined"
PAGE = 5
"""How many people one screen lists: with the ways on it has eight rows of buttons at most."""

READY = ParticipationState.READY.value
LISTS: dict[str, Filter] = {
    WAITING: Filter(state=ParticipationState.SUBMITTED.value),
    MENTORS: Filter(state=READY, side=Side.MENTOR.value),
    MENTEES: Filter(state=READY, side=Side.MENTEE.value),
    DRAFTS: Filter(state=ParticipationState.DRAFT.value),
    EXPECTED: Filter(state=EXPECTED, waits=Waits.REPRESENTATIVE.value),
    DECLINED: Filter(state=ParticipationState.DECLINED.value),
}
"""The lists a curator needs daily; anything else is a filter."""

Names = dict[PersonId, Person]


async def people(room: Room, args: Args) -> Screen | None:
    """List one kind of people; the others are a press away. No more is read than one page."""
    if not room.reader.is_curator:
        return None
    directory = await look_around(room.tx)
    show = str(args.get("show") or WAITING)
    show = show if show in LISTS else WAITING
    title = _("<b>People</b> · {list}").format(list=list_name(show))
    nobody = _("Nobody waits for a decision.") if show == WAITING else _("Nobody here yet.")
    found = directory.chosen(LISTS[show])
    head, rows, page = await _page(room, found, args, title, nobody, show)
    before, after = PeopleList(show=show, page=page - 1), PeopleList(show=show, page=page + 1)
    nearby = pager(page, len(found), before, after, PAGE)
    others = () if found else in_twos(list_buttons(directory))
    return Screen(head, (*rows, *nearby, *others, *_footer(LISTS[show])))


async def people_chosen(room: Room, args: Args) -> Screen | None:
    """List whom a filter lets through."""
    if not room.reader.is_curator:
        return None
    by = Filter.read(str(args.get("by") or ""))
    directory = await look_around(room.tx, by.facets)
    found = directory.chosen(by)
    title = _("<b>People</b> · {list}").format(list=h(filter_words(room, directory, by)))
    nobody = _("Nobody fits. Choose by fewer things.")
    head, rows, page = await _page(room, found, args, title, nobody, "")
    field = by.packed()
    before, after = Chosen(by=field, page=page - 1), Chosen(by=field, page=page + 1)
    return Screen(head, (*rows, *pager(page, len(found), before, after, PAGE), *_footer(by)))


def filter_words(room: Room, directory: Directory, by: Filter) -> str:
    """Say in words whom a filter lets through; not escaped."""
    words = [value_words(room, directory, facet, getattr(by, facet)) for facet in by.facets]
    return ", ".join(words) or pgettext("list of people", "everybody")


def list_name(show: str) -> str:
    """Name a list."""
    return {
        MENTORS: pgettext("list of people", "mentors"),
        MENTEES: pgettext("list of people", "mentees"),
        DRAFTS: pgettext("list of people", "begun"),
        EXPECTED: parents_awaited(),
        DECLINED: pgettext("list of people", "declined"),
    }.get(show, pgettext("list of people", "waiting"))


async def _page(
    room: Room, found: Sequence[Entry], args: Args, title: str, nobody: str, show: str
) -> tuple[str, Rows, int]:
    """Return the head of a page with its lines, a button for each card, and the page's number."""
    page, shown = page_of(found, number(args, "page"), PAGE)
    if not found:
        return f"{title}\n{nobody}", (), page
    shown = await in_full(room.tx, shown, waits=not show)
    names = await room.tx.people.persons({each.person for each in shown if each.person})
    lines = [f"{title}: {span(page, len(shown), len(found), PAGE)}"]
    lines += [run_line(room, each, names) for each in shown if each.run]
    rows = [(entry_button(each, names, show),) for each in shown if each.run is None]
    return "\n".join(lines), tuple(rows), page


def entry_button(entry: Entry, names: Names, show: str) -> Button:
    """Offer the card of an application or a code; a daily list says what matters there."""
    if entry.enrolment is not None:
        told = [code(entry.enrolment), *([entry.label] if entry.label else [])]
        return button(" · ".join(told), AwaitedCard(enrolment=entry.enrolment.id))
    if entry.participation is None or entry.person is None or entry.side is None:
        raise LookupError("application")
    told = [short(names.get(entry.person))]
    if show == MENTORS:
        free = entry.participation.free
        told.append(ngettext("{n} place", "{n} places", free).format(n=free))
    elif show != MENTEES:
        told.append(side_name(entry.side))
    if entry.label and show != MENTORS:
        told.append(entry.label)
    if not show and entry.waits[0] != Waits.NOTHING:
        told.append(waits_words(entry.waits[0]))
    return button(" · ".join(told), PersonCard(participation=entry.participation.id))


def list_buttons(directory: Directory) -> list[Button]:
    """Lead to the lists needed daily, with how many people each has; empty ones stay away."""
    counts = {name: len(directory.chosen(by)) for name, by in LISTS.items()}
    return [
        button(f"{list_name(name).capitalize()} · {n}", PeopleList(show=name))
        for name, n in counts.items()
        if n or name == WAITING
    ]


def in_twos(buttons: Sequence[Button]) -> Rows:
    """Lay buttons out two in a row."""
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def _footer(by: Filter) -> Rows:
    field = by.packed()
    return (
        (button(_("Find"), FindPerson()), button(_("Lists and filters"), Choosing(by=field))),
        (button(_("More"), MoreOfPeople(by=field)), *menu()),
    )


SCREENS: dict[str, ScreenFn] = {
    "people": people,
    "people_chosen": people_chosen,
}
PUSHED: frozenset[str] = frozenset()
