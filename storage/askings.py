"""Count preliminary requests: marks stand apart from counts, and both are without a time."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, delete, select, update

from mentoring.asking import Asking, Tally
from mentoring.ids import AskingId
from mentoring.keys import digest
from storage.insertion import insert_new
from storage.organisations import current_cycle
from storage.scope import Scope
from storage.tables import asking_counts, asking_marks, askings

ASKING = [column for column in askings.c if column.name != "digest"]
PEOPLE = ""
"""The need under which whole people are counted."""


class Askings:
    """Keep the preliminary requests of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return askings.c.organisation_id == self._scope.organisation

    async def open(self, token: str, key: bytes) -> Asking:
        """Begin an asking in the current cycle; the open one of the cycle is returned instead."""
        cycle = await self._scope.scalar(select(current_cycle(self._scope.organisation)))
        new = insert_new(askings).values(
            organisation_id=self._scope.organisation,
            cycle_id=cycle,
            token=token,
            digest=digest(token),
            key=key,
            opened_on=self._scope.now.date(),
        )
        await self._scope.scalar(new.returning(askings.c.id))
        there = askings.c.cycle_id == cycle, askings.c.closed_at.is_(None)
        return await self._scope.sure(Asking, select(*ASKING).where(self._ours, *there))

    async def newest(self) -> Asking | None:
        """Return the asking that was begun last, open or closed."""
        asked = select(*ASKING).where(self._ours).order_by(askings.c.id.desc()).limit(1)
        return await self._scope.one(Asking, asked)

    async def get(self, asking: AskingId) -> Asking | None:
        """Return an asking by id."""
        return await self._scope.one(Asking, self._asking(asking))

    async def named(self, token: str) -> Asking | None:
        """Return the asking a link leads to."""
        asked = select(*ASKING).where(self._ours, askings.c.token == token)
        return await self._scope.one(Asking, asked)

    async def count(
        self, asking: AskingId, mark: str, circle: str, needs: Collection[str]
    ) -> bool:
        """Count an answer once a mark; False when the mark was there or the asking is closed."""
        found = await self._scope.one(Asking, self._asking(asking).with_for_update())
        if found is None or not found.is_open:
            return False
        once = insert_new(asking_marks).values(asking_id=asking, mark=mark)
        if await self._scope.scalar(once.returning(asking_marks.c.mark)) is None:
            return False
        for need in (PEOPLE, *sorted(set(needs))):
            await self._add(asking, circle, need)
        return True

    async def tallies(self, asking: AskingId) -> list[Tally]:
        """Return the counts."""
        counts = asking_counts.c
        counted = select(counts.circle, counts.need, counts.count)
        asked = counted.where(asking_counts.c.asking_id.in_(self._ids(asking)))
        return await self._scope.many(
            Tally, asked.order_by(asking_counts.c.circle, asking_counts.c.need)
        )

    async def close(self, asking: AskingId) -> bool:
        """End an asking once and throw away its key and all marks; False when it had ended."""
        there = askings.c.id == asking, askings.c.closed_at.is_(None)
        ended = update(askings).where(self._ours, *there)
        if not await self._scope.changed(ended.values(closed_at=self._scope.now, key=None)):
            return False
        await self._scope.count(delete(asking_marks).where(asking_marks.c.asking_id == asking))
        return True

    async def _add(self, asking: AskingId, circle: str, need: str) -> None:
        at = {"asking_id": asking, "circle": circle, "need": need}
        first = insert_new(asking_counts).values(count=1, **at)
        if await self._scope.scalar(first.returning(asking_counts.c.count)) is None:
            same = (asking_counts.c[name] == value for name, value in at.items())
            more = update(asking_counts).where(*same)
            await self._scope.count(more.values(count=asking_counts.c.count + 1))

    def _asking(self, asking: AskingId) -> Select[*tuple[object, ...]]:
        return select(*ASKING).where(self._ours, askings.c.id == asking)

    def _ids(self, asking: AskingId) -> Select[*tuple[object, ...]]:
        return select(askings.c.id).where(self._ours, askings.c.id == asking)
