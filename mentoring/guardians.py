"""Describe who represents a child: one of several, checked by the curator against documents."""

from datetime import datetime
from enum import StrEnum

from mentoring.applications import Profile
from mentoring.ids import GuardianId, OrganisationId, PersonId
from mentoring.record import Record


class Relation(StrEnum):
    """Say who a representative is to the child; an institution's head is a guardian like any."""

    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN = "guardian"
    TRUSTEE = "trustee"
    OTHER = "other"


class Guardian(Record):
    """Say that somebody represents a child; without an account they did so on paper."""

    id: GuardianId
    organisation_id: OrganisationId
    child_id: PersonId
    representative_id: PersonId | None = None
    relation: Relation
    news: bool = False
    answers: Profile | None = None
    checked_by: PersonId | None = None
    checked_at: datetime | None = None
    since: datetime
    ended_at: datetime | None = None
