"""Describe consents: immutable texts and an append-only record of what was done with them."""

from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from mentoring.ids import AccountId, OrganisationId, PersonId
from mentoring.record import Record

PARTICIPATION = "C1"
"""The code of the adult's consent to take part (152-FZ, art. 9)."""


class ConsentText(Record):
    """Hold one version of a consent's wording; it never changes once it was shown."""

    organisation_id: OrganisationId
    code: str
    version: int
    language: str
    title: str
    summary: str
    body: str
    approved_by: str | None = None
    approved_on: date | None = None
    valid_from: datetime

    @property
    def sha256(self) -> str:
        """Return the fingerprint that a record of consent keeps as proof of the wording."""
        return sha256(f"{self.title}\n{self.summary}\n{self.body}".encode()).hexdigest()


class ConsentStep(StrEnum):
    """Say what was done with a consent."""

    GIVEN = "given"
    REFUSED = "refused"
    REVOKED = "revoked"


class ConsentRecord(Record):
    """Prove what a person did with which wording, when and by which method; append-only."""

    organisation_id: OrganisationId
    person_id: PersonId
    account_id: AccountId | None
    code: str
    version: int
    language: str
    sha256: str
    step: ConsentStep
    method: str
    at: datetime
    expires_on: date | None = None


def latest(history: list[ConsentRecord]) -> ConsentRecord | None:
    """Return what was done last; of one instant, what was written later."""
    return sorted(history, key=lambda record: record.at)[-1] if history else None


def is_active(history: list[ConsentRecord], today: date) -> bool:
    """Tell whether the last thing done with a consent leaves it in force today."""
    if (last := latest(history)) is None:
        return False
    expired = last.expires_on is not None and last.expires_on < today
    return last.step is ConsentStep.GIVEN and not expired
