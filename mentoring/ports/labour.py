"""Declare where labour agreements are kept."""

from datetime import date
from typing import Protocol

from mentoring.ids import ParticipationId, PersonId
from mentoring.labour import LabourAgreement, StoppedBy, Terms


class LabourAgreements(Protocol):
    """Keep what was entered about the work of mentors, one agreement for each."""

    async def of(self, mentor: ParticipationId) -> LabourAgreement | None:
        """Return a mentor's agreement."""
        ...

    async def all(self) -> dict[ParticipationId, LabourAgreement]:
        """Return every agreement of the current cycle."""
        ...

    async def enter(self, mentor: ParticipationId, said: Terms, by: PersonId) -> bool:
        """Write an agreement over what stood there; False for a mentor of somewhere else."""
        ...

    async def stop(self, mentor: ParticipationId, day: date, by: StoppedBy) -> bool:
        """Note once that the work stops early on a day; False when that is known."""
        ...
