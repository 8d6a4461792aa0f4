"""Declare where accounts, people and staff roles are kept."""

from datetime import date, datetime
from typing import Protocol

from mentoring.ids import (
    AccountId,
    PersonId,
    RunId,
)
from mentoring.people import Account, Actor, Bracket, Channel, Person, Wish
from mentoring.ports.belonging import Belonging, Roles


class People(Belonging, Roles, Protocol):
    """Keep accounts, people, who answers from where, and staff roles."""

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

    async def add_account(
        self, channel: Channel, external_id: int, language: str, *, chosen: bool = True
    ) -> Account:
        """Create the account at an address; returns the one that exists.

        Whoever has yet to choose among several organisations has not `chosen` this one.
        """
        ...

    async def set_language(self, account: AccountId, language: str) -> None:
        """Store the language a person reads."""
        ...

    async def set_wish(self, account: AccountId, wish: Wish | None) -> None:
        """Store which side a newcomer wants, before consent."""
        ...

    async def set_bracket(self, account: AccountId, bracket: Bracket | None) -> None:
        """Store the age bracket a newcomer named, before consent."""
        ...

    async def set_age(self, person: PersonId, bracket: Bracket) -> bool:
        """Store the age bracket of a person; False when it is that one already."""
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

    async def find(self, words: str, limit: int = 8) -> list[Person]:
        """Return people some word of whose name begins with each of these words, by name."""
        ...

    async def outlived(self, ended: date, since: datetime) -> list[PersonId]:
        """Return whoever's last cycle ended before a day and who has done nothing since then.

        People without a participation are measured by the organisation's last cycle.
        """
        ...

    async def keep_card(self, person: PersonId) -> bool:
        """Reduce a mentor of the long-term base to the card; False when nothing else was left."""
        ...

    async def erase_person(self, person: PersonId, at: datetime) -> None:
        """Erase all personal fields of a person, their profiles, runs and feedback; keep proof."""
        ...
