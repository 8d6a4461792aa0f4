"""Keep curators' judgement of their own programme, one for each of them and each cycle."""

from sqlalchemy import ColumnElement, delete, select, update

from mentoring.ids import PersonId
from mentoring.self_checks import SelfCheck
from storage.insertion import insert_new
from storage.organisations import current_cycle
from storage.scope import Scope
from storage.tables import persons, self_checks

FIELDS = tuple(each for each in self_checks.c if each is not self_checks.c.organisation_id)


class SelfChecks:
    """Keep the judgements of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return self_checks.c.organisation_id == self._scope.organisation

    async def put(self, person: PersonId, points: tuple[int, ...], words: str | None) -> bool:
        """Keep a judgement of this cycle over an older one; False without a cycle or person."""
        ours = persons.c.organisation_id == self._scope.organisation
        living = persons.c.id == person, persons.c.erased_at.is_(None)
        known = select(persons.c.id).where(ours, *living)
        cycle = await self._scope.scalar(select(current_cycle(self._scope.organisation)))
        found = await self._scope.scalar(known.with_for_update(key_share=True))
        if cycle is None or found is None:
            return False
        said = {"points": list(points), "words": words, "at": self._scope.now}
        key = {"cycle_id": cycle, "person_id": person}
        new = insert_new(self_checks).values(
            organisation_id=self._scope.organisation, **key, **said
        )
        if await self._scope.changed(new):
            return True
        there = (self_checks.c[name] == value for name, value in key.items())
        older = update(self_checks).where(self._ours, *there)
        return await self._scope.changed(older.values(said))

    async def all(self) -> list[SelfCheck]:
        """Return the judgements of this cycle, the oldest first."""
        current = self_checks.c.cycle_id == current_cycle(self._scope.organisation)
        order = self_checks.c.at, self_checks.c.person_id
        asked = select(*FIELDS).where(self._ours, current).order_by(*order)
        return await self._scope.many(SelfCheck, asked)

    async def of(self, person: PersonId) -> list[SelfCheck]:
        """Return what one person said of any cycle."""
        theirs = self_checks.c.person_id == person
        asked = select(*FIELDS).where(self._ours, theirs).order_by(self_checks.c.cycle_id)
        return await self._scope.many(SelfCheck, asked)


async def forget_self_checks(scope: Scope, person: PersonId) -> None:
    """Delete what somebody judged."""
    await scope.count(delete(self_checks).where(self_checks.c.person_id == person))
