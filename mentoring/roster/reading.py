"""Read the cells of one line and collect what is wrong with them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from mentoring.questionnaire import Choices
from mentoring.questionnaire.refusals import WrongInput
from mentoring.roster.cells import require_plain
from mentoring.roster.faults import Fault

FREE = ("request",)
"""Columns in which a sentence may begin with any sign."""

T = TypeVar("T")


class Missing(WrongInput):
    """A cell is empty that this row cannot do without."""

    code = "missing"


class NoSheet(WrongInput):
    """Words instead of the number of a signed sheet: what was only said is no consent."""

    code = "no_sheet"


@dataclass(slots=True)
class Reading:
    """Read the cells of one line, collecting what is wrong."""

    number: int
    cells: Mapping[str, str]
    titles: Mapping[str, str]
    choices: Choices
    faults: list[Fault] = field(default_factory=list)

    def take(self, column: str, read: Callable[[str], T]) -> T | None:
        """Read one cell; what cannot be read becomes a fault, an empty cell is None."""
        raw = self.cells.get(column)
        if raw is None:
            return None
        try:
            if column not in FREE:
                require_plain(raw)
            return read(raw)
        except WrongInput as refusal:
            self.note(column, refusal)
            return None

    def need(self, column: str) -> None:
        """Note that a cell is missing, unless it is there and wrong already."""
        if column not in self.cells:
            self.note(column, Missing())

    def note(self, column: str, refusal: WrongInput) -> None:
        """Note a fault; what stands in the cell is left out of it."""
        limits = {name: each for name, each in refusal.data.items() if name != "given"}
        title = self.titles.get(column) or column
        if all(fault.column != title for fault in self.faults):  # two questionnaires may ask it
            self.faults.append(
                Fault(row=self.number, column=title, reason=refusal.code, limits=limits)
            )

    @property
    def today(self) -> date:
        """Return the local day."""
        return self.choices.today
