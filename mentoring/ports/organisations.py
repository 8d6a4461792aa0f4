"""Declare where the organisation, its cycle and its figures are kept."""

from datetime import date
from typing import Protocol

from mentoring.branches import Total
from mentoring.ids import PersonId
from mentoring.office import Figure
from mentoring.organisations import Cycle, Organisation, Served


class Organisations(Protocol):
    """Keep the organisation, its cycle and its figures."""

    async def get(self) -> Organisation:
        """Return the organisation."""
        ...

    async def served(self) -> list[Served]:
        """Return all organisations of this bot, whose names anybody may see, by name."""
        ...

    async def totals(self) -> list[Total]:
        """Return numbers only of every branch of this organisation, by name."""
        ...

    async def save(self, organisation: Organisation) -> None:
        """Write the organisation."""
        ...

    async def set_talk_hours(self, days: tuple[int, ...], times: tuple[str, ...]) -> None:
        """Store on which days of the week and at which times talks are offered."""
        ...

    async def set_pair_rules(
        self,
        pair_chain: tuple[str, ...] | None = None,
        representative_accepts: bool | None = None,
        by_themselves: tuple[str, ...] | None = None,
    ) -> None:
        """Store whose words a pair needs, and whether representatives are asked."""
        ...

    async def cycle(self) -> Cycle | None:
        """Return the current cycle, if one is set up."""
        ...

    async def save_cycle(
        self, title: str, starts_on: date, ends_on: date, forms: tuple[str, ...]
    ) -> None:
        """Create the cycle or change the current one."""
        ...

    async def set_way(self, mentor_steps: tuple[str, ...]) -> None:
        """Store which steps lead a mentor of the current cycle to being ready."""
        ...

    async def set_training(self, words: str | None) -> None:
        """Store the text or the link by which mentors of the current cycle are trained."""
        ...

    async def set_answers_until(self, day: date | None) -> None:
        """Store until when people change their answers in the current cycle."""
        ...

    async def decide_names(self, by: PersonId | None, *, codes: bool) -> bool:
        """Keep whether chats hold codes only and who chose it; False when it was so already."""
        ...

    async def figures(self, on: date) -> dict[tuple[str, int | None], Figure]:
        """Return the figure in force on a day by (indicator, year)."""
        ...

    async def add_figure(self, figure: Figure) -> None:
        """Add a figure; the one in force on a day is the latest by its day."""
        ...
