"""Declare where talks with candidates are kept."""

from typing import Protocol

from mentoring.ids import InterviewId, ParticipationId, PersonId
from mentoring.interviews import Interview


class Interviews(Protocol):
    """Keep talks; a change is a compare-and-set on the version."""

    async def add(
        self,
        participation: ParticipationId,
        interviewer: PersonId,
        by: PersonId,
        *,
        by_psychologist: bool,
    ) -> Interview | None:
        """Open a talk; None when one is open, or for an unknown participation."""
        ...

    async def get(self, interview: InterviewId) -> Interview | None:
        """Return a talk by id."""
        ...

    async def of(self, participation: ParticipationId) -> list[Interview]:
        """Return the talks of a participation, the newest first."""
        ...

    async def held_by(self, interviewer: PersonId) -> list[Interview]:
        """Return the open talks somebody holds, the oldest first."""
        ...

    async def open_now(self) -> list[Interview]:
        """Return all talks that are open, the oldest first."""
        ...

    async def change(self, read: Interview, changed: Interview) -> bool:
        """Write a talk unless it changed since `read`; False when it did."""
        ...
