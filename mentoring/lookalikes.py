"""Describe two people who may be one: same name, same birth date."""

from datetime import datetime
from enum import StrEnum

from mentoring.ids import LookalikeId, OrganisationId, PersonId
from mentoring.record import Record


class Likeness(StrEnum):
    """Say what a curator has found out about two people who look alike."""

    OPEN = "open"
    SAME = "same"
    DIFFERENT = "different"


class Lookalike(Record):
    """Hold two people who may be one; the first has the older id and is the one that is kept."""

    id: LookalikeId
    organisation_id: OrganisationId
    first_id: PersonId
    second_id: PersonId
    state: Likeness = Likeness.OPEN
    found_at: datetime
    settled_at: datetime | None = None
    settled_by: PersonId | None = None
