"""Declare where it is kept how far lists of people were read, and how many arrive at once."""

from collections.abc import Sequence
from typing import Protocol

from mentoring.consent import ConsentRecord
from mentoring.ids import AccountId, ImportId, PersonId
from mentoring.imports import Arrival, Import, TakenRow
from mentoring.people import Person


class Imports(Protocol):
    """Keep files by their fingerprints, and what became of their rows."""

    async def add(
        self,
        account: AccountId | None,
        by: PersonId | None,
        file: str | None,
        suffix: str,
        size: int,
    ) -> Import:
        """Note that a file was sent; it is to be read."""
        ...

    async def get(self, found: ImportId) -> Import | None:
        """Return one by its id."""
        ...

    async def of_account(self, account: AccountId) -> list[Import]:
        """Return what somebody sent that is neither done nor cancelled, the newest first."""
        ...

    async def change(self, read: Import, **values: object) -> Import | None:
        """Change one that is still in the state it was read in; None when it moved on."""
        ...

    async def taken(self, digest: str, rows: set[int] | None = None) -> dict[int, TakenRow]:
        """Return what rows of a file have become already."""
        ...

    async def take(self, digest: str, rows: Sequence[TakenRow]) -> bool:
        """Note what rows have become; False when one of them was noted already."""
        ...

    async def namesakes(self, names: set[str]) -> list[Person]:
        """Return people with exactly these names, any case (ё = е)."""
        ...

    async def sheets(self, numbers: set[str]) -> list[ConsentRecord]:
        """Return the records of consent that refer to signed sheets of these numbers."""
        ...

    async def arrive(self, arrivals: Sequence[Arrival], by: PersonId | None) -> list[PersonId]:
        """Write down many new people with their consents and sides, in the order given."""
        ...
