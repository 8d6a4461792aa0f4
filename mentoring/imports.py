"""Describe how far a list of people has been read: counts and places, nothing of its content."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from mentoring.applications import Profile, Side
from mentoring.consent import ConsentRecord
from mentoring.errors import Simple
from mentoring.ids import AccountId, EnrolmentId, ImportId, OrganisationId, PersonId
from mentoring.people import Bracket
from mentoring.record import Record
from mentoring.roster.faults import Fault

MOST_FAULTS = 2_000
"""How many faults are kept to be shown; a list with more is one to write anew."""


class ImportState(StrEnum):
    """Say what has become of a file: `reading` and `taking` are work, the others wait or end."""

    READING = "reading"
    READ = "read"
    TAKING = "taking"
    DONE = "done"
    REFUSED = "refused"
    CANCELLED = "cancelled"


BUSY = frozenset({ImportState.READING, ImportState.TAKING})


class Counts(Record):
    """Count the rows of a list by what becomes of them.

    `new` become people, `changed` change somebody known, `same` change nothing, `matches` look
    like somebody known, `twins` like an earlier row of the same list, `codes` have no consent and
    become a code and a class, `waiting` are from 14 to 17 and lack their own word, `faulty` cannot
    be read.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    matches: int = 0
    twins: int = 0
    codes: int = 0
    waiting: int = 0
    faulty: int = 0

    @property
    def to_take(self) -> int:
        """Count the rows that taking the list in would do something about."""
        return self.new + self.changed + self.codes + self.waiting

    def plus(self, other: "Counts") -> "Counts":
        """Add the counts of more rows."""
        return Counts(**{name: value + getattr(other, name) for name, value in self})


class Import(Record):
    """Hold what is known of one file: where it can be fetched again, how far it was read."""

    id: ImportId
    organisation_id: OrganisationId
    account_id: AccountId | None = None
    made_by: PersonId | None = None
    file: str | None = None
    suffix: str = ""
    size: int = 0
    digest: str | None = None
    state: ImportState
    reason: str | None = None
    limits: dict[str, Simple] = Field(default_factory=dict)
    total: int = 0
    done: int = 0
    counts: Counts = Counts()
    faults: tuple[Fault, ...] = ()
    faults_found: int = 0
    """How many there are; `faults` are the first of them."""

    matches_meant: bool = False
    attempts: int = 0
    created_at: datetime
    updated_at: datetime


class TakenRow(Record):
    """Say what a row of a file has become: a person, a code, or both; ids only."""

    row: int
    person_id: PersonId | None = None
    enrolment_id: EnrolmentId | None = None


class Place(Record):
    """Hold one side that somebody new takes, with the answers the list gave."""

    side: Side
    profile: Profile
    capacity: int = 0


class Arrival(Record):
    """Hold somebody new whose signed sheet is noted, ready to be written down at once."""

    name: str
    birth_date: date
    bracket: Bracket
    phone: str | None = None
    contact: str | None = None
    places: tuple[Place, ...] = ()
    told: str
    proofs: tuple[ConsentRecord, ...]
    """What was signed; the person's id is put in when it is known."""
