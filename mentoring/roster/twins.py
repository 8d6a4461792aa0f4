"""Find people who stand in one list more than once: the same row, the same sheet, or twins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mentoring.people import Wish
from mentoring.roster.columns import folded
from mentoring.roster.rows import Row

Sheet = tuple[str, date] | None


class ToldBefore(Exception):
    """A row says again what an earlier row of the same file, `first`, has said."""

    reason: ClassVar[str] = "repeated"

    def __init__(self, first: int) -> None:
        """Keep the number of the earlier row."""
        super().__init__(self.reason)
        self.first = first


class ToldOtherwise(ToldBefore):
    """A row says something else of the person, role and sheet of an earlier row."""

    reason: ClassVar[str] = "differs"


@dataclass(frozen=True, slots=True)
class Told:
    """Remember of an earlier row what later ones are compared with, as fingerprints only."""

    number: int
    role: Wish
    sheet: Sheet
    content: int


class Seen:
    """Remember the rows of one file by name and birth date."""

    def __init__(self) -> None:
        """Begin with no rows."""
        self._told: dict[tuple[str, date], list[Told]] = {}

    def met(self, row: Row) -> Row:
        """Return a row with its twin named; refuse one that tells of the same once more."""
        if row.born is None:
            return row
        told = _told(row)
        before = self._told.setdefault((folded(row.name), row.born), [])
        _require_other(told, before)
        by_sheet = told.sheet is not None and any(each.sheet == told.sheet for each in before)
        twin = before[0].number if before and not by_sheet else None
        before.append(told)
        return row.model_copy(update={"twin": twin, "again": by_sheet}) if before[1:] else row


def in_turns(rows: Sequence[Row]) -> list[list[Row]]:
    """Part rows so that people of one name and birth date are taken one after another."""
    turns: list[list[Row]] = []
    count: dict[tuple[str, date], int] = {}
    for row in rows:
        place = 0
        if row.born is not None:
            key = folded(row.name), row.born
            place = count.get(key, 0)
            count[key] = place + 1
        if place == len(turns):
            turns.append([])
        turns[place].append(row)
    return turns


def _require_other(told: Told, before: list[Told]) -> None:
    alike = [each for each in before if (each.role, each.sheet) == (told.role, told.sheet)]
    for each in alike:
        if each.content == told.content:
            raise ToldBefore(first=each.number)
    if alike and told.sheet is not None:
        raise ToldOtherwise(first=alike[0].number)


def _told(row: Row) -> Told:
    sheet = (row.paper.number, row.paper.dated_on) if row.paper else None
    content = row.model_copy(update={"number": 0, "name": folded(row.name)}).model_dump_json()
    return Told(row.number, row.role, sheet, hash(content))
