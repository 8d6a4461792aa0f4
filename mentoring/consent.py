"""Describe consents: immutable texts and an append-only record of what was done with them."""

from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from pydantic import Field

from mentoring.ids import AccountId, OrganisationId, PersonId
from mentoring.people import Bracket
from mentoring.record import Record

PARTICIPATION = "C1"
"""The adult's consent to take part (152-FZ, art. 9)."""

MINOR = "C2"
"""The representative's consent for somebody under eighteen."""

OWN_AGREEMENT = "C3"
"""The minor's own agreement, from the age of the setting on."""

NOTICE = "C3-notice"
"""What younger ones are told in plain words; a notice that was read, not a consent."""

THIRD_PARTIES = "C4"
OTHER_ORGANISATIONS = "C5"
DISTRIBUTION = "C6"
LONG_TERM = "C7"

LABOUR = "L1"
"""The employee's consent to mentor colleagues (Labour Code, art. 351.8); not about data."""

CODES = (
    PARTICIPATION,
    MINOR,
    OWN_AGREEMENT,
    NOTICE,
    THIRD_PARTIES,
    OTHER_ORGANISATIONS,
    DISTRIBUTION,
    LONG_TERM,
    LABOUR,
)
"""Every text there is, in the order in which people see them."""

ADMITTING = frozenset({PARTICIPATION, MINOR, OWN_AGREEMENT})
"""Those without which nobody takes part: revoking one of them stops everything."""

BUTTON, PAPER, UNDO = "button", "paper", "undo"
"""The methods: pressed by the person; signed and noted by a curator; a note taken back."""

GONE = "guardian_gone"
"""The method of a revocation that comes with the erasure of the only representative."""


class ConsentText(Record):
    """Hold one version of a consent's wording; it never changes once it was shown.

    `purpose` counts changes of the purpose or of the list of data: a consent to an earlier one
    stays valid for what it was given for, and anything new waits for a new consent. `months`
    ends a consent so long after it was given. `own` texts come from the school's folder.
    """

    organisation_id: OrganisationId
    code: str
    version: int
    language: str
    title: str
    summary: str
    body: str
    purpose: int = 1
    months: int | None = None
    own: bool = False
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


class Paper(Record):
    """Refer to a signed sheet: its number and date, and where it is kept."""

    number: str
    dated_on: date
    kept_at: str


class ConsentRecord(Record):
    """Prove what was done with which wording, by whom and for whom, when and how; append-only."""

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
    purpose: int = 1
    items: tuple[str, ...] = ()
    """What was chosen item by item, where a consent asks for it; codes of a questionnaire."""

    given_by: PersonId | None = None
    noted_by: PersonId | None = None
    paper_number: str | None = None
    paper_date: date | None = None
    paper_place: str | None = None

    @property
    def paper(self) -> Paper | None:
        """Return the sheet that was signed, if it was one."""
        if self.paper_number is None or self.paper_date is None or self.paper_place is None:
            return None
        return Paper(number=self.paper_number, dated_on=self.paper_date, kept_at=self.paper_place)


class Standing(Record):
    """Hold what decides whether somebody takes part: their age and the last step of each code."""

    person_id: PersonId
    birth_date: date | None = None
    bracket: Bracket | None = None
    own_from: int = 14
    last: dict[str, ConsentRecord] = Field(default_factory=dict)

    def holds(self, code: str, today: date, purpose: int = 1) -> bool:
        """Tell whether a consent is in force today, for this purpose of its text."""
        record = self.last.get(code)
        return record is not None and record.purpose >= purpose and is_active([record], today)


def latest(history: list[ConsentRecord]) -> ConsentRecord | None:
    """Return what was done last; of one instant, what was written later."""
    return sorted(history, key=lambda record: record.at)[-1] if history else None


def is_active(history: list[ConsentRecord], today: date) -> bool:
    """Tell whether the last thing done with a consent leaves it in force today."""
    if (last := latest(history)) is None:
        return False
    expired = last.expires_on is not None and last.expires_on < today
    return last.step is ConsentStep.GIVEN and not expired
