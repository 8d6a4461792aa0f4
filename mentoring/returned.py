"""Hold a curator's own table for the way back, in memory only: names in it are never stored."""

from collections.abc import Sequence

from mentoring.ids import ImportId
from mentoring.roster.lines import Line

MOST = 2
"""How many tables are held; an older one makes room, and its codes come by row numbers only."""


class Returned:
    """Hold the lines of the tables that were taken in last, from the headings on."""

    def __init__(self) -> None:
        """Begin with none."""
        self._tables: dict[ImportId, tuple[Line, ...]] = {}

    def keep(self, which: ImportId, lines: Sequence[Line]) -> None:
        """Hold a table."""
        self._tables.pop(which, None)
        self._tables[which] = tuple(lines)
        for old in list(self._tables)[:-MOST]:
            del self._tables[old]

    def table(self, which: ImportId) -> tuple[Line, ...]:
        """Return a table, nothing when it is not held any more."""
        return self._tables.get(which, ())
