"""Declare where the organisation, its cycle and its figures are kept."""

from datetime import date
from typing import Protocol

from mentoring.office import Figure
from mentoring.organisations import Cycle, Organisation


class Organisations(Protocol):
    """Keep the organisation, its cycle and its figures."""

    async def get(self) -> Organisation:
        """Return the organisation."""
        ...

    async def save(self, organisation: Organisation) -> None:
        """Write the organisation."""
        ...

    async def cycle(self) -> Cycle | None:
        """Return the current cycle, if one is set up."""
        ...

    async def save_cycle(
        self, title: str, starts_on: date, ends_on: date, forms: tuple[str, ...]
    ) -> None:
        """Create the cycle or change the current one."""
        ...

    async def figures(self, on: date) -> dict[tuple[str, int | None], Figure]:
        """Return the figure in force on a day by (indicator, year)."""
        ...

    async def add_figure(self, figure: Figure) -> None:
        """Add a figure; the one in force on a day is the latest by its day."""
        ...
