"""Keep the words about pairs; the unique key lets one person speak at a step of a round."""

from sqlalchemy import ColumnElement, select

from mentoring.approvals import Word
from mentoring.ids import PairId
from storage.insertion import insert_new
from storage.organisations import current_cycle
from storage.scope import Scope
from storage.tables import pair_approvals, pairs

FIELDS = [pair_approvals.c[name] for name in Word.model_fields]


class Approvals:
    """Keep the words of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return pair_approvals.c.organisation_id == self._scope.organisation

    async def of(self, pair: PairId) -> list[Word]:
        """Return the words about a pair, the oldest first."""
        asked = select(*FIELDS).where(self._ours, pair_approvals.c.pair_id == pair)
        return await self._scope.many(Word, asked.order_by(pair_approvals.c.id))

    async def current(self) -> dict[PairId, list[Word]]:
        """Return the words about every pair of the current cycle."""
        cycle = pairs.c.cycle_id == current_cycle(self._scope.organisation)
        of_cycle = select(pairs.c.id).where(cycle)
        asked = select(*FIELDS).where(self._ours, pair_approvals.c.pair_id.in_(of_cycle))
        found: dict[PairId, list[Word]] = {}
        for word in await self._scope.many(Word, asked.order_by(pair_approvals.c.id)):
            found.setdefault(word.pair_id, []).append(word)
        return found

    async def say(self, word: Word) -> bool:
        """Write a word; False when this step of this round has been said.

        The pair is locked first: of two who speak at once the second sees the first's word.
        """
        ours = pairs.c.organisation_id == self._scope.organisation
        locked = select(pairs.c.id).where(ours, pairs.c.id == word.pair_id)
        if await self._scope.scalar(locked.with_for_update(key_share=True)) is None:
            return False
        values = word.model_dump() | {"organisation_id": self._scope.organisation}
        return await self._scope.changed(insert_new(pair_approvals).values(values))
