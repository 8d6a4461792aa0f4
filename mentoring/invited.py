"""Describe an invitation, and the wish for a role of somebody who came by one."""

from datetime import datetime

from mentoring.ids import AccountId, InvitationId, OrganisationId, PersonId
from mentoring.record import Record


class Invitation(Record):
    """Hold one invitation: for which role and class, until when, how often still."""

    id: InvitationId
    organisation_id: OrganisationId
    role: str
    group: str | None = None
    expires_at: datetime
    uses_left: int
    revoked_at: datetime | None = None
    enrolment_id: int | None = None
    created_by: PersonId
    created_at: datetime


class Request(Record):
    """Say that somebody who came by an invitation waits for a role."""

    id: int
    organisation_id: OrganisationId
    invitation_id: InvitationId | None = None
    account_id: AccountId
    role: str
    at: datetime
    decided_at: datetime | None = None
    decided_by: PersonId | None = None
    granted: bool | None = None
