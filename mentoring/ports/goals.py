"""Declare where the goals of short-term pairs are kept."""

from datetime import date
from typing import Protocol

from mentoring.goals import Goal, GoalState
from mentoring.ids import GoalId, PairId, PersonId


class Goals(Protocol):
    """Keep goals; every change is a conditional write."""

    async def add(
        self,
        pair: PairId,
        by: PersonId,
        kind: str | None,
        words: str | None,
        due_on: date,
        state: GoalState,
        most: int,
    ) -> Goal | None:
        """Keep a goal under the next number of its pair; None when `most` are ahead already."""
        ...

    async def get(self, goal: GoalId) -> Goal | None:
        """Return a goal."""
        ...

    async def of_pair(self, pair: PairId) -> list[Goal]:
        """Return the goals of a pair by number, but for those taken off."""
        ...

    async def due(self, until: date) -> list[Goal]:
        """Return the goals agreed on whose day comes no later than this, the nearest first."""
        ...

    async def change(self, seen: Goal, to: GoalState, due_on: date) -> bool:
        """Change a goal if nobody did since it was read."""
        ...

    async def pass_on(self, old: PairId, new: PairId) -> int:
        """Let a pair that follows another go on with its goals; return how many went over."""
        ...
