"""Word who comes to an event: a list with ticks for the curator, and the same as a file."""

from asyncio import to_thread
from collections.abc import Sequence
from functools import partial

from handlers.callbacks.events import (
    AllCame,
    Came,
    EventGuests,
    GuestPaper,
    NotAllCame,
    OpenEvent,
    OtherGuests,
)
from handlers.papers.document import Grid, Heading, Part, Words, document
from handlers.papers.workbook import Cell, Sheet, workbook
from handlers.screen import Button, File, Room, Screen, ScreenFn
from handlers.texts.event_parts import event_at, event_title
from handlers.texts.moments import dated, moment
from handlers.texts.pair_parts import PAGE, button, number, page_of, pager, short, span
from handlers.texts.places import place_words
from handlers.texts.speech import _, ngettext
from handlers.texts.words import name_of
from mentoring.delivery import Args
from mentoring.events import Event, Guest, PlaceState
from mentoring.ids import PersonId
from mentoring.invitees import meant
from mentoring.people import Person
from mentoring.wishing.windows import is_joint

SPARE = 8
"""Empty lines at the end of a printed list, for whoever comes without having registered."""


async def event_guests(room: Room, args: Args) -> Screen | None:
    """List who comes; once it has begun every line is a tick."""
    found = await event_at(room, args)
    if found is None or not room.reader.is_curator:
        return None
    guests = await room.tx.events.registered(found.id)
    people = await room.tx.people.persons({each.person_id for each in guests})
    page, shown = page_of(guests, number(args, "page"))
    lines = [*_said(args), f"<b>{event_title(found.kind)}</b>", moment(room, found.starts_at)]
    if not guests:
        lines.append(_("Nobody has registered yet."))
    else:
        lines.append(span(page, len(shown), len(guests)))
    begun = room.now >= found.starts_at
    rows: list[tuple[Button, ...]] = []
    for position, guest in enumerate(shown, page * PAGE + 1):
        if begun:
            rows.append((_tick(found, guest, people, page),))
        else:
            lines.append(f"{position}. {_line(guest, people)}")
    before = EventGuests(event=found.id, page=page - 1)
    after = EventGuests(event=found.id, page=page + 1)
    rows += [*pager(page, len(guests), before, after), *_footer(found, guests, args, begun=begun)]
    return Screen("\n".join(lines), tuple(rows))


async def event_others(room: Room, args: Args) -> Screen | None:
    """List who the event was for and who did not register: a press notes that they came."""
    found = await event_at(room, args)
    if found is None or not room.reader.is_curator:
        return None
    guests = {each.person_id for each in await room.tx.events.registered(found.id)}
    people = await room.tx.people.persons(await meant(room.tx, found) - guests)
    by_name = sorted(people.values(), key=lambda each: (each.name or "", each.id))
    page, shown = page_of(by_name, number(args, "page"))
    lines = [f"<b>{event_title(found.kind)}</b>", _("Who else came?")]
    lines.append(span(page, len(shown), len(by_name)) if by_name else _("Nobody else is known."))
    rows = [
        (button(f"☐ {short(each)}", Came(event=found.id, person=each.id, came=True)),)
        for each in shown
    ]
    before = OtherGuests(event=found.id, page=page - 1)
    after = OtherGuests(event=found.id, page=page + 1)
    back = (button(_("Back"), EventGuests(event=found.id)),)
    return Screen("\n".join(lines), (*rows, *pager(page, len(by_name), before, after), back))


async def event_paper(room: Room, args: Args) -> Screen | None:
    """Hand the list over: a table for the office, or a sheet to sign at the door."""
    found = await event_at(room, args)
    if found is None or not room.reader.is_curator:
        return None
    guests = await room.tx.events.registered(found.id)
    people = await room.tx.people.persons({each.person_id for each in guests})
    title = event_title(found.kind)
    rows = tuple(_row(n, each, people) for n, each in enumerate(guests, 1))
    if args.get("kind") == "docx":
        parts = _sheet(room, found, rows)
        name, make = "attendance.docx", partial(document, title, parts)
    else:
        columns = (_("No."), _("Name"), _("Remark"), _("Came"))
        name, make = "attendance.xlsx", partial(workbook, [Sheet(title[:31], columns, rows)])
    text = _("<b>{title}</b>\nThere are names inside: keep the file where only curators read it.")
    back = button(_("Back"), EventGuests(event=found.id))
    return Screen(text.format(title=title), ((back,),), File(name, await to_thread(make)))


def _said(args: Args) -> list[str]:
    if number(args, "n"):
        came = ngettext("{n} person is marked.", "{n} people are marked.", number(args, "n"))
        return [came.format(n=number(args, "n"))]
    if "undone" in args:
        return [_("Marks taken back: {n}").format(n=number(args, "undone"))]
    return []


def _line(guest: Guest, people: dict[PersonId, Person]) -> str:
    name = name_of(people.get(guest.person_id))
    return _("{name} · waiting").format(name=name) if _waits(guest) else name


def _tick(found: Event, guest: Guest, people: dict[PersonId, Person], page: int) -> Button:
    sign = "☑" if guest.came else "☐"
    name = short(people.get(guest.person_id))
    press = Came(event=found.id, person=guest.person_id, came=not guest.came, page=page)
    return button(f"{sign} {name}", press)


def _footer(
    found: Event, guests: Sequence[Guest], args: Args, *, begun: bool
) -> list[tuple[Button, ...]]:
    rows: list[tuple[Button, ...]] = []
    unmarked = sum(each.state is PlaceState.COMING and each.came is None for each in guests)
    if begun and unmarked:
        rows.append((button(_("All came: {n}").format(n=unmarked), AllCame(event=found.id)),))
    if number(args, "at"):
        undo = NotAllCame(event=found.id, at=number(args, "at"))
        rows.append((button(_("Take the marks back"), undo),))
    if guests or not begun:
        rows.append(
            (
                button(_("Excel"), GuestPaper(event=found.id, kind="xlsx")),
                button(_("Word, to sign"), GuestPaper(event=found.id, kind="docx")),
            )
        )
    if begun:
        rows.append((button(_("Somebody else came"), OtherGuests(event=found.id)),))
    rows.append((button(_("Back"), OpenEvent(event=found.id)),))
    return rows


def _row(n: int, guest: Guest, people: dict[PersonId, Person]) -> tuple[Cell, ...]:
    person = people.get(guest.person_id)
    state = _("waiting list") if _waits(guest) else ""
    came = "" if guest.came is None else _("yes") if guest.came else _("no")
    return n, person.name if person else None, state, came


def _sheet(room: Room, found: Event, rows: Sequence[tuple[Cell, ...]]) -> list[Part]:
    empty: tuple[tuple[Cell, ...], ...] = tuple(
        (len(rows) + n, None, None, None) for n in range(1, SPARE + 1)
    )
    signing = [(row[0], row[1], row[2], None) for row in rows]
    columns = (_("No."), _("Name"), _("Remark"), _("Signature"))
    return [
        Heading(_sheet_title(found)),
        Words(room.organisation.name),
        Words(dated(room, found.starts_at)),
        *(
            [Words(_("Where: {place}").format(place=place_words(found.place)))]
            if found.place
            else []
        ),
        Grid(columns, (*signing, *empty), (12, 80, 38, 40)),
    ]


def _sheet_title(found: Event) -> str:
    """Name the sheet; of a joint meeting it is a paper of the programme's fifth stage."""
    title = event_title(found.kind)
    return _("Registration sheet: {title}").format(title=title) if is_joint(found) else title


def _waits(guest: Guest) -> bool:
    return guest.state is PlaceState.WAITING


SCREENS: dict[str, ScreenFn] = {
    "event_guests": event_guests,
    "event_others": event_others,
    "event_paper": event_paper,
}
PUSHED: frozenset[str] = frozenset()
