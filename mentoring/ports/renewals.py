"""Declare where it is kept what people say of the last day of their pair."""

from datetime import date
from typing import Protocol

from mentoring.ids import PairId, PersonId
from mentoring.renewals import Renewal


class Renewals(Protocol):
    """Keep one word of each person about each last day."""

    async def say(self, pair: PairId, person: PersonId, ends_on: date, *, goes_on: bool) -> bool:
        """Write what somebody says over what they said; False for a pair of somewhere else."""
        ...

    async def of(self, pair: PairId, ends_on: date) -> list[Renewal]:
        """Return what was said of a last day."""
        ...
