"""Word what a curator sees of people: lists, those a filter lets through, who was found."""

from collections.abc import Sequence

from handlers.callbacks.awaiting import AwaitedCard
from handlers.callbacks.pairing import FindPerson, PeopleList, PersonCard
from handlers.callbacks.people import (
    Choosing,
    Chosen,
    Many,
    MoreOfPeople,
)
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.pair_parts import button, label, menu, number, page_of, pager, short, span
from handlers.texts.people_lines import run_line
from handlers.texts.people_words import side_name, value_words, waits_words
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.waiting import code
from handlers.texts.words import h
from mentoring.applications import ParticipationState, Side
from mentoring.delivery import Args
from mentoring.directory import EXPECTED, FACETS, Directory, Entry, Filter, look_around
from mentoring.ids import PersonId
from mentoring.people import Person
from mentoring.waiting import Waits

WAITING, MENTORS, MENTEES, DRAFTS, DECLINED = "waiting", "mentors", "mentees", "drafts", "declined"
READY = ParticipationState.READY.value
LISTS: dict[str, Filter] = {
    WAITING: Filter(state=ParticipationState.SUBMITTED.value),
    MENTORS: Filter(state=READY, side=Side.MENTOR.value),
    MENTEES: Filter(state=READY, side=Side.MENTEE.value),
    DRAFTS: Filter(state=ParticipationState.DRAFT.value),
    EXPECTED: Filter(state=EXPECTED),
    DECLINED: Filter(state=ParticipationState.DECLINED.value),
}
"""The lists a curator needs daily; anything else is a filter."""

Names = dict[PersonId, Person]


async def people(room: Room, args: Args) -> Screen | None:
    """List one kind of people; the others are a press away."""
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
    nearby = pager(page, len(found), before, after)
    return Screen(head, (*rows, *nearby, *_lists(directory, show), *_footer(LISTS[show])))


async def people_chosen(room: Room, args: Args) -> Screen | None:
    """List whom a filter lets through."""
    if not room.reader.is_curator:
        return None
    by = Filter.read(str(args.get("by") or ""))
    directory = await look_around(room.tx)
    found = directory.chosen(by)
    title = _("<b>People</b> · {list}").format(list=h(filter_words(room, directory, by)))
    nobody = _("Nobody fits. Choose by fewer things.")
    head, rows, page = await _page(room, found, args, title, nobody, "")
    field = by.packed()
    before, after = Chosen(by=field, page=page - 1), Chosen(by=field, page=page + 1)
    return Screen(head, (*rows, *pager(page, len(found), before, after), *_footer(by)))


def filter_words(room: Room, directory: Directory, by: Filter) -> str:
    """Say in words whom a filter lets through; not escaped."""
    wanted = [(facet, getattr(by, facet)) for facet in FACETS if getattr(by, facet)]
    words = [value_words(room, directory, facet, value) for facet, value in wanted]
    return ", ".join(words) or pgettext("list of people", "everybody")


def list_name(show: str) -> str:
    """Name a list."""
    return {
        MENTORS: pgettext("list of people", "mentors"),
        MENTEES: pgettext("list of people", "mentees"),
        DRAFTS: pgettext("list of people", "begun"),
        EXPECTED: pgettext("list of people", "expected"),
        DECLINED: pgettext("list of people", "declined"),
    }.get(show, pgettext("list of people", "waiting"))


async def _page(
    room: Room, found: Sequence[Entry], args: Args, title: str, nobody: str, show: str
) -> tuple[str, Rows, int]:
    """Return the head of a page with its lines, a button for each card, and the page's number."""
    page, shown = page_of(found, number(args, "page"))
    if not found:
        return f"{title}\n{nobody}", (), page
    names = await room.tx.people.persons({each.person for each in shown if each.person})
    lines = [f"{title}: {span(page, len(shown), len(found))}"]
    lines += [run_line(room, each, names) for each in shown if each.run]
    rows = [(entry_button(each, names, show),) for each in shown if each.run is None]
    return "\n".join(lines), tuple(rows), page


def entry_button(entry: Entry, names: Names, show: str) -> Button:
    """Offer the card of an application or a code; a daily list says what matters there."""
    if entry.enrolment is not None:
        told = [code(entry.enrolment), *([entry.group] if entry.group else [])]
        return button(" · ".join(told), AwaitedCard(enrolment=entry.enrolment.id))
    if entry.participation is None or entry.person is None or entry.side is None:
        raise LookupError("application")
    told = [short(names.get(entry.person))]
    if show == MENTORS:
        free = entry.participation.free
        told.append(ngettext("{n} place", "{n} places", free).format(n=free))
    elif show != MENTEES:
        told.append(side_name(entry.side))
    if entry.group and show != MENTORS:
        told.append(entry.group)
    if not show and entry.waits[0] != Waits.NOTHING:
        told.append(waits_words(entry.waits[0]))
    return button(" · ".join(told), PersonCard(participation=entry.participation.id))


def _lists(directory: Directory, show: str) -> Rows:
    buttons = []
    for name, by in LISTS.items():
        count = len(directory.chosen(by))
        if name != show and (count or name == WAITING):
            text = label(f"{list_name(name).capitalize()} · {count}")
            buttons.append(Button(text, PeopleList(show=name).pack()))
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def _footer(by: Filter) -> Rows:
    field = by.packed()
    return (
        (button(_("Find"), FindPerson()), button(_("Choose"), Choosing(by=field))),
        (button(_("Do for many"), Many(by=field)),),
        (button(_("More"), MoreOfPeople()), *menu()),
    )


SCREENS: dict[str, ScreenFn] = {
    "people": people,
    "people_chosen": people_chosen,
}
PUSHED: frozenset[str] = frozenset()
