"""Describe an evening of short talks: how long they are, who sits with whom, what both thought."""

from datetime import datetime, timedelta

from mentoring.applications import Side
from mentoring.ids import EventId, OrganisationId, ParticipationId, SpeedTalkId
from mentoring.record import Record

GOES_ON, THANKS = "yes", "no"
"""What each may say of a talk: «хочу продолжить», or thanks and no more."""


class Evening(Record):
    """Hold how an event of short talks runs; minutes, and the number of rounds."""

    event_id: EventId
    organisation_id: OrganisationId
    slot: int
    pause: int
    rounds: int
    told_at: datetime | None = None
    version: int = 0

    def starts(self, event_starts: datetime, number: int) -> datetime:
        """Return when a round begins, counted from 0."""
        return event_starts + timedelta(minutes=(self.slot + self.pause) * number)

    def begun(self, event_starts: datetime, now: datetime) -> int:
        """Count the rounds that have begun: they stay as they are."""
        return sum(self.starts(event_starts, each) <= now for each in range(self.rounds))

    def ends(self, event_starts: datetime) -> datetime:
        """Return when the last round is over."""
        return self.starts(event_starts, self.rounds - 1) + timedelta(minutes=self.slot)


class Sitting(Record):
    """Say who sits with whom at which table in one round."""

    round: int
    place: int
    mentor_id: ParticipationId
    mentee_id: ParticipationId


class SpeedTalk(Sitting):
    """Hold one talk with what both said of it; sealed."""

    id: SpeedTalkId
    organisation_id: OrganisationId
    event_id: EventId
    said_by_mentor: str | None = None
    said_by_mentee: str | None = None

    def said_by(self, side: Side) -> str | None:
        """Return what one side said."""
        return self.said_by_mentor if side is Side.MENTOR else self.said_by_mentee

    def other(self, side: Side) -> ParticipationId:
        """Return whom one side talks to."""
        return self.mentee_id if side is Side.MENTOR else self.mentor_id

    @property
    def goes_on(self) -> bool:
        """Tell whether both would like to go on."""
        return self.said_by_mentor == self.said_by_mentee == GOES_ON
