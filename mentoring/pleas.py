"""Describe what people ask for by themselves: a quick answer, or one mentor of the list."""

from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.ids import CycleId, OrganisationId, PairId, ParticipationId, PleaId
from mentoring.record import Record

SITUATIONAL, SELF_REGULATED = "situational", "self_regulated"
MOST_WISHES = 3
"""So many mentors of the list may be asked at once, so that nobody collects them."""

HOURS = {"24": timedelta(hours=24), "48": timedelta(hours=48), "72": timedelta(hours=72)}
"""How soon a quick answer may be wanted."""

QUESTIONS, LIST, ADULTS = "questions", "list", "adults"
OPENABLE = (QUESTIONS, LIST, ADULTS)
"""What a school may leave to people: quick questions, the list of mentors, and, for questions
between adults, the announcement by the mentor's own press."""


class PleaKind(StrEnum):
    """Say what is asked for."""

    QUESTION = "question"
    MENTOR = "mentor"


class PleaState(StrEnum):
    """Say what became of it; only an open one can become anything else."""

    OPEN = "open"
    TAKEN = "taken"
    NOT_NOW = "not_now"
    FULL = "full"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


MODELS = {PleaKind.QUESTION: SITUATIONAL, PleaKind.MENTOR: SELF_REGULATED}
MOST = {PleaKind.QUESTION: 1, PleaKind.MENTOR: MOST_WISHES}


class Wanted(Record):
    """Hold what somebody asks; all of it is sealed."""

    topic: str | None = None
    words: str | None = None
    mode: str | None = None


class Plea(Record):
    """Hold one thing asked for: of everybody who can help, or of one mentor."""

    id: PleaId
    organisation_id: OrganisationId
    cycle_id: CycleId
    kind: PleaKind
    participation_id: ParticipationId
    mentor_id: ParticipationId | None = None
    wanted: Wanted = Wanted()
    asked_at: datetime
    due_at: datetime
    state: PleaState = PleaState.OPEN
    answered_at: datetime | None = None
    pair_id: PairId | None = None

    def is_open(self, now: datetime) -> bool:
        """Tell whether it can still be taken."""
        return self.state is PleaState.OPEN and now < self.due_at


class Volunteer(Record):
    """Hold a mentor's place on the list: how many may come this way, and since when."""

    participation_id: ParticipationId
    organisation_id: OrganisationId
    places: int
    since: datetime
