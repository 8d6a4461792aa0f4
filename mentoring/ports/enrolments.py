"""Declare where enrolments are kept: people expected, without personal data."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from mentoring.expected import Enrolment, EnrolmentState, Expected
from mentoring.ids import AccountId, EnrolmentId, PersonId
from mentoring.people import Bracket, Wish


class Enrolments(Protocol):
    """Keep who is expected; every change of state is conditional."""

    async def add(
        self,
        wish: Wish | None,
        bracket: Bracket | None,
        group: str | None,
        account: AccountId | None = None,
    ) -> Enrolment:
        """Expect one person; they get the next number of the organisation."""
        ...

    async def add_many(self, expected: Sequence[Expected]) -> list[Enrolment]:
        """Expect several people, numbered in the order given."""
        ...

    async def get(self, enrolment: EnrolmentId) -> Enrolment | None:
        """Return an enrolment by its id."""
        ...

    async def by_number(self, number: int) -> Enrolment | None:
        """Return an enrolment by the number people say."""
        ...

    async def of_account(self, account: AccountId) -> list[Enrolment]:
        """Return the enrolments that hang on an address, the newest first."""
        ...

    async def of_person(self, person: PersonId) -> Enrolment | None:
        """Return the newest enrolment of a person."""
        ...

    async def waiting(self, group: str | None = None) -> list[Enrolment]:
        """Return who waits for a consent, by group, then the longest wait first."""
        ...

    async def all(self, group: str | None = None) -> list[Enrolment]:
        """Return all enrolments by group and number."""
        ...

    async def move(
        self,
        enrolment: EnrolmentId,
        to: EnrolmentState,
        *,
        among: Collection[EnrolmentState] = (EnrolmentState.WAITING,),
        person: PersonId | None = None,
    ) -> bool:
        """Change the state of one that is still in another, perhaps giving it its person."""
        ...

    async def reopen(self, enrolment: EnrolmentId, at: datetime) -> bool:
        """Let a refused or closed one wait again from an instant; False for any other."""
        ...

    async def remind(self, enrolment: EnrolmentId, seen: int, now: int) -> bool:
        """Count a reminder of one that waits, once; False when it was counted already."""
        ...

    async def place(self, enrolment: EnrolmentId, group: str | None) -> bool:
        """Store the class or group of one that waits."""
        ...

    async def describe(
        self, enrolment: EnrolmentId, wish: Wish | None, bracket: Bracket | None
    ) -> bool:
        """Store what somebody who came again says of the side and the age."""
        ...

    async def attach(self, enrolment: EnrolmentId, account: AccountId) -> bool:
        """Hang one without an address on this address; False when it has one."""
        ...

    async def detach(self, account: AccountId) -> None:
        """Let go of an address that is about to be forgotten."""
        ...
