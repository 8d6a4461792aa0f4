"""Describe a round, of wishes or of trial talks: when it is open, and what is said in it."""

from datetime import datetime
from enum import StrEnum

from mentoring.applications import Side
from mentoring.ids import (
    CycleId,
    EventId,
    OrganisationId,
    ParticipationId,
    PersonId,
    TrialTalkId,
    WishRoundId,
)
from mentoring.record import Record
from mentoring.wishes.records import Continuing, Rating

MOST = {Side.MENTEE: 3, Side.MENTOR: 6}
"""How many one may rank: a mentee three mentors, a mentor six mentees."""

MISSED = "missed"
"""What one says of a trial talk that never took place."""


class RoundKind(StrEnum):
    """Name what a round asks of people: wishes, or trial talks."""

    WISHES = "wishes"
    TALKS = "talks"


class Round(Record):
    """Hold one round; at most one of each kind is open in a cycle, and one follows an event.

    Nobody but the curator knows of a round before it is called.
    """

    id: WishRoundId
    organisation_id: OrganisationId
    cycle_id: CycleId
    kind: RoundKind
    event_id: EventId | None = None
    opened_at: datetime
    opened_by: PersonId | None = None
    called_at: datetime | None = None
    closes_at: datetime
    closed_at: datetime | None = None
    version: int = 0

    def is_open(self, now: datetime) -> bool:
        """Tell whether people may answer."""
        return self.called_at is not None and self.closed_at is None and now < self.closes_at


class Aside(Record):
    """Hold what somebody said besides wishes, for a curator alone."""

    participation_id: ParticipationId
    request: str | None = None
    """The new request in own words, while nobody has settled it."""

    doubts: bool = False
    answered_at: datetime | None = None


class PlannedTalk(Record):
    """Say who is to meet whom, and when."""

    mentee_id: ParticipationId
    mentor_id: ParticipationId
    starts_at: datetime


class TrialTalk(Record):
    """Hold one short talk and what each side privately said of it."""

    id: TrialTalkId
    organisation_id: OrganisationId
    round_id: WishRoundId
    mentee_id: ParticipationId
    mentor_id: ParticipationId
    starts_at: datetime
    said_by_mentee: str | None = None
    said_by_mentor: str | None = None

    def said_by(self, side: Side) -> str | None:
        """Return what a side said, if anything."""
        return self.said_by_mentee if side is Side.MENTEE else self.said_by_mentor

    def other(self, side: Side) -> ParticipationId:
        """Return whom a side meets."""
        return self.mentor_id if side is Side.MENTEE else self.mentee_id

    def ratings(self) -> list[Rating]:
        """Return what was said by those who did meet."""
        said = [(side, self.said_by(side)) for side in Side]
        return [
            Rating(mentee=self.mentee_id, mentor=self.mentor_id, by=side, said=Continuing(word))
            for side, word in said
            if word is not None and word != MISSED
        ]
