"""Declare where piles of ticked papers are remembered."""

from collections.abc import Sequence
from typing import Protocol

from mentoring.ids import EnrolmentId, PaperBatchId, PersonId
from mentoring.paper_batches import PaperBatch


class PaperBatches(Protocol):
    """Keep which papers were noted together."""

    async def add(
        self,
        code: str,
        people: Sequence[PersonId],
        enrolments: Sequence[EnrolmentId],
        by: PersonId,
    ) -> PaperBatch:
        """Remember a pile."""
        ...

    async def get(self, batch: PaperBatchId) -> PaperBatch | None:
        """Return a pile by id."""
        ...

    async def recent(self) -> list[PaperBatch]:
        """Return the piles that can still be undone, the newest first."""
        ...

    async def undo(self, batch: PaperBatchId) -> bool:
        """Mark a pile as undone, once and within its term."""
        ...
