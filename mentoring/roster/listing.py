"""Read a list of people from its first line to its last: rows, faults, repeated people."""

from collections.abc import Iterable, Iterator

from mentoring.questionnaire import Catalogue, Choices
from mentoring.roster.columns import folded
from mentoring.roster.faults import Fault
from mentoring.roster.layout import Layout, read_layout, rows_below
from mentoring.roster.lines import Line
from mentoring.roster.reading import Reading
from mentoring.roster.rows import Row, read_row

REPEATED = "repeated"
"""The reason of a row that says again what an earlier row of the same file has said."""

Read = Row | tuple[Fault, ...]
"""A person, or everything that is wrong with a line."""


def read_list(lines: Iterable[Line], catalogue: Catalogue, choices: Choices) -> Iterator[Read]:
    """Yield a row or its faults for each line; a file that is no list is refused at once."""
    waiting = iter(lines)
    layout = read_layout(waiting)
    return _read(layout, waiting, catalogue, choices)


def as_sent(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the headings and the rows below them just as they are."""
    waiting = iter(lines)
    yield read_layout(waiting).line
    yield from rows_below(waiting)


def _read(
    layout: Layout, lines: Iterator[Line], catalogue: Catalogue, choices: Choices
) -> Iterator[Read]:
    seen: dict[tuple[object, ...], int] = {}
    for line in rows_below(lines):
        cells = layout.cells(line)
        if not cells:
            continue
        reading = Reading(line.number, cells, layout.titles, choices)
        row = _row(reading, catalogue, seen)
        yield row or tuple(reading.faults)


def _row(
    reading: Reading, catalogue: Catalogue, seen: dict[tuple[object, ...], int]
) -> Row | None:
    row = read_row(reading, catalogue)
    if row is None or row.born is None:
        return row
    sheet = row.paper.number if row.paper else None
    said = (folded(row.name), row.born, row.role, sheet)
    first = seen.setdefault(said, row.number)
    if first == row.number:
        return row
    column = reading.titles.get("fio") or reading.titles.get("family") or "fio"
    reading.faults.append(
        Fault(row=row.number, column=column, reason=REPEATED, limits={"first": first})
    )
    return None
