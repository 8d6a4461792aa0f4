"""Remember which papers were ticked together; undoing is a conditional write within a day."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, insert, select, update

from mentoring.ids import EnrolmentId, PaperBatchId, PersonId
from mentoring.paper_batches import UNDO_TERM, PaperBatch
from storage.scope import Scope
from storage.tables import paper_batches


class PaperBatches:
    """Keep the piles of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return paper_batches.c.organisation_id == self._scope.organisation

    @property
    def _fresh(self) -> tuple[ColumnElement[bool], ...]:
        since = self._scope.now - UNDO_TERM
        return paper_batches.c.undone_at.is_(None), paper_batches.c.made_at > since

    async def add(
        self,
        code: str,
        people: Sequence[PersonId],
        enrolments: Sequence[EnrolmentId],
        by: PersonId,
    ) -> PaperBatch:
        """Remember a pile."""
        new = insert(paper_batches).values(
            organisation_id=self._scope.organisation,
            code=code,
            people=list(people),
            enrolments=list(enrolments),
            made_by=by,
            made_at=self._scope.now,
        )
        return await self._scope.sure(PaperBatch, new.returning(paper_batches))

    async def get(self, batch: PaperBatchId) -> PaperBatch | None:
        """Return a pile by id."""
        asked = select(paper_batches).where(self._ours, paper_batches.c.id == batch)
        return await self._scope.one(PaperBatch, asked)

    async def recent(self) -> list[PaperBatch]:
        """Return the piles that can still be undone, the newest first."""
        asked = select(paper_batches).where(self._ours, *self._fresh)
        return await self._scope.many(PaperBatch, asked.order_by(paper_batches.c.id.desc()))

    async def undo(self, batch: PaperBatchId) -> bool:
        """Mark a pile as undone, once and within its term."""
        there = update(paper_batches).where(self._ours, paper_batches.c.id == batch, *self._fresh)
        return await self._scope.changed(there.values(undone_at=self._scope.now))
