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
    DEPUTY = "deputy"
    HEAD = "head"
    ASSOCIATION = "association"
    PSYCHOLOGIST = "psychologist"
    ADMINISTRATOR = "administrator"
    MUNICIPAL_VIEWER = "municipal_viewer"
    REGIONAL_VIEWER = "regional_viewer"


CURATING = frozenset({StaffRole.CURATOR, StaffRole.DEPUTY})
"""The roles that do a curator's work; who hands it over or takes a deputy is the curator."""


class Bracket(StrEnum):
    """Say how old somebody is as far as consents care; the first is turned away, never stored."""

    UNDER_10 = "under_10"
    FROM_10 = "10-13"
    FROM_14 = "14-17"
    ADULT = "18+"


MINORS = frozenset({Bracket.FROM_10, Bracket.FROM_14})
"""Those for whom a representative consents."""


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
    bracket: Bracket | None = None
    focus: RunId | None = None
    reachable: bool = True
    created_at: datetime
    chosen_at: datetime | None = None

    @property
    def adult(self) -> bool:
        """Tell whether whoever answers here said to be of age."""
        return self.bracket is Bracket.ADULT


class Person(Record):
    """Stand for a participant or a member of staff; names come from questionnaires only."""

    id: PersonId
    organisation_id: OrganisationId
    name: str | None = None
    birth_date: date | None = None
    bracket: Bracket | None = None
    contact: str | None = None
    phone: str | None = None
    created_at: datetime
    erased_at: datetime | None = None
    work: StaffRole | None = None
    """What staff without a name are known by; not stored here, told to screens only."""


class Actor(Record):
    """Say who is acting in this update: the account, the person behind it, the staff roles."""

    account: Account
    person: Person | None = None
    roles: frozenset[StaffRole] = frozenset()
    shares: bool = False
    """Whether the account stands for somebody else too, as a family's phone does."""
    away: bool = False
    """Whether the address talks to another organisation, and this is about an older message."""
    coded: bool = False
    """Whether chats of this organisation hold codes only."""

    @property
    def is_curator(self) -> bool:
        """Tell whether the actor may do a curator's work."""
        return bool(CURATING & self.roles)


def short_name(name: str | None) -> str | None:
    """Shorten «Яковлев Иван Олегович» to «Яковлев И. О.»; None stays None."""
    if not name:
        return None
    family, *given = name.split()
    return " ".join([family, *(f"{part[0]}." for part in given)])
