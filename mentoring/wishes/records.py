"""Describe wishes after the joint meeting and ratings after trial talks; all of it is private.

Neither the ranked nor the avoided ever learn of it: participants' texts are made without these
records (seed: questionnaire Q-PREF).
"""

from datetime import datetime
from enum import StrEnum

from mentoring.applications import Side
from mentoring.ids import ParticipationId
from mentoring.record import Record


class Grouping(StrEnum):
    """Say whether somebody would work in a group."""

    ALONE = "alone"
    GROUP = "group"
    ANY = "any"


class Why(StrEnum):
    """Name what speaks for somebody who was ranked."""

    INTERESTS = "interests"
    EXPLAINS = "explains"
    SUBJECT = "subject"
    COMFORT = "comfort"
    OTHER = "other"


class Wish(Record):
    """Hold what one participant wishes; nobody ranked means «all the same», not «nobody»."""

    participation_id: ParticipationId
    side: Side
    ranked: tuple[ParticipationId, ...] = ()
    """The best first: a mentee names up to three mentors, a mentor up to six mentees."""

    why: tuple[Why, ...] = ()
    avoided: tuple[ParticipationId, ...] = ()
    grouping: Grouping | None = None
    group_most: int | None = None
    """How many members at most a mentor would take into a group."""

    attended: bool | None = None
    answered_at: datetime


class Continuing(StrEnum):
    """Say privately after a trial talk whether one would go on."""

    YES = "yes"
    DOUBT = "doubt"
    NO = "no"


class Rating(Record):
    """Hold what one side says of a trial talk."""

    mentee: ParticipationId
    mentor: ParticipationId
    by: Side
    said: Continuing
