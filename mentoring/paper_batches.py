"""Describe a pile of papers that was ticked at once, so that a slip can be undone for a day."""

from datetime import datetime, timedelta

from mentoring.ids import EnrolmentId, OrganisationId, PaperBatchId, PersonId
from mentoring.record import Record

UNDO_TERM = timedelta(days=1)


class PaperBatch(Record):
    """Hold whose papers were noted in one press; ids only, the papers' numbers are records."""

    id: PaperBatchId
    organisation_id: OrganisationId
    code: str
    people: tuple[PersonId, ...]
    enrolments: tuple[EnrolmentId, ...] = ()
    made_by: PersonId
    made_at: datetime
    undone_at: datetime | None = None

    def may_be_undone(self, now: datetime) -> bool:
        """Tell whether the day for second thoughts is not over."""
        return self.undone_at is None and now < self.made_at + UNDO_TERM
