"""Declare where it is kept what leaving mentors say."""

from typing import Protocol

from mentoring.farewells import Farewell, Said
from mentoring.ids import PairId, PersonId


class Farewells(Protocol):
    """Keep one farewell for a mentor and a pair."""

    async def say(self, pair: PairId, person: PersonId, said: Said) -> bool:
        """Write what somebody says over what they said; False for a pair of somewhere else."""
        ...

    async def of(self, pair: PairId) -> Farewell | None:
        """Return what the mentor of a pair said."""
        ...
