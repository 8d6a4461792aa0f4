"""Describe somebody expected: a number, a class, an age bracket, nothing personal."""

from datetime import datetime
from enum import StrEnum

from mentoring.ids import AccountId, CycleId, EnrolmentId, OrganisationId, PersonId
from mentoring.people import Bracket, Wish
from mentoring.record import Record


class EnrolmentState(StrEnum):
    """Say how far an enrolment has come."""

    WAITING = "waiting"
    CONSENTED = "consented"
    REFUSED = "refused"
    CLOSED = "closed"


class Expected(Record):
    """Say who is expected: no name, only what may be kept before a consent."""

    wish: Wish | None = None
    bracket: Bracket | None = None
    group: str | None = None
    account: AccountId | None = None


class Enrolment(Record):
    """Stand for somebody expected; people know it by its number, «К-017».

    `waits_since` begins anew when a closed or refused one is opened again.
    """

    id: EnrolmentId
    organisation_id: OrganisationId
    cycle_id: CycleId | None = None
    number: int
    group: str | None = None
    wish: Wish | None = None
    bracket: Bracket | None = None
    account_id: AccountId | None = None
    person_id: PersonId | None = None
    state: EnrolmentState = EnrolmentState.WAITING
    created_at: datetime
    waits_since: datetime
    reminded: int = 0


def code_of(enrolment: Enrolment, letter: str) -> str:
    """Return the code people read and say: the letter of their language and three digits."""
    return f"{letter}-{enrolment.number:03d}"
