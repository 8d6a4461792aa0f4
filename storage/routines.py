"""Keep what recurs as rows, so that a restart or a moved clock runs nothing twice."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, select, update

from mentoring.ids import OrganisationId
from mentoring.record import Record
from storage.engine import Engines
from storage.insertion import insert_new
from storage.scope import count, many
from storage.tables import routines

PLAN = insert_new(routines)
DUE = (
    select(routines)
    .where(routines.c.next_due_at <= bindparam("now"))
    .order_by(routines.c.next_due_at)
)
DONE = (
    update(routines)
    .where(
        routines.c.kind == bindparam("this_kind"),
        routines.c.organisation_id == bindparam("here"),
        routines.c.next_due_at == bindparam("seen_due"),
    )
    .values(next_due_at=bindparam("next_due"), last_done_at=bindparam("now"))
)


class Routine(Record):
    """Hold one thing that recurs in one organisation."""

    kind: str
    organisation_id: OrganisationId
    next_due_at: datetime
    last_done_at: datetime | None = None


class Routines:
    """Keep the routines of all organisations."""

    def __init__(self, engines: Engines) -> None:
        """Write and look through the engines; every method is its own transaction."""
        self._engines = engines

    async def plan(
        self, kinds: Iterable[str], organisation: OrganisationId, first_due: datetime
    ) -> None:
        """Begin the routines that are not planned yet, all in one go."""
        rows = [
            {"kind": kind, "organisation_id": organisation, "next_due_at": first_due}
            for kind in kinds
        ]
        if rows:
            async with self._engines.write.begin() as connection:
                await connection.execute(PLAN, rows)

    async def due(self, now: datetime) -> list[Routine]:
        """Return what is due; missed turns are one turn."""
        async with self._engines.read.connect() as connection:
            return await many(connection, Routine, DUE, {"now": now})

    async def done(
        self,
        kind: str,
        organisation: OrganisationId,
        now: datetime,
        next_due: datetime,
        seen_due: datetime,
    ) -> bool:
        """Plan the next turn; False when another process had this one."""
        values = {"this_kind": kind, "here": organisation, "seen_due": seen_due}
        async with self._engines.alone.connect() as connection:
            return await count(connection, DONE, values | {"next_due": next_due, "now": now}) > 0
