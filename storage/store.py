"""Be the open database: units of work, inbox, queue, routines, and its upkeep."""

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from mentoring.ids import ImportId, OrganisationId, PlanId, UpdateKey
from mentoring.organisations import Organisation, OrganisationKind
from mentoring.people import Account
from mentoring.ports import Clock
from storage import schema, sqlite_driver
from storage.departures import Departures
from storage.doors import Doors
from storage.engine import Engines, open_engines, private
from storage.errors import WrongKey
from storage.health import Health, health
from storage.imports import busy_imports
from storage.inbox import Inbox
from storage.key_file import KeyFile, keys_in
from storage.plans import computing_plans
from storage.queue import Queue
from storage.routines import Routines
from storage.scope import one, sure
from storage.sealing import Sealer
from storage.tables import organisations
from storage.unit_of_work import Cause, StoredWork, unit_of_work
from storage.untold import untold

TOLD = ".departures"


class Storage:
    """Hold the database open; made by `open_storage`, ended by `close`."""

    def __init__(self, engines: Engines, clock: Clock, keys: KeyFile) -> None:
        """Work on open engines; schema and keys are looked at by `upgrade`."""
        self.engines = engines
        engines.lend(keys.sealer)
        self._keys = keys
        self.departures = Departures(keys.file and keys.file.with_name(keys.file.name + TOLD))
        self.inbox = Inbox(engines, clock)
        self.queue = Queue(engines, clock)
        self.doors = Doors(engines)
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
        return self._open(self.engines.write, organisation, cause)

    def read(self, organisation: OrganisationId) -> AbstractAsyncContextManager[StoredWork]:
        """Open a unit of work that only looks; on SQLite it never waits for a writer."""
        return self._open(self.engines.read, organisation, Cause())

    def _open(
        self, engine: AsyncEngine, organisation: OrganisationId, cause: Cause
    ) -> AbstractAsyncContextManager[StoredWork]:
        return unit_of_work(engine, organisation, self._clock.now(), cause, self.departures)

    @property
    def sealer(self) -> Sealer:
        """Return what seals; raises WrongKey when its key file is lost, a copy would be too."""
        if self._keys.unwritten and self._keys.file and not self._keys.file.exists():
            raise WrongKey(f"privacy.key_file: {self._keys.file} is missing")
        return self._keys.sealer

    async def upgrade(self) -> None:
        """Bring the schema to the newest revision; raises WrongKey when the data are another's."""
        await schema.upgrade(self.engines)
        async with self.engines.write.connect() as connection:
            await self._keys.prove(connection)
            await connection.commit()
            self.departures.append(await untold(connection, self.departures.last()))

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

    async def busy_imports(self) -> list[tuple[OrganisationId, ImportId]]:
        """Return the lists of people, of all organisations, that wait for work."""
        async with self.engines.read.connect() as connection:
            return await busy_imports(connection)

    async def computing_plans(self) -> list[tuple[OrganisationId, PlanId]]:
        """Return the matching plans, of all organisations, that wait to be computed."""
        async with self.engines.read.connect() as connection:
            return await computing_plans(connection)

    async def found(
        self,
        name: str,
        kind: OrganisationKind,
        zone: str,
        locale: str = "ru",
        parent: OrganisationId | None = None,
    ) -> Organisation:
        """Create an organisation, perhaps as a branch of another."""
        values = {
            "name": name,
            "kind": kind.value,
            "zone": zone,
            "locale": locale,
            "parent_id": parent,
        }
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


async def open_storage(url: str, clock: Clock, key_file: Path | None = None) -> Storage:
    """Open `sqlite:///file.db` or `postgresql://…`; the schema is not touched yet.

    The key file is beside an SQLite database when none is named. Without a place for it, as
    for PostgreSQL in a test, the key passes with the process.
    """
    engines = open_engines(url)
    return Storage(engines, clock, keys_in(key_file or beside(engines)))


def beside(engines: Engines) -> Path | None:
    """Return where the keys of an SQLite database are when nobody has said."""
    file = engines.file
    return file.with_name(file.name + ".key") if engines.is_sqlite else None
