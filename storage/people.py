"""Keep people and the staff roles they hold."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, insert, select, update

from mentoring.ids import AccountId, PersonId
from mentoring.people import Account, Actor, Channel, Person, StaffRole
from storage import actors, erasure
from storage.accounts import Accounts
from storage.insertion import insert_new
from storage.tables import accounts, persons, roles

PERSON = [column for column in persons.c if column.name != "search_name"]


def normalised(name: str | None) -> str | None:
    """Return a name as it is searched for; SQLite's own LOWER knows no Cyrillic."""
    return None if name is None else " ".join(name.casefold().replace("ё", "е").split())


class People(Accounts):
    """Keep the people of one organisation."""

    @property
    def _here(self) -> ColumnElement[bool]:
        return persons.c.organisation_id == self._scope.organisation

    def _people(self) -> Select[*tuple[object, ...]]:
        return select(*PERSON).where(self._here)

    async def actor_at(self, channel: Channel, external_id: int) -> Actor | None:
        """Return who acts from an address of a messenger."""
        return await actors.actor_at(self._scope, channel, external_id)

    async def actor_of(self, account: AccountId) -> Actor | None:
        """Return who acts through an account."""
        return await actors.actor_of(self._scope, account)

    async def add_person(self, account: AccountId | None) -> Person:
        """Create a person and give them the account."""
        organisation, now = self._scope.organisation, self._scope.now
        new = insert(persons).values(organisation_id=organisation, created_at=now)
        person = await self._scope.sure(Person, new.returning(*PERSON))
        if account is not None:
            await self._set(account, person_id=person.id)
        return person

    async def person(self, person: PersonId) -> Person | None:
        """Return a person by their id."""
        return await self._scope.one(Person, self._people().where(persons.c.id == person))

    async def persons(self, people: set[PersonId]) -> dict[PersonId, Person]:
        """Return these people by id."""
        found = await self._scope.many(Person, self._people().where(persons.c.id.in_(people)))
        return {person.id: person for person in found}

    async def all(self) -> list[Person]:
        """Return everybody who was not erased, by name."""
        asked = self._people().where(persons.c.erased_at.is_(None))
        return await self._scope.many(Person, asked.order_by(persons.c.search_name, persons.c.id))

    async def save_person(self, person: Person) -> None:
        """Write what a questionnaire told about a person; an erased one stays erased."""
        values = person.model_dump(include={"name", "birth_date", "contact", "phone"})
        there = and_(self._here, persons.c.id == person.id, persons.c.erased_at.is_(None))
        values["search_name"] = normalised(person.name)
        await self._scope.count(update(persons).where(there).values(values))

    async def find(self, words: str, limit: int = 8) -> list[Person]:
        """Return people whose name contains every word, any case (ё = е), by name."""
        wanted = (normalised(words) or "").split()
        asked = self._people().where(
            persons.c.erased_at.is_(None),
            *(persons.c.search_name.contains(word, autoescape=True) for word in wanted),
        )
        by_name = asked.order_by(persons.c.search_name, persons.c.id)
        return await self._scope.many(Person, by_name.limit(limit)) if wanted else []

    async def outlived(self, ended: date, since: datetime) -> list[PersonId]:
        """Return whoever's last cycle ended before a day and who has done nothing since then."""
        return await erasure.outlived(self._scope, ended, since)

    async def erase_person(self, person: PersonId, at: datetime) -> None:
        """Erase all personal fields of a person, their profiles, runs and feedback; keep proof."""
        if await self.person(person) is not None:
            await erasure.erase_person(self._scope, person, at)

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
        new = insert_new(roles).values(
            organisation_id=self._scope.organisation, person_id=person, role=str(role), since=at
        )
        return await self._scope.scalar(new.returning(roles.c.id)) is not None

    async def end_role(self, person: PersonId, role: StaffRole, at: datetime) -> bool:
        """Take a role away; False when the person does not hold it."""
        held = and_(
            roles.c.organisation_id == self._scope.organisation,
            roles.c.person_id == person,
            roles.c.role == role,
            roles.c.ended_at.is_(None),
        )
        return await self._scope.changed(update(roles).where(held).values(ended_at=at))

    async def former(self, role: StaffRole) -> list[Account]:
        """Return the accounts of people who held a role and hold it no more."""
        rows = select(roles.c.person_id).where(
            roles.c.organisation_id == self._scope.organisation, roles.c.role == role
        )
        asked = select(accounts).where(
            accounts.c.organisation_id == self._scope.organisation,
            accounts.c.person_id.in_(rows),
            accounts.c.person_id.not_in(rows.where(roles.c.ended_at.is_(None))),
        )
        return await self._scope.many(Account, asked.order_by(accounts.c.id))

    async def staff(self, role: StaffRole) -> list[Person]:
        """Return the people who hold a role now, the first to get it first."""
        holding = and_(roles.c.person_id == persons.c.id, roles.c.role == role)
        asked = select(*PERSON).join(roles, holding).where(self._here, roles.c.ended_at.is_(None))
        return await self._scope.many(Person, asked.order_by(roles.c.id))
