"""Lend every test of the contract both databases, empty and up to date."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, text

from mentoring.ids import OrganisationId
from storage import Storage, open_storage
from storage.tables import metadata
from tests.keys import lay_key_beside
from tests.storage.stage import StageClock, found

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture
def clock() -> StageClock:
    return StageClock()


@pytest.fixture(scope="session")
def upgraded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file that was migrated once for all tests."""
    file = tmp_path_factory.mktemp("template") / "template.db"
    lay_key_beside(file)
    asyncio.run(upgrade(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def upgraded_server(postgres_url: str) -> str:
    """A PostgreSQL database that was migrated once for all tests."""
    asyncio.run(upgrade(postgres_url))
    asyncio.run(hurry(postgres_url))
    return postgres_url


async def hurry(url: str) -> None:
    """Let the server answer before its disk does; what a test proves is not durability."""
    storage = await open_storage(url, StageClock())
    async with storage.engines.write.begin() as connection:
        name = await connection.scalar(select(func.current_database()))
        await connection.execute(text(f"ALTER DATABASE {name} SET synchronous_commit = off"))
    await storage.close()


async def upgrade(url: str) -> None:
    storage = await open_storage(url, StageClock())
    await storage.upgrade()
    await storage.close()


@pytest.fixture(params=BOTH)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without a row."""
    if request.param == "postgres":
        return str(request.getfixturevalue("upgraded_server"))
    file = tmp_path / "nastavnik.db"
    shutil.copyfile(request.getfixturevalue("upgraded_file"), file)
    lay_key_beside(file)
    return f"sqlite:///{file}"


@pytest.fixture(params=BOTH)
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without a table."""
    if request.param == "postgres":
        return str(request.getfixturevalue("fresh_postgres_url"))
    return f"sqlite:///{tmp_path / 'bare.db'}"


@pytest.fixture
async def storage(url: str, clock: StageClock) -> AsyncIterator[Storage]:
    """The open database, emptied."""
    opened = await open_storage(url, clock)
    if not opened.engines.is_sqlite:
        async with opened.engines.write.begin() as connection:
            all_of_it = "; ".join(str(delete(each)) for each in reversed(metadata.sorted_tables))
            await connection.execute(text(f"DO $$BEGIN {all_of_it}; END$$"))
    yield opened
    await opened.close()


@pytest.fixture
async def school(storage: Storage) -> OrganisationId:
    """An organisation with a cycle."""
    return await found(storage)
