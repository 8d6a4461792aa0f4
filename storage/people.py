"""Keep people and the staff roles they hold."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, insert, select, update

from mentoring.ids import AccountId, PersonId
from mentoring.people import Actor, Bracket, Channel, Person
from storage import actors, cards, erasure
from storage.name_words import called, normalised, remember_words
from storage.roles import Roles
from storage.tables import persons

PERSON = [column for column in persons.c if column.name != "search_name"]


class People(Roles):
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
            await self.attach(account, person.id)
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
        if await self._scope.changed(update(persons).where(there).values(values)):
            await remember_words(self._scope, person.id, person.name)

    async def set_age(self, person: PersonId, bracket: Bracket) -> bool:
        """Store the age bracket of a person; False when it is that one already."""
        other = persons.c.bracket.is_distinct_from(str(bracket))
        there = and_(self._here, persons.c.id == person, persons.c.erased_at.is_(None), other)
        return await self._scope.changed(update(persons).where(there).values(bracket=bracket))

    async def find(self, words: str, limit: int = 8) -> list[Person]:
        """Return people some word of whose name begins with each of these words, by name."""
        wanted = called(self._scope.organisation, words)
        asked = self._people().where(persons.c.erased_at.is_(None), *wanted)
        by_name = asked.order_by(persons.c.search_name, persons.c.id)
        return await self._scope.many(Person, by_name.limit(limit)) if wanted else []

    async def outlived(self, ended: date, since: datetime) -> list[PersonId]:
        """Return whoever's last cycle ended before a day and who has done nothing since then."""
        return await erasure.outlived(self._scope, ended, since)

    async def keep_card(self, person: PersonId) -> bool:
        """Reduce a mentor of the long-term base to the card; False when nothing else was left."""
        if await self._theirs(person) is None:
            return False
        return await cards.keep_card(self._scope, person)

    async def erase_person(self, person: PersonId, at: datetime) -> None:
        """Erase all personal fields of a person, their profiles, runs and feedback; keep proof."""
        if await self.person(person) is not None:
            await erasure.erase_person(self._scope, person, at)
