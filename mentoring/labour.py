"""Know where mentoring is work for an employee, and what the Labour Code wants written (L1)."""

from datetime import date, datetime
from enum import StrEnum

from mentoring.forms import repertoire
from mentoring.ids import OrganisationId, ParticipationId, PersonId
from mentoring.record import Record

EMPLOYED = frozenset({"teacher", "head"})
"""The sides of a form that this organisation employs."""

NOTICE_DAYS = 3
"""Working days between the word that mentoring stops early and its end (article 351.8)."""


class Payment(StrEnum):
    """Say how the work of a mentor is paid; the employer decides."""

    NONE = "none"
    AMOUNT = "amount"


class StoppedBy(StrEnum):
    """Say who gave notice; nobody names a reason."""

    MENTOR = "mentor"
    EMPLOYER = "employer"


class Terms(Record):
    """Hold what the two papers say: the employee's consent and the additional agreement."""

    consent_number: str
    consent_date: date
    agreement_number: str
    agreement_date: date
    content: str
    starts_on: date
    ends_on: date
    form: str
    payment: Payment = Payment.NONE
    amount: str | None = None
    """How much, in words: a sum or a share."""


class LabourAgreement(Record):
    """Hold what was entered about a mentor's work, and when it stops early."""

    organisation_id: OrganisationId
    participation_id: ParticipationId
    said: Terms
    entered_by: PersonId
    entered_at: datetime
    stops_on: date | None = None
    stopped_by: StoppedBy | None = None

    def is_in_force(self, day: date) -> bool:
        """Tell whether the work goes on by these papers on a day."""
        return day <= min(self.said.ends_on, self.stops_on or self.said.ends_on)


def is_labour(form: str) -> bool:
    """Tell whether a form needs an employee's consent to mentor colleagues (L1)."""
    known = repertoire().form.get(form)
    return known is not None and {known.mentor, known.mentee} <= EMPLOYED
