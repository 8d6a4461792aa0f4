"""Keep who is expected: numbered inside the organisation, moved on by conditional writes."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select, update

from mentoring.expected import Enrolment, EnrolmentState, Expected
from mentoring.ids import AccountId, EnrolmentId, PersonId
from mentoring.people import Bracket, Wish
from storage.insertion import insert_new
from storage.scope import Scope
from storage.tables import cycles, enrolments

OVER = (EnrolmentState.REFUSED, EnrolmentState.CLOSED)
WAITING = EnrolmentState.WAITING


class Enrolments:
    """Keep the enrolments of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return enrolments.c.organisation_id == self._scope.organisation

    def _asked(self, *which: ColumnElement[bool]) -> Select[*tuple[object, ...]]:
        return select(enrolments).where(self._ours, *which)

    async def add(
        self,
        wish: Wish | None,
        bracket: Bracket | None,
        group: str | None,
        account: AccountId | None = None,
    ) -> Enrolment:
        """Expect one person; they get the next number of the organisation."""
        new = Expected(wish=wish, bracket=bracket, group=group, account=account)
        return (await self.add_many([new]))[0]

    async def add_many(self, expected: Sequence[Expected]) -> list[Enrolment]:
        """Expect several people, numbered in the order given."""
        last = select(func.coalesce(func.max(enrolments.c.number), 0)).where(self._ours)
        newest = select(func.max(cycles.c.id)).where(
            cycles.c.organisation_id == self._scope.organisation
        )
        cycle = await self._scope.scalar(newest)
        number = int(await self._scope.scalar(last) or 0)
        made: list[Enrolment] = []
        for each in expected:
            while True:  # a number taken meanwhile by another transaction: try the next
                number += 1
                added = await self._insert(each, number, cycle)
                if added is not None:
                    made.append(added)
                    break
        return made

    async def _insert(self, each: Expected, number: int, cycle: int | None) -> Enrolment | None:
        new = insert_new(enrolments).values(
            organisation_id=self._scope.organisation,
            cycle_id=cycle,
            number=number,
            group=each.group,
            wish=each.wish,
            bracket=each.bracket,
            account_id=each.account,
            state=WAITING,
            created_at=self._scope.now,
            waits_since=self._scope.now,
            reminded=0,
        )
        return await self._scope.one(Enrolment, new.returning(enrolments))

    async def get(self, enrolment: EnrolmentId) -> Enrolment | None:
        """Return an enrolment by its id."""
        return await self._scope.one(Enrolment, self._asked(enrolments.c.id == enrolment))

    async def by_number(self, number: int) -> Enrolment | None:
        """Return an enrolment by the number people say."""
        return await self._scope.one(Enrolment, self._asked(enrolments.c.number == number))

    async def of_account(self, account: AccountId) -> list[Enrolment]:
        """Return the enrolments that hang on an address, the newest first."""
        asked = self._asked(enrolments.c.account_id == account)
        return await self._scope.many(Enrolment, asked.order_by(enrolments.c.id.desc()))

    async def of_person(self, person: PersonId) -> Enrolment | None:
        """Return the newest enrolment of a person."""
        asked = self._asked(enrolments.c.person_id == person)
        newest = asked.order_by(enrolments.c.id.desc()).limit(1)
        return await self._scope.one(Enrolment, newest)

    async def waiting(self, group: str | None = None) -> list[Enrolment]:
        """Return who waits for a consent, by group, then the longest wait first."""
        asked = self._in_group(self._asked(enrolments.c.state == WAITING), group)
        by_wait = (enrolments.c.group, enrolments.c.waits_since, enrolments.c.id)
        return await self._scope.many(Enrolment, asked.order_by(*by_wait))

    async def all(self, group: str | None = None) -> list[Enrolment]:
        """Return all enrolments by group and number."""
        asked = self._in_group(self._asked(), group)
        return await self._scope.many(
            Enrolment, asked.order_by(enrolments.c.group, enrolments.c.number)
        )

    def _in_group(
        self, asked: Select[*tuple[object, ...]], group: str | None
    ) -> Select[*tuple[object, ...]]:
        return asked if group is None else asked.where(enrolments.c.group == group)

    async def move(
        self,
        enrolment: EnrolmentId,
        to: EnrolmentState,
        *,
        among: Collection[EnrolmentState] = (WAITING,),
        person: PersonId | None = None,
    ) -> bool:
        """Change the state of one that is still in another, perhaps giving it its person."""
        values: dict[str, object] = {"state": to}
        if person is not None:
            values["person_id"] = person
        return await self._change(enrolment, enrolments.c.state.in_(list(among)), **values)

    async def reopen(self, enrolment: EnrolmentId, at: datetime) -> bool:
        """Let a refused or closed one wait again from an instant; False for any other."""
        over = enrolments.c.state.in_(OVER)
        return await self._change(enrolment, over, state=WAITING, waits_since=at, reminded=0)

    async def remind(self, enrolment: EnrolmentId, seen: int, now: int) -> bool:
        """Count a reminder of one that waits, once; False when it was counted already."""
        still = enrolments.c.state == WAITING, enrolments.c.reminded == seen
        return await self._change(enrolment, *still, reminded=now)

    async def place(self, enrolment: EnrolmentId, group: str | None) -> bool:
        """Store the class or group of one that waits."""
        return await self._change(enrolment, enrolments.c.state == WAITING, group=group)

    async def describe(
        self, enrolment: EnrolmentId, wish: Wish | None, bracket: Bracket | None
    ) -> bool:
        """Store what somebody who came again says of the side and the age."""
        waits = enrolments.c.state == WAITING
        return await self._change(enrolment, waits, wish=wish, bracket=bracket)

    async def attach(self, enrolment: EnrolmentId, account: AccountId) -> bool:
        """Hang one without an address on this address; False when it has one."""
        free = enrolments.c.account_id.is_(None)
        return await self._change(enrolment, free, account_id=account)

    async def detach(self, account: AccountId) -> None:
        """Let go of an address that is about to be forgotten."""
        theirs = enrolments.c.account_id == account
        await self._scope.count(
            update(enrolments).where(self._ours, theirs).values(account_id=None)
        )

    async def _change(
        self, enrolment: EnrolmentId, *still: ColumnElement[bool], **values: object
    ) -> bool:
        one = enrolments.c.id == enrolment
        return await self._scope.changed(
            update(enrolments).where(self._ours, one, *still).values(**values)
        )
