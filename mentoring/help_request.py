"""Describe a request for help: from whom, about what, how urgent, and who has answered it."""

from datetime import datetime
from enum import StrEnum

from mentoring.ids import HelpRequestId, OrganisationId, PairId, PersonId
from mentoring.record import Record


class HelpTopic(StrEnum):
    """Say what help is about; CONCERN is somebody else's worry, which its person never sees."""

    PAIR = "pair"
    MEETINGS = "meetings"
    DATA = "data"
    WELLBEING = "wellbeing"
    OTHER = "other"
    CONCERN = "concern"


ASKABLE = tuple(each for each in HelpTopic if each is not HelpTopic.CONCERN)
"""What people ask for themselves."""


class HelpSource(StrEnum):
    """Say how a request came about: by the button, or by words that call for help."""

    BUTTON = "button"
    WORDS = "words"


class HelpState(StrEnum):
    """Say how far a request is."""

    ASKED = "asked"
    TAKEN = "taken"
    ANSWERED = "answered"
    CLOSED = "closed"


OPEN = frozenset({HelpState.ASKED, HelpState.TAKEN})


class HelpRequest(Record):
    """Hold one request; words and answer are sealed and seen by the asker and the readers only."""

    id: HelpRequestId
    organisation_id: OrganisationId
    person_id: PersonId
    topic: HelpTopic
    about: PairId | None = None
    source: HelpSource = HelpSource.BUTTON
    urgent: bool = False
    words: str | None = None
    answer: str | None = None
    paused: PairId | None = None
    state: HelpState = HelpState.ASKED
    asked_at: datetime
    taken_by: PersonId | None = None
    taken_at: datetime | None = None
    answered_by: PersonId | None = None
    answered_at: datetime | None = None
    closed_at: datetime | None = None
