"""Declare where accounts, people and staff roles are kept."""

from datetime import date, datetime
from typing import Protocol

from mentoring.ids import (
    AccountId,
    PersonId,
    RunId,
)
from mentoring.people import Account, Actor, Channel, Person, StaffRole, Wish


class People(Protocol):
    """Keep accounts, people and staff roles."""

    async def account(self, account: AccountId) -> Account | None:
        """Return an account by its id."""
        ...

    async def account_at(self, channel: Channel, external_id: int) -> Account | None:
        """Return the account at an address of a messenger."""
        ...

    async def actor_at(self, channel: Channel, external_id: int) -> Actor | None:
        """Return who acts from an address: the account, the person behind it, the roles."""
        ...

    async def actor_of(self, account: AccountId) -> Actor | None:
        """Return who acts through an account."""
        ...

    async def add_account(self, channel: Channel, external_id: int, language: str) -> Account:
        """Create the account at an address; returns the one that exists."""
        ...

    async def set_language(self, account: AccountId, language: str) -> None:
        """Store the language a person reads."""
        ...

    async def set_wish(self, account: AccountId, wish: Wish | None) -> None:
        """Store which side a newcomer wants, before consent."""
        ...

    async def set_adult(self, account: AccountId, adult: bool | None) -> None:
        """Store the age bracket, before consent."""
        ...

    async def set_focus(self, account: AccountId, run: RunId | None) -> None:
        """Choose the run that typed text answers."""
        ...

    async def set_reachable(self, account: AccountId, reachable: bool) -> None:
        """Store whether messages reach this account."""
        ...

    async def unreachable(self) -> list[Account]:
        """Return accounts that messages do not reach."""
        ...

    async def erase_account(self, account: AccountId) -> None:
        """Forget an account without a person and all that hangs on it (runs, deliveries)."""
        ...

    async def stale_accounts(self, before: datetime) -> list[Account]:
        """Return accounts created before an instant that never came to a consent."""
        ...

    async def add_person(self, account: AccountId | None) -> Person:
        """Create a person and give them the account."""
        ...

    async def person(self, person: PersonId) -> Person | None:
        """Return a person by id."""
        ...

    async def persons(self, people: set[PersonId]) -> dict[PersonId, Person]:
        """Return several people by id."""
        ...

    async def all(self) -> list[Person]:
        """Return everybody of the organisation."""
        ...

    async def save_person(self, person: Person) -> None:
        """Return a person by id."""
        ...

    async def account_of(self, person: PersonId) -> Account | None:
        """Return the person's account, the newest first; None for somebody without a messenger."""
        ...

    async def accounts_of(self, people: set[PersonId]) -> dict[PersonId, Account]:
        """Return the newest account of each person who has one."""
        ...

    async def find(self, words: str, limit: int = 8) -> list[Person]:
        """Return people whose name contains every word, any case (ё = е), by name."""
        ...

    async def outlived(self, ended: date, since: datetime) -> list[PersonId]:
        """Return whoever's last cycle ended before a day and who has done nothing since then.

        People without a participation are measured by the organisation's last cycle.
        """
        ...

    async def erase_person(self, person: PersonId, at: datetime) -> None:
        """Erase all personal fields of a person, their profiles, runs and feedback; keep proof."""
        ...

    async def roles_of(self, person: PersonId) -> frozenset[StaffRole]:
        """Return the staff roles a person holds now."""
        ...

    async def ever_held(self, person: PersonId) -> frozenset[StaffRole]:
        """Return the staff roles a person holds or once held."""
        ...

    async def grant(self, person: PersonId, role: StaffRole, at: datetime) -> bool:
        """Give a role; False when the person holds it already."""
        ...

    async def end_role(self, person: PersonId, role: StaffRole, at: datetime) -> bool:
        """End a role; False when the person does not hold it."""
        ...

    async def former(self, role: StaffRole) -> list[Account]:
        """Return the accounts of people who held a staff role and hold it no more."""
        ...

    async def staff(self, role: StaffRole) -> list[Person]:
        """Return who holds a staff role now."""
        ...
