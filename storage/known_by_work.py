"""Let staff without a name be told apart: whoever looks learns by which work they are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import bindparam, select

from mentoring.ids import PersonId
from mentoring.people import Person, StaffRole
from storage.scope import R
from storage.tables import roles
from storage.told import ToldScope

WORK = (
    select(roles.c.person_id, roles.c.role)
    .where(
        roles.c.organisation_id == bindparam("here"),
        roles.c.person_id.in_(bindparam("people", expanding=True)),
    )
    .order_by(roles.c.ended_at.is_(None), roles.c.id)
)


@dataclass(frozen=True, slots=True)
class WorkScope(ToldScope):
    """Be a transaction that only looks, and in which staff without a name have their work."""

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

    async def told_of(self, record: R, *, staff: bool) -> R:
        """Return one of whom it is known; who never was staff is not asked for."""
        return (await self.told([record]))[0] if staff else record

    async def _work(self, people: set[PersonId]) -> dict[PersonId, StaffRole]:
        """Return the work of each: what they hold now before what they held."""
        asked = {"here": self.organisation, "people": sorted(people)}
        rows = (await self.connection.execute(WORK, asked)).all()
        return {PersonId(person): StaffRole(role) for person, role in rows}


def _unnamed(person: Person) -> bool:
    return not person.name and person.erased_at is None
