"""Word what stands behind a number of the report: people or pairs, eight a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from handlers.callbacks.pairing import PairCard, PersonCard
from handlers.callbacks.report import ReportList
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.list_names import FAMILIES, list_name
from handlers.texts.list_notes import line_note
from handlers.texts.moments import day
from handlers.texts.pair_parts import PAGE, button, menu, number, page_of, pager, short, span
from handlers.texts.pairs import sides
from handlers.texts.report import report_button
from handlers.texts.speech import _
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.ids import PairId, PersonId, RunId
from mentoring.listing import Entry, Number
from mentoring.pairs import Pair
from mentoring.people import Person, short_name
from mentoring.report import Report, report_today


@dataclass(frozen=True, slots=True)
class Names:
    """Hold who and what the lines of a page are about."""

    people: Mapping[PersonId, Person]
    pairs: Mapping[PairId, Pair]
    written: Mapping[RunId, str]


async def report_list(room: Room, args: Args) -> Screen | None:
    """Show a page of a list; its neighbours are a press away."""
    asked = str(args.get("show") or "")
    if not room.reader.is_curator or asked not in set(Number):
        return None
    show = Number(asked)
    report = await report_today(room.tx, room.reader)
    entries = report.behind[show]
    page, shown = page_of(entries, number(args, "page"))
    names = await _names(room, shown)
    title = f"<b>{list_name(show)}</b>"
    lines = [f"{title} · {span(page, len(shown), len(entries))}" if entries else title]
    if not entries:
        lines.append(_("Nobody here now."))
    lines.extend(
        f"{place}. {line}"
        for place, line in enumerate(map(partial(_line, room, names), shown), page * PAGE + 1)
    )
    before, after = ReportList(show=show, page=page - 1), ReportList(show=show, page=page + 1)
    rows = (
        *_cards(room, shown, names),
        *pager(page, len(entries), before, after),
        *_family(report, show),
        (report_button(), *menu()),
    )
    return Screen("\n".join(lines), rows)


async def _names(room: Room, shown: Sequence[Entry]) -> Names:
    wanted = {each.pair for each in shown if each.pair is not None}
    pairs = {pair.id: pair for pair in await room.tx.pairs.all() if pair.id in wanted}
    people = {seat.person_id for pair in pairs.values() for seat in pair.seats}
    people |= {each.person for each in shown if each.person is not None}
    return Names(await room.tx.people.persons(people), pairs, await _written(room, shown))


async def _written(room: Room, shown: Sequence[Entry]) -> dict[RunId, str]:
    """Return the names typed into questionnaires that are not handed in yet."""
    found = {}
    for each in shown:
        run = await room.tx.runs.get(each.run) if each.run is not None else None
        name = run.draft.answers.get("fio") if run else None
        if run and isinstance(name, str):
            found[run.id] = name
    return found


def _line(room: Room, names: Names, entry: Entry) -> str:
    note = line_note(room, entry, short(names.people.get(entry.person)) if entry.person else "")
    return " · ".join(part for part in (_who(entry, names), note) if part)


def _who(entry: Entry, names: Names) -> str:
    pair = names.pairs.get(entry.pair) if entry.pair is not None else None
    if pair is not None:
        return f"№ {pair.number} · {sides(pair, names.people)}"
    return h(_name(entry, names))


def _name(entry: Entry, names: Names) -> str:
    written = short_name(names.written.get(entry.run)) if entry.run is not None else None
    return written or short(names.people.get(entry.person) if entry.person else None)


def _cards(room: Room, shown: Sequence[Entry], names: Names) -> Rows:
    buttons = [card for each in shown for card in _card(room, each, names)]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def _card(room: Room, entry: Entry, names: Names) -> tuple[Button, ...]:
    pair = names.pairs.get(entry.pair) if entry.pair is not None else None
    if pair is not None:
        when = day(entry.at.astimezone(room.zone).date()) if entry.at else ""
        label = " · ".join(part for part in (f"№ {pair.number}", when) if part)
        return (button(label, PairCard(pair=pair.id)),)
    if entry.participation is None:
        return ()
    return (button(_name(entry, names), PersonCard(participation=entry.participation)),)


def _family(report: Report, show: Number) -> Rows:
    """Offer the lists of the same kind that have somebody in them."""
    family = next(each for each in FAMILIES if show in each)
    buttons = [
        button(f"{list_name(each)} · {report.count(each)}", ReportList(show=each))
        for each in family
        if each is not show and report.count(each)
    ]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


SCREENS: dict[str, ScreenFn] = {"report_list": report_list}
PUSHED: frozenset[str] = frozenset()
