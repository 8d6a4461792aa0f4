"""Describe who takes part: accounts of a messenger, people, and the roles people hold."""

from datetime import date, datetime
from enum import StrEnum

from mentoring.ids import AccountId, OrganisationId, PersonId, RunId
from mentoring.record import Record


class Channel(StrEnum):
    """Name the messengers a person can be reached by."""

    TELEGRAM = "telegram"


class Wish(StrEnum):
    """Say which side of mentoring a newcomer wants to take."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    BOTH = "both"


class StaffRole(StrEnum):
    """Name the roles that see more than their own data."""

    CURATOR = "curator"
    ADMINISTRATOR = "administrator"


class Account(Record):
    """Stand for one address in a messenger; it belongs to a person only after consent.

    Before consent nothing but these fields is stored about a newcomer (domain: consents).
    """

    id: AccountId
    organisation_id: OrganisationId
    channel: Channel
    external_id: int
    language: str
    person_id: PersonId | None = None
    wish: Wish | None = None
    adult: bool | None = None
    focus: RunId | None = None
    reachable: bool = True
    created_at: datetime


class Person(Record):
    """Stand for a participant or a member of staff; names come from questionnaires only."""

    id: PersonId
    organisation_id: OrganisationId
    name: str | None = None
    birth_date: date | None = None
    contact: str | None = None
    phone: str | None = None
    created_at: datetime
    erased_at: datetime | None = None


class Actor(Record):
    """Say who is acting in this update: the account, the person behind it, the staff roles."""

    account: Account
    person: Person | None = None
    roles: frozenset[StaffRole] = frozenset()

    @property
    def is_curator(self) -> bool:
        """Tell whether the actor may do a curator's work."""
        return StaffRole.CURATOR in self.roles


def short_name(name: str | None) -> str | None:
    """Shorten «Яковлев Иван Олегович» to «Яковлев И. О.»; None stays None."""
    if not name:
        return None
    family, *given = name.split()
    return " ".join([family, *(f"{part[0]}." for part in given)])
