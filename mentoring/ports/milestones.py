"""Declare where the steps on the way to a participant are kept."""

from typing import Protocol

from mentoring.ids import ParticipationId
from mentoring.steps import Milestone, StepKind


class Milestones(Protocol):
    """Keep what came of each step, one line a step."""

    async def of(self, participation: ParticipationId) -> list[Milestone]:
        """Return what came of the steps of one participation."""
        ...

    async def current(self) -> list[Milestone]:
        """Return what came of the steps of everybody in the current cycle."""
        ...

    async def note(self, milestone: Milestone) -> bool:
        """Write what came of a step unless it is closed already; False when it is."""
        ...

    async def write(self, milestone: Milestone) -> bool:
        """Write what came of a step, whatever stood there; False for an unknown participation."""
        ...

    async def drop(self, participation: ParticipationId, kind: StepKind) -> bool:
        """Open a step again; False when nothing stands there."""
        ...
