"""Ask SQLite's thread only for what may wait: the write lock and the disk.

SQLAlchemy's adapter asks for a cursor, executes, fetches and closes; aiosqlite makes each of
them a switch of threads that costs more than the statement. Here a writer's first statement
goes there together with BEGIN IMMEDIATE, and so does COMMIT. What lies between takes some
20 microseconds and waits for nobody, as all of a reader does in WAL mode: it is done in place.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

import aiosqlite

BUSY_SECONDS = 20
T = TypeVar("T")
Fetched = tuple[sqlite3.Cursor, list[Any]]


@dataclass(frozen=True)
class Role:
    """Say how a connection begins its transactions and what it is set to."""

    begin: str
    pragmas: tuple[str, ...]

    @property
    def may_wait(self) -> bool:
        """Tell whether a transaction begins by waiting for other writers."""
        return self.begin == "BEGIN IMMEDIATE"


IMPATIENT = "PRAGMA busy_timeout=250"  # nobody can be called off from SQLite's own waiting
ERASING = "PRAGMA secure_delete=ON"  # what was erased leaves no bytes in free pages
DURABLE = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", ERASING, IMPATIENT)
WRITER = Role("BEGIN IMMEDIATE", (*DURABLE, "PRAGMA foreign_keys=ON"))
MIGRATOR = Role("BEGIN IMMEDIATE", DURABLE)
READER = Role("BEGIN", ("PRAGMA query_only=ON",))


class SqliteCursor:
    """Hold the result of one statement, fetched already."""

    def __init__(self, connection: "SqliteConnection") -> None:
        """Belong to a connection; nothing is asked of SQLite yet."""
        self._connection = connection
        self._rows: list[Any] = []
        self.description: tuple[Any, ...] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        """Be ready at once."""
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        """Run a statement and fetch its rows."""
        self._keep(await self._connection.run(sql, parameters, many=False))
        return self

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> Self:
        """Run a statement for many rows of parameters."""
        self._keep(await self._connection.run(sql, parameters, many=True))
        return self

    def _keep(self, result: Fetched) -> None:
        cursor, self._rows = result
        self.description = cursor.description
        self.rowcount = cursor.rowcount
        self.lastrowid = cursor.lastrowid

    async def fetchall(self) -> list[Any]:
        """Return the rows once."""
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """Forget the rows; SQLite's cursor is exhausted and closed already."""
        self._rows = []


class SqliteConnection(aiosqlite.Connection):
    """Be aiosqlite's connection with fewer switches of threads."""

    def __init__(self, connector: Callable[[], sqlite3.Connection], role: Role) -> None:
        """Say how a transaction begins here: a writer takes the lock first."""
        super().__init__(connector, iter_chunk_size=64)
        self._thread.daemon = True  # as SQLAlchemy does: a forgotten connection ends no process
        self._role = role
        self._to_begin = False
        self._is_open = False
        self._away = 0

    def begin_with_next(self) -> None:
        """Open a transaction as soon as there is a statement to run in it."""
        self._to_begin = True

    def cursor(self) -> SqliteCursor:  # type: ignore[override]  # no switch of threads for it
        """Return a cursor that asks nothing of SQLite yet."""
        return SqliteCursor(self)

    async def run(self, sql: str, parameters: Iterable[Any], *, many: bool = False) -> Fetched:
        """Run a statement and return its cursor and its rows."""
        begin, self._to_begin = self._to_begin, False
        in_place = self._is_open or (begin and not self._role.may_wait)
        self._is_open = self._is_open or begin
        work = partial(self._run, sql, parameters, many, begin)
        if in_place and not self._away:
            return work()
        return await self._patiently(work)

    async def _patiently(self, work: Callable[[], T]) -> T:
        """Try again while another process holds the lock; then nothing was done yet."""
        until = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                return await self._elsewhere(work)
            except sqlite3.OperationalError as error:
                is_locked = error.sqlite_errorcode == sqlite3.SQLITE_BUSY
                if not is_locked or self._conn.in_transaction or time.monotonic() > until:
                    raise

    def _run(self, sql: str, parameters: Any, many: bool, begin: bool) -> Fetched:
        cursor = self._conn.cursor()
        if begin:
            cursor.execute(self._role.begin)
        (cursor.executemany if many else cursor.execute)(sql, parameters)
        return cursor, cursor.fetchall() if cursor.description else []

    async def _elsewhere(self, work: Callable[[], T]) -> T:
        """Do something in SQLite's thread; a cancelled caller leaves it busy until it is done."""
        self._away += 1
        result: T = await self._execute(partial(self._come_back, work))  # type: ignore[no-untyped-call]
        return result

    def _come_back(self, work: Callable[[], T]) -> T:
        try:
            return work()
        finally:
            self._away -= 1

    async def commit(self) -> None:
        """Commit, unless no statement was run."""
        self._to_begin = False
        if self._is_open:
            await self._end(self._conn.commit)

    async def rollback(self) -> None:
        """Roll back, unless no statement was run."""
        self._to_begin = False
        if self._is_open:
            await self._end(self._conn.rollback)

    async def _end(self, how: Callable[[], None]) -> None:
        if self._away or self._role.may_wait:
            await self._elsewhere(how)
        else:
            how()
        self._is_open = False


async def connect(file: Path, role: Role) -> SqliteConnection:
    """Open a connection for a role."""
    connection = SqliteConnection(partial(_open, file, role), role)
    await connection
    return connection


def _open(file: Path, role: Role) -> sqlite3.Connection:
    connection = sqlite3.connect(
        file, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    for pragma in role.pragmas:
        connection.execute(pragma)
    return connection
