"""Find the line of headings and say which column means what; unknown columns are left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from mentoring.roster.columns import columns, folded, headings
from mentoring.roster.faults import UnreadableList, Why
from mentoring.roster.lines import Line

MOST_ROWS = 20_000
LOOKED_THROUGH = 10
"""Lines in which the headings must come: some schools write a title above."""
IGNORED = "ignored"
NAMES = ("fio", "family")


@dataclass(frozen=True, slots=True)
class Layout:
    """Say where each known column stands; `titles` are the headings as the file has them."""

    places: Mapping[str, int]
    titles: Mapping[str, str]
    line: Line

    def cells(self, line: Line) -> dict[str, str]:
        """Return what a line has in the known columns, blank cells left out."""
        return {
            column: line.cells[place]
            for column, place in self.places.items()
            if place < len(line.cells) and line.cells[place]
        }


def read_layout(lines: Iterator[Line]) -> Layout:
    """Take lines until the headings have come; refuse a table that is no list of people."""
    best: Layout | None = None
    for line in islice(lines, LOOKED_THROUGH):
        found = _headings_in(line)
        if not missing_in(found):
            return found
        if best is None or len(found.places) > len(best.places):
            best = found
    if best is None:
        raise UnreadableList(Why.NO_ROWS)
    raise UnreadableList(Why.NO_COLUMNS, missing=missing_in(best))


def missing_in(layout: Layout) -> tuple[str, ...]:
    """Name the columns without which a list of people cannot be read."""
    wanted = [each.id for each in columns().values() if each.required]
    missing = [each for each in wanted if each not in layout.places]
    if not any(name in layout.places for name in NAMES):
        missing.append(NAMES[0])
    return tuple(missing)


def rows_below(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines under the headings, without the template's hints; refuse too many."""
    hints = _hints()
    count = 0
    for line in lines:
        if all(folded(cell) in hints for cell in line.cells if cell):
            continue
        count += 1
        if count > MOST_ROWS:
            raise UnreadableList(Why.TOO_MANY_ROWS, most=MOST_ROWS)
        yield line


def _headings_in(line: Line) -> Layout:
    places: dict[str, int] = {}
    titles: dict[str, str] = {}
    for place, title in enumerate(line.cells):
        column = headings().get(folded(title), IGNORED)
        if column != IGNORED and column not in places:
            places[column], titles[column] = place, title
    return Layout(places, titles, line)


def _hints() -> frozenset[str]:
    hints = (column.hint for column in columns().values() if column.hint)
    return frozenset(folded(said) for hint in hints for said in (hint.ru, hint.en))
