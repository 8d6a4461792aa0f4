"""Describe a question put to a third person by a one-time link, and the answer to it."""

from datetime import datetime
from typing import Any

from mentoring.ids import AccountId, InquiryId, OrganisationId, ParticipationId, PersonId
from mentoring.record import Record


class Inquiry(Record):
    """Hold a link for one mentee: unused, used by one account, answered or revoked; then erased.

    Of whoever answers nothing is kept but that their account has used the link.
    """

    id: InquiryId
    organisation_id: OrganisationId
    participation_id: ParticipationId
    created_by: PersonId
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    used_by: AccountId | None = None
    revoked_at: datetime | None = None
    answers: dict[str, Any] | None = None
    given_at: datetime | None = None
    erased_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Tell whether the link still leads somewhere."""
        waits = self.given_at is None and self.revoked_at is None and self.erased_at is None
        return waits and self.expires_at > now
