"""What the tests need of this machine: PostgreSQL, Chromium, LibreOffice, or an honest absence."""

import asyncio
import gc
import getpass
import os
import secrets
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import asyncpg
import pytest
from hypothesis import settings

from bot.lean_types import import_aiogram

MUST_BE_HERE = os.environ.get("NASTAVNIK_CI") == "1"
OFFICES = ("soffice", "libreoffice")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MARKED_BY_FIXTURE = {
    "postgres_url": "postgres",
    "fresh_postgres_url": "postgres",
    "chromium_path": "browser",
    "soffice_path": "slow",
}

gc.set_threshold(500_000, 50, 1000)  # what is imported is no garbage, and that is most there is
settings.register_profile("nastavnik", deadline=None, print_blob=True)
settings.load_profile("nastavnik")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests by the fixtures they use, so that no mark can be forgotten."""
    for item in items:
        for fixture, mark in MARKED_BY_FIXTURE.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(mark)


def pytest_collectstart() -> None:
    """Import aiogram as the program does, before any module of tests imports it."""
    import_aiogram()


def pytest_collection_finish() -> None:
    """Spare every test what another has done already."""
    from tests.thrift import keep_statements

    keep_statements()
    gc.collect()
    gc.freeze()


def absent(what: str) -> None:
    """Skip the test that needs this, or fail it where everything must be here."""
    if MUST_BE_HERE:
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The path of a Chromium on this machine."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        absent("no Chromium on this machine (Debian: apt install chromium)")
    return str(found)


@pytest.fixture(scope="session")
def soffice_path() -> str:
    """The path of a LibreOffice on this machine."""
    found = next(filter(None, map(shutil.which, OFFICES)), None)
    if found is None:
        absent("no LibreOffice on this machine (Debian: apt install libreoffice-calc-nogui)")
    return str(found)


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """The address of a PostgreSQL server where databases may be created."""
    port = os.environ.get("PGPORT", "5432")
    given = os.environ.get("NASTAVNIK_TEST_POSTGRES")
    tried = (
        (given,)
        if given
        else (
            f"postgresql://postgres@127.0.0.1:{port}/postgres",
            f"postgresql://{getpass.getuser()}@/postgres?host=/var/run/postgresql&port={port}",
        )
    )
    for url in tried:
        if asyncio.run(may_create_databases(url)):
            return url
    absent("no PostgreSQL where this user may create databases (see tests/README.md)")
    return ""


@pytest.fixture(scope="session")
def postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty database for this whole run (one for each worker), dropped at its end."""
    yield from new_database(postgres_server)


@pytest.fixture
def fresh_postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty database for this one test, dropped at its end."""
    yield from new_database(postgres_server)


def new_database(server: str) -> Iterator[str]:
    """Create a database, lend its address, drop it."""
    name = f"nastavnik_test_{secrets.token_hex(6)}"
    asyncio.run(execute(server, f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0"))
    try:
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
    finally:
        asyncio.run(execute(server, f"DROP DATABASE {name} WITH (FORCE)"))


async def may_create_databases(url: str) -> bool:
    """Ask a server whether it answers and lets us create databases."""
    question = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
    try:
        connection = await asyncpg.connect(url, timeout=3)
    except (OSError, TimeoutError, asyncpg.PostgresError):
        return False
    try:
        return bool(await connection.fetchval(question))
    finally:
        await connection.close()


async def execute(url: str, statement: str) -> None:
    """Run one statement on its own connection."""
    connection = await asyncpg.connect(url, timeout=10)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
