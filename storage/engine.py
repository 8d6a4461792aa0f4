"""Open the database: one fair writer and a few readers on SQLite, one pool on PostgreSQL."""

import json
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.errors import Unreachable
from storage.sealing import Sealer
from storage.sqlite_driver import MIGRATOR, READER, WRITER, Role, SqliteConnection, connect

READERS = 4
POSTGRES_CONNECTIONS = 16
PATIENCE = 60
"""How many seconds a unit of work waits for its turn before it gives up."""

SERVER_SETTINGS = {
    "application_name": "nastavnik",
    "jit": "off",
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}
"""Our statements are too small to compile, and a dead host must not keep our lock for hours."""

to_json = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Engines:
    """Hold where to write, where to read, and where one statement is a transaction by itself."""

    write: AsyncEngine
    read: AsyncEngine
    alone: AsyncEngine

    def lend(self, sealer: Sealer) -> None:
        """Let the column types of all engines seal and open."""
        for engine in (self.write, self.read, self.alone):
            sealer.lend(engine.dialect)

    @property
    def is_sqlite(self) -> bool:
        """Tell which of the two databases this is."""
        return self.write.dialect.name == "sqlite"

    @property
    def file(self) -> Path:
        """Return SQLite's file."""
        return Path(self.write.url.database or "")

    async def dispose(self) -> None:
        """Close all connections."""
        await self.write.dispose()
        await self.read.dispose()


def open_engines(address: str) -> Engines:
    """Make the engines for `sqlite:///file.db` or `postgresql://…`; nothing is connected yet."""
    try:
        url = make_url(address)
    except ArgumentError:
        raise Unreachable("not an address of a database") from None
    match url.get_backend_name():
        case "sqlite" if url.database:
            return open_sqlite(Path(url.database))
        case "postgresql":
            return open_postgres(url)
    raise Unreachable("only sqlite:///file.db and postgresql://… are known")


def open_sqlite(file: Path) -> Engines:
    """Make the writer, whose pool of one lets writers wait in turn, and the readers."""
    write = _sqlite(file, WRITER, 1)
    alone = write.execution_options(alone=True)
    return Engines(write=write, read=_sqlite(file, READER, READERS), alone=alone)


def open_for_migration(engines: Engines) -> AsyncEngine:
    """Make an engine for one migration; SQLite's rebuilds tables, so it checks no foreign keys."""
    if engines.is_sqlite:
        return _sqlite(engines.file, MIGRATOR, 1)
    return open_postgres(engines.write.url).write


def _sqlite(file: Path, role: Role, connections: int) -> AsyncEngine:
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(file)),
        pool_size=connections,
        max_overflow=0,
        pool_timeout=PATIENCE,
        json_serializer=to_json,
        async_creator=partial(_connect, file, role),
    )
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


async def _connect(file: Path, role: Role) -> SqliteConnection:
    private(file)
    return await connect(file, role)


def _begin(connection: Connection) -> None:
    """Open the transaction together with its first statement."""
    driver = connection.connection.driver_connection
    if isinstance(driver, SqliteConnection) and not connection.get_execution_options().get(
        "alone"
    ):
        driver.begin_with_next()


def private(file: Path) -> None:
    """Create the file for its owner's eyes only; SQLite gives -wal and -shm the same mode.

    One that exists is never opened here: closing it would drop the locks of SQLite's connections
    (POSIX drops a process's locks on a file with any descriptor of it).
    """
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise Unreachable(f"{file}: {error.strerror}") from None


def open_postgres(url: URL) -> Engines:
    """Make the pool; asyncpg prepares each statement once per connection."""
    engine = create_async_engine(
        url.set(drivername="postgresql+asyncpg"),
        pool_size=POSTGRES_CONNECTIONS,
        max_overflow=0,
        pool_timeout=PATIENCE,
        json_serializer=to_json,
        connect_args={"server_settings": SERVER_SETTINGS},
    )
    alone = engine.execution_options(isolation_level="AUTOCOMMIT")
    return Engines(write=engine, read=alone, alone=alone)  # READ COMMITTED sees no more either
