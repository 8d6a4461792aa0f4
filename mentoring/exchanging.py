"""Describe the one door between organisations: a card without a name, and a request for it."""

from datetime import datetime
from enum import StrEnum

from mentoring.applications import Profile
from mentoring.ids import ExchangeId, OrganisationId, ParticipationId, PersonId
from mentoring.people import Channel
from mentoring.record import Record


class ExchangeState(StrEnum):
    """Say how far a request for another organisation's mentor has come."""

    ASKED = "asked"
    AGREED = "agreed"
    HERE = "here"
    REFUSED = "refused"
    CLOSED = "closed"


class Offered(Record):
    """Show a mentor of another organisation without a name: what with, how many places."""

    participation: ParticipationId
    competences: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    free: int


class Exchange(Record):
    """Hold one request: `organisation_id` asks, `home_id` is where the mentor takes part."""

    id: ExchangeId
    organisation_id: OrganisationId
    home_id: OrganisationId
    participation_id: ParticipationId
    mentor_id: PersonId
    asked_by: PersonId
    asked_at: datetime
    terms_version: int
    mentor_said: bool | None = None
    mentor_at: datetime | None = None
    home_said: bool | None = None
    home_by: PersonId | None = None
    home_at: datetime | None = None
    state: ExchangeState = ExchangeState.ASKED
    told_at: datetime | None = None
    guest_id: PersonId | None = None
    closed_at: datetime | None = None


class Introduced(Record):
    """Hold what passes once everybody has agreed: the name, the contact, what pairing needs."""

    name: str | None
    contact: str | None
    channel: Channel
    external_id: int
    language: str
    profile: Profile
    free: int
