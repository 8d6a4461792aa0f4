"""Read and write rows inside one transaction, which all repositories of a unit of work share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Executable
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import OrganisationId, PersonId
from mentoring.record import Record
from storage.departures import Departure, Fact

R = TypeVar("R", bound=Record)
Values = Mapping[str, object]


async def one(
    connection: AsyncConnection,
    record: type[R],
    statement: Executable,
    values: Values | None = None,
) -> R | None:
    """Return the one row a statement finds as a record, or None."""
    row = (await connection.execute(statement, values)).first()
    return None if row is None else record.model_validate(row._asdict())


async def sure(
    connection: AsyncConnection,
    record: type[R],
    statement: Executable,
    values: Values | None = None,
) -> R:
    """Return the row that must be there as a record."""
    found = await one(connection, record, statement, values)
    if found is None:
        raise LookupError(record.__name__)
    return found


async def many(
    connection: AsyncConnection,
    record: type[R],
    statement: Executable,
    values: Values | None = None,
) -> list[R]:
    """Return all rows a statement finds as records."""
    found = await connection.execute(statement, values)
    names = tuple(found.keys())  # once: a row's own _asdict() looks them up for every row
    return [record.model_validate(dict(zip(names, row, strict=True))) for row in found.all()]


async def count(
    connection: AsyncConnection, statement: Executable, values: Values | None = None
) -> int:
    """Run a statement that changes rows and return how many it changed."""
    return (await connection.execute(statement, values)).rowcount


@dataclass(frozen=True, slots=True)
class Scope:
    """Be one transaction of one organisation at one instant."""

    connection: AsyncConnection
    organisation: OrganisationId
    now: datetime
    departed: list[Departure] = field(default_factory=list)
    """What a copy of the database must be told of, once this transaction is committed."""

    def departs(self, person: PersonId, fact: Fact, at: datetime, code: str = "") -> None:
        """Note a fact for the file outside the database."""
        where = {"organisation_id": self.organisation, "person_id": person}
        self.departed.append(Departure(at=at, fact=fact, code=code, **where))

    async def one(
        self, record: type[R], statement: Executable, values: Values | None = None
    ) -> R | None:
        """Return the one row a statement finds as a record, or None."""
        return await one(self.connection, record, statement, values)

    async def sure(
        self, record: type[R], statement: Executable, values: Values | None = None
    ) -> R:
        """Return the row that must be there."""
        return await sure(self.connection, record, statement, values)

    async def many(
        self, record: type[R], statement: Executable, values: Values | None = None
    ) -> list[R]:
        """Return all rows a statement finds as records."""
        return await many(self.connection, record, statement, values)

    async def told(self, records: Sequence[R]) -> list[R]:
        """Return records as whoever looks may see them; here as they are."""
        return list(records)

    async def told_of(self, record: R, *, staff: bool) -> R:
        """Return one of whom it is known whether they are or were staff."""
        return (await self.told([record]))[0]

    async def scalar(self, statement: Executable, values: Values | None = None) -> Any:
        """Return the first column of the first row."""
        return (await self.connection.execute(statement, values)).scalar()

    async def scalars(self, statement: Executable, values: Values | None = None) -> Sequence[Any]:
        """Return the first column of all rows."""
        return (await self.connection.execute(statement, values)).scalars().all()

    async def count(self, statement: Executable, values: Values | None = None) -> int:
        """Run a statement that changes rows and return how many it changed."""
        return await count(self.connection, statement, values)

    async def changed(self, statement: Executable, values: Values | None = None) -> bool:
        """Run a conditional write and tell whether its condition held."""
        return await self.count(statement, values) > 0

    async def insert_many(self, statement: Executable, rows: list[dict[str, object]]) -> int:
        """Run one insert for many rows; `statement` returns what it inserted."""
        if not rows:
            return 0
        return len((await self.connection.execute(statement, rows)).all())
