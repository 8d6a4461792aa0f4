"""Keep for which pairs another mentor is looked for; a unique index lets one search go on."""

from datetime import date

from sqlalchemy import ColumnElement, select, update

from mentoring.ids import PairId, PersonId
from mentoring.pairs import EndReason
from mentoring.replacements import Replacement
from storage.insertion import insert_new
from storage.scope import Scope
from storage.tables import pairs, replacements


class Replacements:
    """Keep the searches of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _open(self) -> ColumnElement[bool]:
        ours = replacements.c.organisation_id == self._scope.organisation
        return ours & replacements.c.closed_at.is_(None)

    async def begin(self, pair: PairId, reason: EndReason, since: date, by: PersonId) -> bool:
        """Begin a search; False when one goes on for this pair."""
        if not await pair_is_here(self._scope, pair):
            return False
        new = insert_new(replacements).values(
            organisation_id=self._scope.organisation,
            pair_id=pair,
            reason=reason.value,
            since=since,
            begun_by=by,
            begun_at=self._scope.now,
        )
        return await self._scope.changed(new)

    async def open_of(self, pair: PairId) -> Replacement | None:
        """Return the search that goes on for a pair."""
        asked = select(replacements).where(self._open, replacements.c.pair_id == pair)
        return await self._scope.one(Replacement, asked)

    async def open(self) -> list[Replacement]:
        """Return the searches that go on, the oldest first."""
        asked = select(replacements).where(self._open).order_by(replacements.c.id)
        return await self._scope.many(Replacement, asked)

    async def close(self, pair: PairId) -> bool:
        """End the search for a pair; False when none goes on."""
        going = update(replacements).where(self._open, replacements.c.pair_id == pair)
        return await self._scope.changed(going.values(closed_at=self._scope.now))


async def pair_is_here(scope: Scope, pair: PairId) -> bool:
    """Tell whether a pair is of this organisation; it stays while the transaction lasts."""
    ours = pairs.c.organisation_id == scope.organisation, pairs.c.id == pair
    found = select(pairs.c.id).where(*ours).with_for_update(key_share=True)
    return await scope.scalar(found) is not None
