"""Declare where it is kept whom an account stands for, and which roles people hold."""

from datetime import datetime
from typing import Protocol

from mentoring.ids import AccountId, OrganisationId, PersonId
from mentoring.people import Account, Channel, Person, StaffRole


class Belonging(Protocol):
    """Keep which people answer from which account: a family may share a phone."""

    async def attach(self, account: AccountId, person: PersonId) -> bool:
        """Let an account stand for a person, who answers from now; False for a foreign one."""
        ...

    async def answer_as(self, account: AccountId, person: PersonId) -> bool:
        """Say who answers from an account now; False for somebody it does not stand for."""
        ...

    async def make_room(self, account: AccountId) -> bool:
        """Let somebody new answer from an account that others keep; False for one of nobody."""
        ...

    async def detach(self, account: AccountId, person: PersonId) -> bool:
        """End that an account stands for a person; somebody else of it answers, or nobody."""
        ...

    async def people_at(self, account: AccountId) -> list[Person]:
        """Return everybody an account stands for, the first to come first."""
        ...

    async def set_pin(self, account: AccountId, person: PersonId, pin: str | None) -> bool:
        """Keep the fingerprint of what opens a person's part of a shared phone."""
        ...

    async def pin_of(self, account: AccountId, person: PersonId) -> str | None:
        """Return the fingerprint of what opens a person's part, if there is one."""
        ...

    async def account_of(self, person: PersonId) -> Account | None:
        """Return the person's account, the newest first; None for somebody without a messenger."""
        ...

    async def accounts_of(self, people: set[PersonId]) -> dict[PersonId, Account]:
        """Return the newest account of each person who has one."""
        ...

    async def organisations_at(self, channel: Channel, external_id: int) -> list[OrganisationId]:
        """Return where an address is known, the latest chosen first: one's own memberships."""
        ...

    async def choose(self, account: AccountId) -> None:
        """Let the address of this account talk to this organisation from now on."""
        ...

    async def stay_behind(self, account: AccountId) -> None:
        """Count this organisation as chosen before any other of the address."""
        ...


class Roles(Protocol):
    """Keep the staff roles of an organisation; one that ended is remembered."""

    async def roles_of(self, person: PersonId) -> frozenset[StaffRole]:
        """Return the staff roles a person holds now."""
        ...

    async def ever_held(self, person: PersonId) -> frozenset[StaffRole]:
        """Return the staff roles a person holds or once held."""
        ...

    async def grant(self, person: PersonId, role: StaffRole, at: datetime) -> bool:
        """Give a role; False when the person holds it already, or is somebody foreign."""
        ...

    async def earlier_cycles(self, role: StaffRole) -> dict[PersonId, str]:
        """Return the title or year of the cycle a role was given for, if another one runs now."""
        ...

    async def end_role(self, person: PersonId, role: StaffRole, at: datetime) -> bool:
        """End a role; False when the person does not hold it."""
        ...

    async def former(self, *any_of: StaffRole) -> list[Account]:
        """Return the accounts of people who held one of these roles and hold none any more."""
        ...

    async def staff(self, *any_of: StaffRole) -> list[Person]:
        """Return who holds one of these roles now, the first to get it first."""
        ...
