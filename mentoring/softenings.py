"""Describe that a curator softened a rule for two people, and why."""

from datetime import datetime

from mentoring.bars import Bar, Override
from mentoring.ids import OverrideId, ParticipationId, PersonId
from mentoring.record import Record


class Softening(Record):
    """Hold one softened rule; the reason is for curators only."""

    id: OverrideId
    mentor_id: ParticipationId
    mentee_id: ParticipationId
    bar: Bar
    reason: str
    by: PersonId
    at: datetime

    @property
    def override(self) -> Override:
        """Return what the rules need of it: no reason."""
        return Override(mentor=self.mentor_id, mentee=self.mentee_id, bar=self.bar)
