"""Describe somebody who waits for a pair: since when, truly why, what was tried and said."""

from datetime import datetime
from enum import StrEnum

from mentoring.applications import Side
from mentoring.ids import OrganisationId, ParticipationId, PersonId
from mentoring.plans.records import Cause
from mentoring.record import Record


class Option(StrEnum):
    """Name what may help somebody without a pair; the last three are for mentors."""

    GROUP = "group"
    OTHER_FORM = "other_form"
    ELSEWHERE = "elsewhere"
    SITUATIONAL = "situational"
    PSYCHOLOGIST = "psychologist"
    WAIT = "wait"
    SPEED = "speed"
    LONG_TERM = "long_term"


ASKED = {
    Side.MENTEE: (Option.GROUP, Option.OTHER_FORM, Option.WAIT),
    Side.MENTOR: (Option.WAIT, Option.SPEED, Option.LONG_TERM),
}
"""What whoever waits may agree to by a press."""

TRIED = (Option.GROUP, Option.OTHER_FORM, Option.ELSEWHERE, Option.SITUATIONAL)
"""What a curator notes as tried or proposed."""


class Said(Record):
    """Hold what was tried for somebody, and what they said they would agree to."""

    tried: tuple[Option, ...] = ()
    open_to: tuple[Option, ...] = ()
    talked: bool = False
    """Whether the psychologist has talked with them."""


class Waiting(Record):
    """Hold one place in the waiting list; `cause` and `outward` are for curators only.

    `outward` is the cause without what people confided: for curators who could be named there.
    """

    participation_id: ParticipationId
    organisation_id: OrganisationId
    person_id: PersonId
    side: Side
    cause: Cause | None = None
    outward: Cause | None = None
    since: datetime
    """The first day of waiting in this cycle: it counts in the next choice."""

    entered_at: datetime
    said: Said
    told: int = 0
    """How often the person was written to: at once, after a week, after two."""

    ended_at: datetime | None = None
    version: int = 0
