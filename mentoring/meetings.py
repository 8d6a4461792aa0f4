"""Describe meetings of a pair: agreed by both, marked afterwards, judged in two taps."""

from datetime import datetime
from enum import StrEnum

from mentoring.ids import MeetingId, OrganisationId, PairId, PersonId
from mentoring.record import Record


class MeetingState(StrEnum):
    """Name the states of a meeting."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    HELD = "held"
    MISSED = "missed"
    MOVED = "moved"
    CANCELLED = "cancelled"


class Mark(StrEnum):
    """Say what a participant answered to «Состоялась?»."""

    HELD = "held"
    MOVED = "moved"
    MISSED = "missed"


class Attendance(Record):
    """Hold one participant's answers about one meeting."""

    meeting_id: MeetingId
    person_id: PersonId
    comes: bool | None = None
    mark: Mark | None = None
    marked_at: datetime | None = None


class Meeting(Record):
    """Hold one meeting; `starts_at` is an instant in UTC, the zone is the organisation's."""

    id: MeetingId
    organisation_id: OrganisationId
    pair_id: PairId
    number: int
    state: MeetingState
    starts_at: datetime
    place: str | None = None
    proposed_by: PersonId
    version: int = 0
    attendance: tuple[Attendance, ...] = ()
    created_at: datetime

    def answer_of(self, person: PersonId) -> Attendance | None:
        """Return what a person answered about this meeting, or None for a stranger."""
        return next((a for a in self.attendance if a.person_id == person), None)


class Feedback(Record):
    """Hold what one participant thought of one meeting; `useful` and `progress` are 1 to 10."""

    organisation_id: OrganisationId
    meeting_id: MeetingId
    person_id: PersonId
    useful: int
    progress: int
    minutes: int | None = None
    result: str | None = None
    given_at: datetime

    @property
    def has_words(self) -> bool:
        """Tell whether more than the two numbers was said."""
        return self.minutes is not None or self.result is not None
