"""Be the open database: units of work, inbox, queue, routines, and its upkeep."""

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert, select

from mentoring.ids import OrganisationId, UpdateKey
from mentoring.organisations import Organisation, OrganisationKind
from mentoring.people import Account
from mentoring.ports import Clock, UnitOfWork
from storage import schema, sqlite_driver
from storage.engine import Engines, open_engines, private
from storage.health import Health, health
from storage.inbox import Inbox
from storage.queue import Queue
from storage.routines import Routines
from storage.scope import one, sure
from storage.tables import organisations
from storage.unit_of_work import Cause, StoredWork, unit_of_work


class Storage:
    """Hold the database open; made by `open_storage`, ended by `close`."""

    def __init__(self, engines: Engines, clock: Clock) -> None:
        """Work on open engines; the schema is looked at by `upgrade`."""
        self.engines = engines
        self.inbox = Inbox(engines, clock)
        self.queue = Queue(engines, clock)
        self.routines = Routines(engines)
        self._clock = clock

    def work(
        self,
        organisation: OrganisationId,
        *,
        update: UpdateKey | None = None,
        account: Account | None = None,
        pressed: int | None = None,
    ) -> AbstractAsyncContextManager[StoredWork]:
        """Open a unit of work; bound to an update it raises AlreadyHandled the second time."""
        cause = Cause(update, account, pressed)
        return unit_of_work(self.engines.write, organisation, self._clock.now(), cause)

    def read(self, organisation: OrganisationId) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a unit of work that only looks; on SQLite it never waits for a writer."""
        return unit_of_work(self.engines.read, organisation, self._clock.now(), Cause())

    async def upgrade(self) -> None:
        """Bring the schema to the newest revision; quick when it is there."""
        await schema.upgrade(self.engines)

    async def revision(self) -> str | None:
        """Return the schema's revision; raises SchemaTooNew or Unreachable, in one line each."""
        return await schema.revision(self.engines)

    async def health(self, now: datetime) -> Health:
        """Tell how long the oldest things wait and how many are stuck."""
        async with self.engines.read.connect() as connection:
            return await health(connection, now)

    async def first_organisation(self) -> Organisation | None:
        """Return the organisation that was founded first."""
        asked = select(organisations).order_by(organisations.c.id).limit(1)
        async with self.engines.read.connect() as connection:
            return await one(connection, Organisation, asked)

    async def found(
        self, name: str, kind: OrganisationKind, zone: str, locale: str = "ru"
    ) -> Organisation:
        """Create an organisation."""
        values = {"name": name, "kind": kind.value, "zone": zone, "locale": locale}
        new = insert(organisations).values(**values, subjects=[], places=[])
        async with self.engines.alone.connect() as connection:
            return await sure(connection, Organisation, new.returning(organisations))

    async def backup(self, file: Path) -> None:
        """Write a consistent copy of an SQLite database while the bot runs."""
        private(file)
        source = await sqlite_driver.connect(self.engines.file, sqlite_driver.WRITER)
        try:
            await source.run("VACUUM INTO ?", (str(file),))
        finally:
            await source.close()

    async def close(self) -> None:
        """Close all connections."""
        await self.engines.dispose()


async def open_storage(url: str, clock: Clock) -> Storage:
    """Open `sqlite:///file.db` or `postgresql://…`; the schema is not touched yet."""
    return Storage(open_engines(url), clock)
