"""Describe the organisation that runs a programme and the cycle it runs."""

from datetime import date, datetime
from enum import StrEnum

from mentoring.ids import CycleId, OrganisationId
from mentoring.record import Record


class OrganisationKind(StrEnum):
    """Name the kinds of organisation; their people are called differently."""

    SCHOOL = "school"
    COLLEGE = "college"
    KINDERGARTEN = "kindergarten"
    CENTRE = "centre"


class Organisation(Record):
    """Describe one school or college: the operator of the personal data."""

    id: OrganisationId
    name: str
    kind: OrganisationKind
    zone: str
    locale: str = "ru"
    curator_name: str | None = None
    subjects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    set_up_at: datetime | None = None


class Cycle(Record):
    """Describe one run of the programme; its calendar is data, never a school year by default."""

    id: CycleId
    organisation_id: OrganisationId
    title: str
    starts_on: date
    ends_on: date
    forms: tuple[str, ...]
