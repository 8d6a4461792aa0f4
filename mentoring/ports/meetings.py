"""Declare where meetings are kept."""

from datetime import datetime
from typing import Protocol

from mentoring.ids import (
    MeetingId,
    PairId,
    PersonId,
)
from mentoring.meetings import Feedback, Mark, Meeting, MeetingState


class Meetings(Protocol):
    """Keep meetings, who comes, how they went."""

    async def get(self, meeting: MeetingId) -> Meeting | None:
        """Return a meeting with its attendance."""
        ...

    async def of_pair(self, pair: PairId) -> list[Meeting]:
        """Return the meetings of a pair by time."""
        ...

    async def between(self, since: datetime, until: datetime) -> list[Meeting]:
        """Return meetings that start in [since, until)."""
        ...

    async def said_held(
        self, before: datetime, announced_since: datetime | None = None
    ) -> list[Meeting]:
        """Return meetings of running pairs before an instant that somebody said took place.

        With a day, only of pairs that were announced since.
        """
        ...

    async def propose(
        self,
        pair: PairId,
        people: tuple[PersonId, ...],
        by: PersonId,
        starts_at: datetime,
        place: str | None,
        at: datetime,
    ) -> Meeting:
        """Create a meeting; the proposer's attendance is a yes already."""
        ...

    async def comes(self, meeting: MeetingId, person: PersonId, comes: bool) -> bool:
        """Store whether a participant comes."""
        ...

    async def move(self, meeting: Meeting, to: MeetingState) -> bool:
        """Change the state if nobody did since the meeting was read."""
        ...

    async def set_place(self, meeting: Meeting, place: str | None) -> bool:
        """Store where to meet if nobody changed the meeting since it was read."""
        ...

    async def mark(self, meeting: MeetingId, person: PersonId, mark: Mark, at: datetime) -> bool:
        """Store «Состоялась?» of one participant; the same or another mark may replace it."""
        ...

    async def add_feedback(self, feedback: Feedback) -> bool:
        """Store feedback once per person and meeting; False when it was there."""
        ...

    async def add_words(
        self, meeting: MeetingId, person: PersonId, minutes: int | None, result: str | None
    ) -> bool:
        """Store more about a meeting with the feedback given; False when there is none."""
        ...

    async def feedback(self, since: datetime) -> list[Feedback]:
        """Return feedback given since an instant."""
        ...
