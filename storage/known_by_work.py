"""Let staff without a name be told apart: whoever looks learns by which work they are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from sqlalchemy import Executable, select

from mentoring.ids import PersonId
from mentoring.people import Person, StaffRole
from mentoring.record import Record
from storage.scope import Scope, Values
from storage.tables import roles

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class WorkScope(Scope):
    """Be a transaction that only looks, and in which staff without a name have their work."""

    async def one(
        self, record: type[R], statement: Executable, values: Values | None = None
    ) -> R | None:
        """Return the one row a statement finds as a record, or None."""
        found = await Scope.one(self, record, statement, values)
        return None if found is None else (await self.told([found]))[0]

    async def sure(
        self, record: type[R], statement: Executable, values: Values | None = None
    ) -> R:
        """Return the row that must be there."""
        return (await self.told([await Scope.sure(self, record, statement, values)]))[0]

    async def many(
        self, record: type[R], statement: Executable, values: Values | None = None
    ) -> list[R]:
        """Return all rows a statement finds as records."""
        return await self.told(await Scope.many(self, record, statement, values))

    async def told(self, records: Sequence[R]) -> list[R]:
        """Return the records; people without a name come with the work they do or did."""
        unnamed = {each.id for each in records if isinstance(each, Person) and _unnamed(each)}
        work = await self._work(unnamed) if unnamed else {}
        return [
            cast("R", each.model_copy(update={"work": work[each.id]}))
            if isinstance(each, Person) and each.id in work
            else each
            for each in records
        ]

    async def _work(self, people: set[PersonId]) -> dict[PersonId, StaffRole]:
        """Return the work of each: what they hold now before what they held."""
        asked = (
            select(roles.c.person_id, roles.c.role)
            .where(roles.c.organisation_id == self.organisation, roles.c.person_id.in_(people))
            .order_by(roles.c.ended_at.is_(None), roles.c.id)
        )
        rows = (await self.connection.execute(asked)).all()
        return {PersonId(person): StaffRole(role) for person, role in rows}


def _unnamed(person: Person) -> bool:
    return not person.name and person.erased_at is None
