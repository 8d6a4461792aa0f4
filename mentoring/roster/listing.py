"""Read a list of people from its first line to its last: rows, faults, repeated people."""

from collections.abc import Iterable, Iterator

from mentoring.questionnaire import Catalogue, Choices
from mentoring.roster.faults import Fault
from mentoring.roster.layout import Layout, read_layout, rows_below
from mentoring.roster.lines import Line
from mentoring.roster.reading import Reading
from mentoring.roster.rows import Row, read_row
from mentoring.roster.twins import Seen, ToldBefore

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
    seen = Seen()
    for line in rows_below(lines):
        cells = layout.cells(line)
        if not cells:
            continue
        reading = Reading(line.number, cells, layout.titles, choices)
        row = _row(reading, catalogue, seen)
        yield row or tuple(reading.faults)


def _row(reading: Reading, catalogue: Catalogue, seen: Seen) -> Row | None:
    row = read_row(reading, catalogue)
    if row is None:
        return None
    try:
        return seen.met(row)
    except ToldBefore as told:
        column = reading.titles.get("fio") or reading.titles.get("family") or "fio"
        first = {"first": told.first}
        fault = Fault(row=row.number, column=column, reason=told.reason, limits=first)
        reading.faults.append(fault)
        return None
