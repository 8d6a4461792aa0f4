"""Lend a fresh database of PostgreSQL, where a server answers."""

import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import asyncpg

SERVER = "postgresql://postgres@127.0.0.1:5432"
PATIENCE = 5.0


def server() -> str:
    """Return the address of the server's own database."""
    given = os.environ.get("NASTAVNIK_TEST_POSTGRES", SERVER)
    return given if urlsplit(given).path.strip("/") else f"{given.rstrip('/')}/postgres"


@asynccontextmanager
async def fresh_database() -> AsyncIterator[str | None]:
    """Create a database, lend its address, drop it; None when no server lets us."""
    name = f"nastavnik_bench_{secrets.token_hex(6)}"
    try:
        await _execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    except (OSError, TimeoutError, asyncpg.PostgresError):
        yield None
        return
    try:
        yield urlsplit(server())._replace(path=f"/{name}").geturl()
    finally:
        await _execute(f"DROP DATABASE {name} WITH (FORCE)")


async def _execute(statement: str) -> None:
    connection = await asyncpg.connect(server(), timeout=PATIENCE)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
