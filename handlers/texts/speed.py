"""Word an evening of short talks for its organiser: who sits with whom, round by round."""

from asyncio import to_thread
from functools import partial
from statistics import mean

from handlers.callbacks.events import OpenEvent
from handlers.callbacks.speed import EveningList, OwnEvening, PlanEvening
from handlers.papers.document import Grid, Heading, Part, document
from handlers.papers.workbook import Cell, Sheet, workbook
from handlers.screen import Button, File, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.coverage_words import one_decimal
from handlers.texts.event_parts import event_at
from handlers.texts.moments import clock
from handlers.texts.pair_parts import button, menu, number, page_of, pager, short
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.events import Event, EventKind
from mentoring.ids import ParticipationId
from mentoring.speed.records import Evening, SpeedTalk
from mentoring.speed_evenings import EveningTold, NobodyToSeat

ROUNDS = 2
"""So many rounds stand on a page."""

ENOUGH = 3
"""Of fewer marks no mean is told."""

WIDTHS = (20, 75, 75)

Names = dict[ParticipationId, str]
Rounds = dict[int, tuple[str, list[tuple[Cell, ...]]]]
"""When each round begins, and its tables."""


async def speed(room: Room, args: Args) -> Screen | None:
    """Show who sits with whom, and what can be done about it."""
    event = await event_at(room, args)
    evening = await room.tx.speed.evening(event.id) if event else None
    if event is None or evening is None or not room.reader.is_curator:
        return None
    talks, names = await room.tx.speed.talks(event.id), await _names(room)
    page, shown = page_of(range(evening.rounds), number(args, "page"), ROUNDS)
    lines = ["<b>" + _("Short talks") + "</b>", *_state(evening, args)]
    for each in shown:
        lines.append("<b>" + _at(room, event, evening, each) + "</b>")
        lines += [_line(talk, names) for talk in talks if talk.round == each]
    both = sum(each.goes_on for each in talks)
    if both:
        lines.append(_("Both would go on: {n}").format(n=both))
    lines += await _ratings(room, event)
    before, after = (EveningList(event=event.id, page=at) for at in (page - 1, page + 1))
    leaves = pager(page, evening.rounds, before, after, ROUNDS)
    return Screen("\n".join(lines), (*leaves, *_acts(event, evening), (_back(event), *menu())))


async def speed_paper(room: Room, args: Args) -> Screen | None:
    """Hand the list over: a table for the office, or sheets to put up at the door."""
    event = await event_at(room, args)
    evening = await room.tx.speed.evening(event.id) if event else None
    if event is None or evening is None or not room.reader.is_curator:
        return None
    names, title = await _names(room), _("Short talks")
    rows: Rounds = {each: (_at(room, event, evening, each), []) for each in range(evening.rounds)}
    for talk in await room.tx.speed.talks(event.id):
        sides = names.get(talk.mentor_id), names.get(talk.mentee_id)
        rows[talk.round][1].append((talk.place, *sides))
    columns = (_("Table"), _("Mentor"), _("Mentee"))
    if args.get("kind") == "docx":
        name, make = "short-talks.docx", partial(document, title, _sheet(title, columns, rows))
    else:
        flat = tuple((at, *row) for at, talks in rows.values() for row in talks)
        table = Sheet(title, (_("Time"), *columns), flat)
        name, make = "short-talks.xlsx", partial(workbook, [table])
    text = _("<b>Short talks</b>\nThere are names inside: keep the file where only curators read.")
    back = button(_("Back"), EveningList(event=event.id))
    return Screen(text, ((back,),), File(name, await to_thread(make)))


def _sheet(title: str, columns: tuple[str, ...], rounds: Rounds) -> tuple[Part, ...]:
    """Set the rounds one under another: when, and who sits at which table."""
    parts: list[Part] = [Heading(title)]
    for at, talks in (each for each in rounds.values() if each[1]):
        parts += [Heading(at, level=2), Grid(columns, tuple(talks), WIDTHS)]
    return tuple(parts)


def speed_rows(room: Room, event: Event, *, planned: bool, mine: bool) -> Rows:
    """Offer the list on an event of short talks: to its organiser, and to whoever talks."""
    if event.kind is not EventKind.SPEED or event.cancelled_at is not None:
        return ()
    rows: list[tuple[Button, ...]] = []
    if room.reader.is_curator:
        press = EveningList(event=event.id) if planned else PlanEvening(event=event.id)
        rows.append((button(_("Who sits with whom"), press),))
    if mine:
        rows.append((button(_("My short talks"), OwnEvening(event=event.id)),))
    return tuple(rows)


def _state(evening: Evening, args: Args) -> list[str]:
    if n := number(args, "n"):
        return [
            ngettext("{n} person has the list now.", "{n} people have the list now.", n).format(
                n=n
            )
        ]
    if evening.told_at is None:
        return [_("A draft. Nobody knows of it yet.")]
    return [_("Everybody has been told. After a change it can be sent again.")]


async def _ratings(room: Room, event: Event) -> list[str]:
    """Say how the evening was found, of at least three people: one mark stays private."""
    given = [e.rating for e in await room.tx.events.registered(event.id) if e.rating is not None]
    if len(given) < ENOUGH:
        return []
    told = ngettext(
        "The evening: {mean} of 10, {n} mark", "The evening: {mean} of 10, {n} marks", len(given)
    )
    return [told.format(mean=one_decimal(mean(given)), n=len(given))]


def _line(talk: SpeedTalk, names: Names) -> str:
    sides = f"{names.get(talk.mentor_id, '')} – {names.get(talk.mentee_id, '')}"
    return h(_("Table {n}: {sides}").format(n=talk.place, sides=sides))


def _at(room: Room, event: Event, evening: Evening, number: int) -> str:
    return clock(evening.starts(event.starts_at, number).astimezone(room.zone))


def _acts(event: Event, evening: Evening) -> Rows:
    def press(text: str, act: str) -> Button:
        return button(text, EveningList(event=event.id, act=act))

    lengths = (button(_("Other lengths"), PlanEvening(event=event.id)),)
    return (
        (press(_("Send everybody their list"), "tell"),),
        (press(_("Lay what is ahead anew"), "lay"),),
        (press(_("Excel"), "file"), press(_("Word"), "docx")),
        *(() if evening.told_at else (lengths,)),
    )


async def _names(room: Room) -> Names:
    sides = await room.tx.participations.all()
    people = await room.tx.people.persons({each.person_id for each in sides})
    return {each.id: short(people.get(each.person_id)) for each in sides}


def _back(event: Event) -> Button:
    return button(_("Event"), OpenEvent(event=event.id))


def _nobody(_room: Room, _data: Args) -> Screen:
    text = _("<b>Nobody to seat yet</b>\nAt least one mentor and one mentee have to register.")
    return Screen(text, (menu(),))


def _told(_room: Room, _data: Args) -> Screen:
    text = _("<b>People know the list already</b>\nWhat is ahead can still be laid anew.")
    return Screen(text, (menu(),))


SCREENS: dict[str, ScreenFn] = {"speed": speed, "speed_paper": speed_paper}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {NobodyToSeat.code: _nobody, EveningTold.code: _told}
