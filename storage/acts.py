"""Keep acts of destruction: numbers and categories, never a name."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, insert, select

from mentoring.destruction import Act, Category, Ground
from mentoring.ids import ActId, PersonId
from storage.scope import Scope
from storage.tables import acts


class Acts:
    """Keep the acts of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return acts.c.organisation_id == self._scope.organisation

    async def add(
        self,
        ground: Ground,
        categories: tuple[Category, ...],
        people: tuple[PersonId, ...],
        at: datetime,
    ) -> Act:
        """Write the next act; the number is unique, whatever happens at the same time."""
        last = select(func.coalesce(func.max(acts.c.number), 0)).where(self._ours)
        new = insert(acts).values(
            organisation_id=self._scope.organisation,
            number=last.scalar_subquery() + 1,
            at=at,
            ground=str(ground),
            categories=[str(each) for each in categories],
            people=list(people),
        )
        return await self._scope.sure(Act, new.returning(acts))

    async def get(self, act: ActId) -> Act | None:
        """Return an act by its id."""
        return await self._scope.one(Act, select(acts).where(self._ours, acts.c.id == act))

    async def all(self) -> list[Act]:
        """Return all acts, the newest first."""
        asked = select(acts).where(self._ours).order_by(acts.c.number.desc())
        return await self._scope.many(Act, asked)

    async def forget(self, before: datetime) -> int:
        """Delete acts older than an instant; return how many."""
        return await self._scope.count(delete(acts).where(self._ours, acts.c.at < before))
