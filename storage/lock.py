"""Let one process at a time work on a database; the lock ends with the process in any case."""

import fcntl
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.errors import AlreadyRunning
from storage.store import Storage

KEY = 0x6E617374
"""The number of our lock among PostgreSQL's advisory locks, which are per database."""


@asynccontextmanager
async def only_process(storage: Storage) -> AsyncIterator[None]:
    """Hold the database for this process, or raise AlreadyRunning at once."""
    if storage.engines.is_sqlite:
        file = storage.engines.file
        with _locked_file(file.with_name(file.name + ".lock")):
            yield
    else:
        async with _locked_server(storage.engines.write):
            yield


@contextmanager
def _locked_file(file: Path) -> Iterator[None]:
    descriptor = os.open(file, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise AlreadyRunning(f"another process works on this database (it holds {file})") from None
    finally:
        os.close(descriptor)


@asynccontextmanager
async def _locked_server(engine: AsyncEngine) -> AsyncIterator[None]:
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        if not await connection.scalar(select(func.pg_try_advisory_lock(KEY))):
            raise AlreadyRunning("another process works on this database (it holds our lock)")
        try:
            yield
        finally:
            await connection.scalar(select(func.pg_advisory_unlock(KEY)))
