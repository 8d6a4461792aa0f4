"""A copy of PostgreSQL keeps its secret to itself and puts back what was copied."""

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import func, select

from bot.clock import SystemClock
from bot.ending import CannotGoOn
from bot.postgres_copy import dump, restore_dump
from mentoring.organisations import OrganisationKind
from mentoring.people import Channel
from storage import Storage, open_storage
from storage.tables import metadata
from tests.conftest import absent

SECRET = "p@ss:word/7"
QUOTED = "p%40ss%3Aword%2F7"


@pytest.fixture
def tools() -> None:
    """PostgreSQL's own tools."""
    if not (shutil.which("pg_dump") and shutil.which("pg_restore")):
        absent("no PostgreSQL tools on this machine (Debian: apt install postgresql-client)")


@pytest.fixture
def overheard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Tools that write down how they were called: what `ps` shows, and what it does not."""
    heard = tmp_path / "heard"
    for tool in ("pg_dump", "pg_restore"):
        script = tmp_path / tool
        echo = f'echo "{tool} $*" >> {heard}; echo "env $PGPASSWORD" >> {heard}'
        script.write_text(f"#!/bin/sh\n{echo}\n", "utf-8")
        script.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return heard


def said(heard: Path) -> list[str]:
    """Return what the tools wrote down."""
    return heard.read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://school:{QUOTED}@db.local:5433/school",
        f"postgresql://school@db.local:5433/school?password={QUOTED}",
    ],
)
async def test_no_tool_is_called_with_the_password(
    overheard: Path, tmp_path: Path, url: str
) -> None:
    await dump(url, tmp_path / "copy")
    await restore_dump(url, tmp_path / "copy")
    lines = said(overheard)
    called = [line for line in lines if line.startswith("pg_")]
    assert [line.partition(" ")[0] for line in called] == ["pg_dump", "pg_restore"]
    assert all("postgresql://school@db.local:5433/school" in line for line in called)
    assert not any("p%40ss" in line or SECRET in line for line in called)
    assert lines.count(f"env {SECRET}") == 2


async def test_an_address_without_a_password_leaves_the_environment_alone(
    overheard: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", "of the machine")
    await dump("postgresql:///school?host=/run/postgresql", tmp_path / "copy")
    assert said(overheard)[-1] == "env of the machine"


async def opened(url: str) -> Storage:
    storage = await open_storage(url, SystemClock())
    await storage.upgrade()
    return storage


async def filled(url: str) -> None:
    storage = await opened(url)
    school = await storage.found("School", OrganisationKind.SCHOOL, "Europe/Moscow")
    async with storage.work(school.id) as tx:
        for number in range(40):
            account = await tx.people.add_account(Channel.TELEGRAM, number, "ru")
            await tx.people.add_person(account.id)
    await storage.close()


async def counts(url: str) -> dict[str, int]:
    storage = await open_storage(url, SystemClock())
    async with storage.engines.read.connect() as connection:
        found = {
            table.name: await connection.scalar(select(func.count()).select_from(table)) or 0
            for table in metadata.sorted_tables
        }
    await storage.close()
    return found


@pytest.mark.usefixtures("tools")
async def test_the_drill_dump_while_rows_exist_restore_elsewhere(
    postgres_url: str, fresh_postgres_url: str, tmp_path: Path
) -> None:
    source = with_password(postgres_url)
    file = tmp_path / "copy.dump"
    await filled(source)
    before = await counts(source)
    assert before["persons"] >= 40
    await dump(source, file)
    await restore_dump(with_password(fresh_postgres_url), file)
    assert await counts(fresh_postgres_url) == before


@pytest.mark.usefixtures("tools")
async def test_a_file_that_is_no_copy_leaves_the_database_as_it_is(
    fresh_postgres_url: str, tmp_path: Path
) -> None:
    await filled(fresh_postgres_url)
    before = await counts(fresh_postgres_url)
    file = tmp_path / "copy.dump"
    file.write_bytes(b"no copy at all")
    with pytest.raises(CannotGoOn, match="pg_restore"):
        await restore_dump(fresh_postgres_url, file)
    assert await counts(fresh_postgres_url) == before


def with_password(url: str) -> str:
    """Add a password, which a server that trusts us does not ask for."""
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{user}:{QUOTED}@{host}" if at else parts.netloc).geturl()
