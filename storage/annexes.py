"""Keep what has changed since the order on pairs; a number is written once, over nothing."""

from datetime import date

from sqlalchemy import ColumnElement, insert, select, update

from mentoring.annexes import Annex, AnnexKind
from mentoring.ids import AnnexId, PairId, PersonId
from storage.replacements import pair_is_here
from storage.scope import Scope
from storage.tables import annexes


class Annexes:
    """Keep the changes of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return annexes.c.organisation_id == self._scope.organisation

    async def add(self, pair: PairId, kind: AnnexKind, until: date | None = None) -> bool:
        """Note a change; False for a pair of somewhere else."""
        if not await pair_is_here(self._scope, pair):
            return False
        new = insert(annexes).values(
            organisation_id=self._scope.organisation,
            pair_id=pair,
            kind=kind.value,
            until=until,
            made_at=self._scope.now,
        )
        return await self._scope.changed(new)

    async def waiting(self) -> list[Annex]:
        """Return the changes without an order, the oldest first."""
        asked = select(annexes).where(self._ours, annexes.c.order_number.is_(None))
        return await self._scope.many(Annex, asked.order_by(annexes.c.id))

    async def of_pair(self, pair: PairId) -> list[Annex]:
        """Return the changes of a pair, the oldest first."""
        asked = select(annexes).where(self._ours, annexes.c.pair_id == pair)
        return await self._scope.many(Annex, asked.order_by(annexes.c.id))

    async def enter(
        self, up_to: AnnexId, pair: PairId | None, number: str, day: date, by: PersonId
    ) -> int:
        """Write the order of the changes that wait, up to one of them, of a pair or of all."""
        waiting = annexes.c.order_number.is_(None)
        change = update(annexes).where(self._ours, waiting, annexes.c.id <= up_to)
        if pair is not None:
            change = change.where(annexes.c.pair_id == pair)
        order = {"order_number": number, "order_date": day, "entered_by": by}
        return await self._scope.count(change.values(order))
