"""Keep who represents which child; one person stands for a child once at a time."""

from datetime import datetime

from sqlalchemy import ColumnElement, Update, select, update

from mentoring.applications import Profile
from mentoring.guardians import Guardian, Relation
from mentoring.ids import GuardianId, PersonId
from storage.insertion import insert_new
from storage.scope import Scope
from storage.tables import guardians


class Guardians:
    """Keep the representatives of one organisation's children."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return guardians.c.organisation_id == self._scope.organisation

    async def get(self, guardian: GuardianId) -> Guardian | None:
        """Return one by its id."""
        asked = select(guardians).where(self._ours, guardians.c.id == guardian)
        return await self._scope.one(Guardian, asked)

    async def of_child(self, child: PersonId) -> list[Guardian]:
        """Return who represents a child now, the first one first."""
        return await self._live(guardians.c.child_id == child)

    async def children_of(self, representative: PersonId) -> list[Guardian]:
        """Return whom a person represents now, the first child first."""
        return await self._live(guardians.c.representative_id == representative)

    async def followers(self, children: set[PersonId]) -> list[Guardian]:
        """Return who wishes to hear announcements about some of these people."""
        return await self._live(guardians.c.child_id.in_(children), guardians.c.news.is_(True))

    async def all(self) -> list[Guardian]:
        """Return everybody who represents somebody now."""
        return await self._live()

    async def add(
        self, child: PersonId, representative: PersonId | None, relation: Relation
    ) -> Guardian:
        """Let somebody represent a child from now on; who does so already stays as they are."""
        new = insert_new(guardians).values(
            organisation_id=self._scope.organisation,
            child_id=child,
            representative_id=representative,
            relation=relation,
            news=False,
            since=self._scope.now,
        )
        added = await self._scope.one(Guardian, new.returning(guardians))
        if added is not None:
            return added
        there = guardians.c.child_id == child, guardians.c.representative_id == representative
        return (await self._live(*there))[0]

    async def check(self, guardian: GuardianId, by: PersonId, at: datetime) -> bool:
        """Note that the documents were looked at, once."""
        unchecked = self._one(guardian).where(guardians.c.checked_at.is_(None))
        return await self._scope.changed(unchecked.values(checked_by=by, checked_at=at))

    async def want_news(self, guardian: GuardianId, wanted: bool) -> bool:
        """Store whether a representative wishes to hear announcements."""
        return await self._scope.changed(self._one(guardian).values(news=wanted))

    async def keep_answers(self, guardian: GuardianId, answers: Profile | None) -> bool:
        """Store what a representative answered in their questionnaire, or forget it."""
        return await self._scope.changed(self._one(guardian).values(answers=answers))

    async def end(self, guardian: GuardianId, at: datetime) -> bool:
        """End it and forget what was answered; False when it has ended already."""
        ended = self._one(guardian).values(ended_at=at, answers=None)
        return await self._scope.changed(ended)

    def _one(self, guardian: GuardianId) -> Update:
        live = guardians.c.id == guardian, guardians.c.ended_at.is_(None)
        return update(guardians).where(self._ours, *live)

    async def _live(self, *which: ColumnElement[bool]) -> list[Guardian]:
        asked = select(guardians).where(self._ours, guardians.c.ended_at.is_(None), *which)
        return await self._scope.many(Guardian, asked.order_by(guardians.c.id))
