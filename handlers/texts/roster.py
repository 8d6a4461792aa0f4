"""Word how a list of people comes in: the beginning, the progress, what it holds, the end."""

from collections.abc import Callable

from handlers.callbacks.people import MoreOfPeople
from handlers.callbacks.roster import (
    DropList,
    ListCodes,
    ListFaults,
    ListOfPeople,
    Lookalikes,
    MeanMatches,
    ShowList,
    TakeList,
)
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.roster_words import grouped, held_lines, reason, whole_reason
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.ids import ImportId
from mentoring.imports import Import, ImportState
from mentoring.roster.faults import Fault


async def import_begin(room: Room, _args: Args) -> Screen | None:
    """Say how a list comes in."""
    if not room.reader.is_curator:
        return None
    text = _(
        "<b>A list of people</b>\nSend me a table: .xlsx or .csv, up to 20 MB.\n"
        "First I only look and tell what it holds. Nobody is written down before you say so.\n"
        "Who has no signed consent comes in as a code and a class, without a name."
    )
    take = button(_("Take the template"), ListOfPeople(template=True))
    return Screen(text, ((take,), (button(_("Back"), MoreOfPeople()), *menu())))


async def import_screen(room: Room, args: Args) -> Screen | None:
    """Show how far a list is and what can be done with it now."""
    found = await read_import(room, args)
    return _WORDS[found.state](found) if found else None


async def read_import(room: Room, args: Args) -> Import | None:
    """Return the list a screen is about, for the curator who sent it."""
    found = await room.tx.imports.get(ImportId(number(args, "import")))
    if found is None or not room.reader.is_curator or found.account_id != room.reader.account.id:
        return None
    return found


def _reading(found: Import) -> Screen:
    text = _("<b>I am reading the list</b>\nIt takes a moment; nothing is written down.")
    if found.done and found.total:
        text += "\n" + _("Read: {done} of {total}").format(
            done=grouped(found.done), total=grouped(found.total)
        )
    stop = button(_("Stop reading"), DropList(number=found.id))
    return Screen(text, ((_look(found), stop),))


def _read(found: Import) -> Screen:
    rows_in = ngettext("{n} row", "{n} rows", found.total).format(n=grouped(found.total))
    title = _("<b>The list is read</b> · {rows}").format(rows=rows_in)
    lines = [title, *held_lines(found)]
    counts = found.counts
    rows: list[tuple[Button, ...]] = []
    if counts.to_take:
        lines.append(_("Nothing is written down yet."))
        text = _("Take in {n}").format(n=grouped(counts.to_take))
        rows.append((button(text, TakeList(number=found.id)),))
    else:
        lines.append(_("There is nothing here to take in."))
    rows += _matches(found)
    rows += _to_look_at(found)
    rows.append((button(_("Put the list aside"), DropList(number=found.id)),))
    return Screen("\n".join(lines), tuple(rows))


def _to_look_at(found: Import) -> list[tuple[Button, ...]]:
    """Offer the table of rows that cannot be read, or of those that look like others."""
    if not found.faults:
        return []
    text = _("Show the faulty rows") if found.counts.faulty else _("Show these rows")
    return [(button(text, ListFaults(number=found.id)),)]


def _matches(found: Import) -> list[tuple[Button, ...]]:
    """Offer to say of all lookalikes that they are the same people; nothing is merged unasked."""
    if found.matches_meant:
        back = button(_("No, they are others"), MeanMatches(number=found.id, meant=False))
        return [(back,)]
    n = found.counts.matches + found.counts.twins
    if not n:
        return []
    text = _("They are the same people · {n}").format(n=grouped(n))
    return [(button(text, MeanMatches(number=found.id, meant=True)),)]


def _taking(found: Import) -> Screen:
    text = _("<b>The list is being taken in</b>\nDone: {done} of {total}")
    said = text.format(done=grouped(found.done), total=grouped(found.total))
    return Screen(said, ((_look(found),), menu()))


def _done(found: Import) -> Screen:
    lines = [_("<b>The list is in</b>"), *held_lines(found)]
    rows: list[tuple[Button, ...]] = []
    if found.counts.codes or found.counts.waiting:
        lines.append(
            _("Please take your list back with the codes in it: I do not know the names.")
        )
        rows.append((button(_("Take the list with codes"), ListCodes(number=found.id)),))
    if found.counts.matches or found.counts.twins:
        rows.append((button(_("Who looks like whom"), Lookalikes()),))
    rows += _to_look_at(found)
    return Screen("\n".join(lines), (*rows, _ways()))


def _refused(found: Import) -> Screen:
    lines = [
        _("<b>This list cannot be read</b>"),
        h(whole_reason(found.reason or "", found.limits)),
    ]
    if found.counts.to_take and found.done:
        lines.append(_("What was taken in before stays; sending the file again does no harm."))
    take = button(_("Take the template"), ListOfPeople(template=True))
    return Screen("\n".join(lines), ((take,), _ways()))


def _cancelled(_found: Import) -> Screen:
    return Screen(_("<b>The list is put aside</b>\nNothing of it was written down."), (_ways(),))


def _look(found: Import) -> Button:
    return button(_("How far is it?"), ShowList(number=found.id))


def _ways() -> tuple[Button, ...]:
    return (button(_("Another list"), ListOfPeople()), *menu())


def unreadable(_room: Room, data: Args) -> Screen:
    """Refuse a file before it is fetched."""
    why = str(data.get("why"))
    limits = {name: value for name, value in data.items() if name != "why"}
    text = _("<b>This list cannot be read</b>") + "\n" + h(whole_reason(why, limits))
    take = button(_("Take the template"), ListOfPeople(template=True))
    rows: Rows = ((take,), menu())
    return Screen(text, rows)


def _cell(_room: Room, data: Args) -> Screen:
    """Word what is wrong with one cell."""
    found = Fault(row=0, column="", reason=str(data.get("code") or ""))
    return Screen(h(reason(found)), (menu(),))


_WORDS: dict[ImportState, Callable[[Import], Screen]] = {
    ImportState.READING: _reading,
    ImportState.READ: _read,
    ImportState.TAKING: _taking,
    ImportState.DONE: _done,
    ImportState.REFUSED: _refused,
    ImportState.CANCELLED: _cancelled,
}

SCREENS: dict[str, ScreenFn] = {"import_begin": import_begin, "import_screen": import_screen}
PUSHED: frozenset[str] = frozenset({"import_screen"})
REFUSALS: dict[str, RefusalFn] = {
    "unreadable_list": unreadable,
    "missing": _cell,
    "no_sheet": _cell,
    "formula": _cell,
    "odd_characters": _cell,
}
