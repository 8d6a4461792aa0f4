"""Declare where it is kept what people say after their second meeting."""

from typing import Protocol

from mentoring.ids import PairId, PersonId
from mentoring.second_looks import Look, SecondLook


class SecondLooks(Protocol):
    """Keep one answer for a person and a pair."""

    async def say(self, pair: PairId, person: PersonId, said: Look) -> bool:
        """Write it once; False where it is said already, or for a pair of somewhere else."""
        ...

    async def of(self, pair: PairId) -> list[SecondLook]:
        """Return what was said in a pair."""
        ...
