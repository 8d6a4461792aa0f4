"""Keep the staff roles that people of an organisation hold and held."""

from datetime import datetime

from sqlalchemy import and_, bindparam, func, select, update

from mentoring.ids import PersonId
from mentoring.people import Account, Person, StaffRole
from storage.belonging import PERSON, Belonging
from storage.insertion import insert_new
from storage.organisations import current_cycle
from storage.tables import accounts, cycles, persons, roles

HOLDING = (
    select(roles.c.person_id, func.min(roles.c.id).label("first"))
    .where(
        roles.c.organisation_id == bindparam("here"),
        roles.c.role.in_(bindparam("any_of", expanding=True)),
        roles.c.ended_at.is_(None),
    )
    .group_by(roles.c.person_id)
    .subquery()
)
STAFF = (
    select(*PERSON).join(HOLDING, HOLDING.c.person_id == persons.c.id).order_by(HOLDING.c.first)
)


class Roles(Belonging):
    """Keep the staff roles of one organisation; a role that ended stays in the rows."""

    async def roles_of(self, person: PersonId) -> frozenset[StaffRole]:
        """Return the staff roles a person holds now."""
        held = select(roles.c.role).where(
            roles.c.organisation_id == self._scope.organisation,
            roles.c.person_id == person,
            roles.c.ended_at.is_(None),
        )
        return frozenset(map(StaffRole, await self._scope.scalars(held)))

    async def ever_held(self, person: PersonId) -> frozenset[StaffRole]:
        """Return the staff roles a person holds or held: a role handed over stays in the rows."""
        held = select(roles.c.role).where(
            roles.c.organisation_id == self._scope.organisation, roles.c.person_id == person
        )
        return frozenset(map(StaffRole, await self._scope.scalars(held)))

    async def grant(self, person: PersonId, role: StaffRole, at: datetime) -> bool:
        """Give a role; False when the person holds it already."""
        ours = persons.c.organisation_id == self._scope.organisation
        if (
            await self._scope.scalar(select(persons.c.id).where(persons.c.id == person, ours))
            is None
        ):
            return False
        new = insert_new(roles).values(
            organisation_id=self._scope.organisation,
            person_id=person,
            role=str(role),
            cycle_id=current_cycle(self._scope.organisation),
            since=at,
        )
        return await self._scope.scalar(new.returning(roles.c.id)) is not None

    async def earlier_cycles(self, role: StaffRole) -> dict[PersonId, str]:
        """Return the title or year of the cycle a role was given for, if another one runs now."""
        asked = (
            select(roles.c.person_id, cycles.c.title, cycles.c.starts_on)
            .join(cycles, cycles.c.id == roles.c.cycle_id)
            .where(
                roles.c.organisation_id == self._scope.organisation,
                roles.c.role == role,
                roles.c.ended_at.is_(None),
                roles.c.cycle_id != current_cycle(self._scope.organisation),
            )
        )
        found = await self._scope.connection.execute(asked)
        return {PersonId(each): title or str(begun.year) for each, title, begun in found.all()}

    async def end_role(self, person: PersonId, role: StaffRole, at: datetime) -> bool:
        """Take a role away; False when the person does not hold it."""
        held = and_(
            roles.c.organisation_id == self._scope.organisation,
            roles.c.person_id == person,
            roles.c.role == role,
            roles.c.ended_at.is_(None),
        )
        return await self._scope.changed(update(roles).where(held).values(ended_at=at))

    async def former(self, *any_of: StaffRole) -> list[Account]:
        """Return the accounts of people who held one of these roles and hold none any more."""
        rows = select(roles.c.person_id).where(
            roles.c.organisation_id == self._scope.organisation, roles.c.role.in_(any_of)
        )
        asked = select(accounts).where(
            accounts.c.organisation_id == self._scope.organisation,
            accounts.c.person_id.in_(rows),
            accounts.c.person_id.not_in(rows.where(roles.c.ended_at.is_(None))),
        )
        return await self._scope.many(Account, asked.order_by(accounts.c.id))

    async def staff(self, *any_of: StaffRole) -> list[Person]:
        """Return the people who hold one of these roles now, the first to get it first."""
        asked = {"here": self._scope.organisation, "any_of": any_of}
        return await self._scope.many(Person, STAFF, asked)
