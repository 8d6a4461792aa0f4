"""Make the files of a list of people: the template, the rows at fault, the codes to keep."""

from asyncio import to_thread
from collections.abc import Mapping, Sequence

from handlers.callbacks.roster import ShowList
from handlers.papers.roster_template import template
from handlers.papers.workbook import Cell, Sheet, workbook
from handlers.screen import File, Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu
from handlers.texts.roster import read_import
from handlers.texts.roster_words import column_name, cut_words, reason
from handlers.texts.speech import _, locale
from handlers.texts.waiting import code
from mentoring.delivery import Args
from mentoring.lists import lists_of
from mentoring.organisations import Cycle, Organisation
from mentoring.ports import UnitOfWork
from mentoring.roster.columns import columns, folded
from mentoring.roster.lines import Line


async def import_template(room: Room, _args: Args) -> Screen | None:
    """Hand the template over: headings, hints, lists to choose from."""
    if not room.reader.is_curator:
        return None
    cycle = await room.tx.organisations.cycle()
    content = await to_thread(template_for, room.organisation, cycle)
    text = _(
        "<b>The template</b>\nOne row for a person. Columns that you do not need may go, "
        "the order is free. Fill it in and send it here."
    )
    return Screen(text, (menu(),), File(_("people-template.xlsx"), content))


def template_for(organisation: Organisation, cycle: Cycle | None) -> bytes:
    """Make the template with the school's own classes and forms to choose from."""
    forms = lists_of(organisation, cycle)["forms"]
    offered = {
        "group": organisation.groups,
        "forms": tuple(option.text.said(locale()) for option in forms),
    }
    return template(_("People"), locale(), offered)


async def import_faults(room: Room, args: Args) -> Screen | None:
    """Hand over the rows that cannot be read: where and why, without what stands there."""
    found = await read_import(room, args)
    if found is None or not found.faults:
        return None
    titles = (_("Row"), _("Column"), _("What is wrong"))
    rows = tuple((fault.row, column_name(fault.column), reason(fault)) for fault in found.faults)
    content = await to_thread(workbook, [Sheet(_("Faulty rows"), titles, rows)])
    text = _(
        "<b>The faulty rows</b>\nPlease mend them in your table and send it again. "
        "Who is in already is not doubled; for those with a code, keep the code in its column."
    )
    lines = [text, *cut_words(len(found.faults), found.faults_found)]
    back = button(_("Back to the list"), ShowList(number=found.id))
    return Screen("\n".join(lines), ((back,),), File(_("faulty-rows.xlsx"), content))


async def import_codes(room: Room, args: Args) -> Screen | None:
    """Hand the curator's own table back with the codes in it, or say which row has which code."""
    found = await read_import(room, args)
    if found is None or found.digest is None:
        return None
    codes = await codes_by_row(room.tx, found.digest)
    table = room.house.returned.table(found.id)
    sheet = coded(table, codes) if table else numbered(codes)
    content = await to_thread(workbook, [sheet])
    if table:
        text = _(
            "<b>Your list with the codes</b>\nPlease keep this file and go on in it: the codes "
            "are in the column “{column}”. I do not know the names, and I do not keep the file."
        )
    else:
        text = _(
            "<b>Rows and codes</b>\nThe numbers are those of the rows in your table. Please put "
            "the codes into it, into the column “{column}”: I do not know the names."
        )
    back = button(_("Back to the list"), ShowList(number=found.id))
    said = text.format(column=column_name("code"))
    return Screen(said, ((back,),), File(_("codes.xlsx"), content))


async def codes_by_row(tx: UnitOfWork, digest: str) -> dict[int, tuple[str, str | None]]:
    """Return the code and the class of everybody who came in without a name, by their row."""
    enrolments = {each.id: each for each in await tx.enrolments.all()}
    taken = await tx.imports.taken(digest)
    return {
        row: (code(enrolment), enrolment.group)
        for row, each in sorted(taken.items())
        if each.enrolment_id and (enrolment := enrolments.get(each.enrolment_id))
    }


def coded(table: Sequence[Line], codes: Mapping[int, tuple[str, str | None]]) -> Sheet:
    """Return the table as it was sent, with the codes in their column."""
    head, *rows = table
    place = codes_place(head)
    titles = filled(
        head.cells, place, head.cells[place] if place < len(head.cells) else column_name("code")
    )
    cells = (filled(row.cells, place, codes.get(row.number, ("", None))[0]) for row in rows)
    return Sheet(_("Codes"), titles, tuple(padded(each, len(titles)) for each in cells))


def codes_place(head: Line) -> int:
    """Return where the codes stand: in their own column, or in a new one at the end."""
    known = [folded(title) for title in (*columns()["code"].ru, *columns()["code"].en)]
    places = [at for at, title in enumerate(head.cells) if folded(title) in known]
    return places[0] if places else len(head.cells)


def filled(cells: tuple[str, ...], place: int, words: str) -> tuple[str, ...]:
    """Return cells with words in one place, which may be behind the last; none stay as it is."""
    whole = padded(cells, place + 1)
    return (*whole[:place], words or whole[place], *whole[place + 1 :])


def padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Return cells with empty ones up to a width."""
    return (*cells, *[""] * (width - len(cells)))


def numbered(codes: Mapping[int, tuple[str, str | None]]) -> Sheet:
    """Return the codes by the numbers of rows: all that is known when the table is gone."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (row, said, group) for row, (said, group) in codes.items()
    )
    return Sheet(_("Codes"), (_("Row"), column_name("code"), column_name("group")), rows)


SCREENS: dict[str, ScreenFn] = {
    "import_template": import_template,
    "import_faults": import_faults,
    "import_codes": import_codes,
}
PUSHED: frozenset[str] = frozenset()
