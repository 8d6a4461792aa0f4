"""Keep people who may be one person until a curator has looked; what is settled stays so."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Select, select, update

from mentoring.ids import LookalikeId, PersonId
from mentoring.lookalikes import Likeness, Lookalike
from storage.insertion import insert_new
from storage.joining import join
from storage.scope import Scope
from storage.tables import lookalikes, persons

ADDED = insert_new(lookalikes).returning(lookalikes.c.id)


class Lookalikes:
    """Keep the lookalikes of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return lookalikes.c.organisation_id == self._scope.organisation

    async def add(self, pairs: Iterable[tuple[PersonId, PersonId]]) -> int:
        """Note pairs that nobody has looked at; return how many are new."""
        rows: list[dict[str, object]] = [
            {
                "organisation_id": self._scope.organisation,
                "first_id": min(pair),
                "second_id": max(pair),
                "state": Likeness.OPEN.value,
                "found_at": self._scope.now,
            }
            for pair in pairs
        ]
        return await self._scope.insert_many(ADDED, rows)

    async def get(self, lookalike: LookalikeId) -> Lookalike | None:
        """Return one by its id."""
        asked = select(lookalikes).where(self._ours, lookalikes.c.id == lookalike)
        return await self._scope.one(Lookalike, asked)

    async def open(self) -> list[Lookalike]:
        """Return those nobody has settled, of people who were not erased, the oldest first."""
        there = self._there()
        asked = select(lookalikes).where(
            self._ours,
            lookalikes.c.state == Likeness.OPEN.value,
            lookalikes.c.first_id.in_(there),
            lookalikes.c.second_id.in_(there),
        )
        return await self._scope.many(Lookalike, asked.order_by(lookalikes.c.id))

    def _there(self) -> Select[int]:
        ours = persons.c.organisation_id == self._scope.organisation
        return select(persons.c.id).where(ours, persons.c.erased_at.is_(None))

    async def settle(
        self, lookalike: LookalikeId, state: Likeness, by: PersonId, at: datetime
    ) -> bool:
        """Settle one that is open, once."""
        still = lookalikes.c.id == lookalike, lookalikes.c.state == Likeness.OPEN.value
        values = {"state": state.value, "settled_by": by, "settled_at": at}
        return await self._scope.changed(
            update(lookalikes).where(self._ours, *still).values(values)
        )

    async def join(self, kept: PersonId, gone: PersonId) -> None:
        """Move to one person what belongs to the other: accounts, sides, seats, all but proof."""
        both = self._there().where(persons.c.id.in_([kept, gone]))
        if len(await self._scope.scalars(both)) == 2:
            await join(self._scope, kept, gone)
