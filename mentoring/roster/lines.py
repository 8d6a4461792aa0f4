"""Hold one line of a table as a file has it: its number and its cells, all of them text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """Hold the cells of one line; `number` is what the curator sees beside it in the file."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is written here."""
        return not any(self.cells)
