"""Keep what recurs as rows, so that a restart or a moved clock runs nothing twice."""

from datetime import datetime

from sqlalchemy import select, update

from mentoring.ids import OrganisationId
from mentoring.record import Record
from storage.engine import Engines
from storage.insertion import insert_new
from storage.scope import count, many
from storage.tables import routines


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

    async def plan(self, kind: str, organisation: OrganisationId, first_due: datetime) -> None:
        """Begin a routine unless it is planned already."""
        values = {"kind": kind, "organisation_id": organisation, "next_due_at": first_due}
        async with self._engines.alone.connect() as connection:
            await connection.execute(insert_new(routines).values(values))

    async def due(self, now: datetime) -> list[Routine]:
        """Return what is due; missed turns are one turn."""
        asked = select(routines).where(routines.c.next_due_at <= now)
        async with self._engines.read.connect() as connection:
            return await many(connection, Routine, asked.order_by(routines.c.next_due_at))

    async def done(
        self,
        kind: str,
        organisation: OrganisationId,
        now: datetime,
        next_due: datetime,
        seen_due: datetime,
    ) -> bool:
        """Plan the next turn; False when another process had this one."""
        seen = update(routines).where(
            routines.c.kind == kind,
            routines.c.organisation_id == organisation,
            routines.c.next_due_at == seen_due,
        )
        async with self._engines.alone.connect() as connection:
            values = {"next_due_at": next_due, "last_done_at": now}
            return await count(connection, seen.values(values)) > 0
