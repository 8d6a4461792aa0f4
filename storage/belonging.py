"""Keep whom an account stands for: one person, or a family at one phone."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, func, select, update

from mentoring.ids import AccountId, OrganisationId, PersonId
from mentoring.people import Account, Channel, Person
from storage.accounts import OURS, Accounts
from storage.insertion import insert_new
from storage.tables import account_people, accounts, persons

PERSON = [column for column in persons.c if column.name != "search_name"]
MOMENT = timedelta(microseconds=1)
"""Two choices of one instant are told apart."""

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
NOW = account_people.c.ended_at.is_(None)


class Belonging(Accounts):
    """Keep which people of one organisation answer from which account."""

    async def attach(self, account: AccountId, person: PersonId) -> bool:
        """Let an account stand for a person, who answers from now; False for a foreign one."""
        if await self._theirs(person) is None or await self.account(account) is None:
            return False
        new = insert_new(account_people).values(
            organisation_id=self._scope.organisation,
            account_id=account,
            person_id=person,
            since=self._scope.now,
        )
        await self._scope.count(new)
        await self._set(account, person_id=person)
        return True

    async def answer_as(self, account: AccountId, person: PersonId) -> bool:
        """Say who answers from an account now; False for somebody it does not stand for."""
        stands = select(account_people.c.id).where(self._standing(account, person))
        ours = accounts.c.organisation_id == self._scope.organisation
        mine = update(accounts).where(accounts.c.id == account, ours, stands.exists())
        fresh = {"person_id": person, "wish": None, "bracket": None, "focus": None}
        return await self._scope.changed(mine.values(fresh))

    async def make_room(self, account: AccountId) -> bool:
        """Let somebody new answer from an account that others keep; False for one of nobody."""
        if not await self.people_at(account):
            return False
        nobody = {"person_id": None, "wish": None, "bracket": None, "focus": None}
        await self._set(account, **nobody)
        return True

    async def detach(self, account: AccountId, person: PersonId) -> bool:
        """End that an account stands for a person; somebody else of it answers, or nobody."""
        ended = update(account_people).where(self._standing(account, person))
        if not await self._scope.changed(ended.values(ended_at=self._scope.now, pin=None)):
            return False
        left = await self.people_at(account)
        heir = left[0].id if left else None
        ours = accounts.c.organisation_id == self._scope.organisation
        here = accounts.c.id == account, accounts.c.person_id == person, ours
        await self._scope.count(update(accounts).where(*here).values(person_id=heir, focus=None))
        return True

    async def people_at(self, account: AccountId) -> list[Person]:
        """Return everybody an account stands for, the first to come first."""
        here = and_(account_people.c.person_id == persons.c.id, NOW)
        asked = (
            select(*PERSON)
            .join(account_people, here)
            .where(
                persons.c.organisation_id == self._scope.organisation,
                account_people.c.account_id == account,
            )
        )
        return await self._scope.many(Person, asked.order_by(account_people.c.id))

    async def set_pin(self, account: AccountId, person: PersonId, pin: str | None) -> bool:
        """Keep the fingerprint of what opens a person's part of a shared phone."""
        mine = update(account_people).where(self._standing(account, person))
        return await self._scope.changed(mine.values(pin=pin))

    async def pin_of(self, account: AccountId, person: PersonId) -> str | None:
        """Return the fingerprint of what opens a person's part, if there is one."""
        asked = select(account_people.c.pin).where(self._standing(account, person))
        found: str | None = await self._scope.scalar(asked)
        return found

    async def account_of(self, person: PersonId) -> Account | None:
        """Return the person's account, the newest first; None for somebody without a messenger."""
        asked = self._of_people().where(account_people.c.person_id == person)
        newest = asked.order_by(account_people.c.id.desc()).limit(1)
        return await self._scope.one(Account, newest, self._ours)

    async def accounts_of(self, people: set[PersonId]) -> dict[PersonId, Account]:
        """Return the newest account of each of these people who has one."""
        who = account_people.c.person_id
        asked = self._of_people(who).where(who.in_(people)).order_by(account_people.c.id)
        rows = (await self._scope.connection.execute(asked, self._ours)).all()
        names = accounts.c.keys()
        found: dict[PersonId, Account] = {}
        for *values, whose in rows:
            owner = PersonId(int(str(whose)))
            found[owner] = Account.model_validate(dict(zip(names, values, strict=True)))
        return found

    async def organisations_at(self, channel: Channel, external_id: int) -> list[OrganisationId]:
        """Return where an address is known, the latest chosen first: one's own memberships."""
        mine = accounts.c.channel == str(channel), accounts.c.external_id == external_id
        asked = select(accounts.c.organisation_id).where(*mine)
        latest = accounts.c.chosen_at.is_(None), accounts.c.chosen_at.desc()
        return list(await self._scope.scalars(asked.order_by(*latest)))

    async def choose(self, account: AccountId) -> None:
        """Let the address of this account talk to this organisation from now on."""
        other = accounts.alias("other")
        same = other.c.channel == accounts.c.channel, other.c.external_id == accounts.c.external_id
        latest = select(func.max(other.c.chosen_at)).select_from(accounts.join(other, and_(*same)))
        before: datetime | None = await self._scope.scalar(latest.where(accounts.c.id == account))
        now = self._scope.now if before is None else max(self._scope.now, before + MOMENT)
        await self._set(account, chosen_at=now)

    async def stay_behind(self, account: AccountId) -> None:
        """Count this organisation as chosen before any other of the address."""
        await self._set(account, chosen_at=LONG_AGO)

    def _standing(self, account: AccountId, person: PersonId) -> ColumnElement[bool]:
        ours = account_people.c.organisation_id == self._scope.organisation
        both = account_people.c.account_id == account, account_people.c.person_id == person
        return and_(ours, *both, NOW)

    def _of_people(self, *more: ColumnElement[int]) -> Select[*tuple[object, ...]]:
        stands = and_(account_people.c.account_id == accounts.c.id, NOW)
        return select(*accounts.c, *more).join(account_people, stands).where(OURS)

    async def _theirs(self, person: PersonId) -> PersonId | None:
        ours = persons.c.organisation_id == self._scope.organisation
        asked = select(persons.c.id).where(persons.c.id == person, ours)
        found: PersonId | None = await self._scope.scalar(asked)
        return found
