"""Describe a talk with a candidate: who holds it, when, and what came of it."""

from datetime import datetime
from enum import StrEnum

from mentoring.ids import InterviewId, OrganisationId, ParticipationId, PersonId
from mentoring.record import Record


class InterviewState(StrEnum):
    """Say how far a talk is; in the last four it is over."""

    REFERRED = "referred"
    OFFERED = "offered"
    AGREED = "agreed"
    HELD = "held"
    MISSED = "missed"
    DECLINED = "declined"
    CANCELLED = "cancelled"


OVER = frozenset(
    {
        InterviewState.HELD,
        InterviewState.MISSED,
        InterviewState.DECLINED,
        InterviewState.CANCELLED,
    }
)


class Result(StrEnum):
    """Say what a talk came to."""

    READY = "ready"
    NOT_READY = "not_ready"
    LATER = "later"


class Interview(Record):
    """Hold one talk; at most one of a participation is open. The comment is the curator's."""

    id: InterviewId
    organisation_id: OrganisationId
    participation_id: ParticipationId
    interviewer_id: PersonId
    by_psychologist: bool = False
    state: InterviewState
    slots: tuple[datetime, ...] = ()
    starts_at: datetime | None = None
    place: str | None = None
    result: Result | None = None
    comment: str | None = None
    version: int = 0
    created_at: datetime
    created_by: PersonId
    settled_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether the talk is still ahead, or waits for its result."""
        return self.settled_at is None
