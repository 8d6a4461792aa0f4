"""A copy is consistent while the bot works, and puts back exactly what was copied."""

import asyncio
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.ending import CannotGoOn
from bot.nursery import Nursery
from bot.restore import put_back, restore_database
from bot.sealed_copy import open_copy
from bot.settings import GivenSettings, Settings
from bot.upkeep import (
    backup_database,
    copy,
    migrate_database,
    nightly_copy,
)
from mentoring.organisations import OrganisationKind
from mentoring.people import Channel
from storage import Storage, only_process, open_storage

NIGHT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)


def settings_at(database: Path, **backup: object) -> Settings:
    return GivenSettings.model_validate(
        {
            "telegram": {"token": "42:x"},
            "database": {"url": f"sqlite:///{database}"},
            "backup": backup,
        }
    )


async def opened(database: Path) -> Storage:
    storage = await open_storage(f"sqlite:///{database}", SystemClock())
    await storage.upgrade()
    if await storage.first_organisation() is None:
        await storage.found("School", OrganisationKind.SCHOOL, "Europe/Moscow")
    return storage


async def newcomer(storage: Storage, number: int) -> None:
    organisation = await storage.first_organisation()
    assert organisation is not None
    async with storage.work(organisation.id) as tx:
        await tx.people.add_account(Channel.TELEGRAM, number, "ru")
        await tx.people.add_person(None)


def beside(database: Path) -> list[Path]:
    return list(database.parent.glob(f"{database.name}.before-*[0-9]"))


def rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(database)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
    found = {
        name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()  # noqa: S608
        for (name,) in names.fetchall()
    }
    connection.close()
    return found


async def test_the_drill_copy_while_a_writer_works_then_put_it_back(tmp_path: Path) -> None:
    database, file = tmp_path / "live.db", tmp_path / "copy.db"
    storage = await opened(database)
    written = 0

    async def write() -> None:
        nonlocal written
        while True:
            written += 1
            await newcomer(storage, written)

    nursery = Nursery()
    nursery.start(write(), name="writer")
    await asyncio.sleep(0.2)
    before = written
    await copy(storage, f"sqlite:///{database}", file)
    after = written
    await nursery.close()
    await newcomer(storage, 10_000)
    open_copy(storage.sealer, file, tmp_path / "bare.db")
    saved = rows(tmp_path / "bare.db")
    assert before - 1 <= len(saved["accounts"]) <= after
    assert len(saved["accounts"]) in (len(saved["persons"]), len(saved["persons"]) + 1)

    said, made_at = await put_back(storage, "", file)
    assert made_at <= SystemClock().now()
    assert rows(database) == saved
    [former] = beside(database)
    assert str(former) in said
    assert len(rows(former)["accounts"]) > len(saved["accounts"])


def test_a_copy_is_for_its_owner_only_and_replaces_nothing(tmp_path: Path) -> None:
    database, file = tmp_path / "live.db", tmp_path / "copy.db"
    settings = settings_at(database)
    assert "the schema is" in migrate_database(settings)
    assert "already" in migrate_database(settings)
    backup_database(settings, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(CannotGoOn, match="exists already"):
        backup_database(settings, file)
    with pytest.raises(CannotGoOn, match=r"copy\.db: "):
        backup_database(settings, tmp_path / "nowhere" / "copy.db")
    assert {each.name for each in tmp_path.iterdir()} >= {"live.db", "copy.db"}
    assert not list(tmp_path.glob("*.part*"))
    assert b"SQLite" not in file.read_bytes()


def test_only_a_whole_copy_is_put_back(tmp_path: Path) -> None:
    database, file = tmp_path / "live.db", tmp_path / "copy.db"
    settings = settings_at(database)
    migrate_database(settings)
    before = database.read_bytes()
    file.write_bytes(b"no database at all, but long enough to be looked at" * 100)
    for wrong in (file, tmp_path / "absent.db"):
        with pytest.raises(CannotGoOn):
            restore_database(settings, wrong)
    assert database.read_bytes() == before


async def test_nothing_is_put_back_under_a_running_bot(tmp_path: Path) -> None:
    database, file = tmp_path / "live.db", tmp_path / "copy.db"
    storage = await opened(database)
    await copy(storage, "", file)
    async with only_process(storage):
        with pytest.raises(CannotGoOn, match="another process"):
            await asyncio.to_thread(restore_database, settings_at(database), file)
    await storage.close()
    await asyncio.to_thread(restore_database, settings_at(database), file)


async def test_each_night_leaves_a_copy_and_the_oldest_go(tmp_path: Path) -> None:
    storage = await opened(tmp_path / "live.db")
    folder = tmp_path / "copies"
    each_night = nightly_copy(settings_at(tmp_path / "live.db", dir=str(folder), keep=14))
    for day in range(20):
        await each_night(storage, NIGHT + timedelta(days=day))
    await each_night(storage, NIGHT + timedelta(days=19))
    names = sorted(each.name for each in folder.iterdir())
    assert len(names) == 14
    assert names[0] == "nastavnik-2026-11-29-0030"
    assert names[-1] == "nastavnik-2026-12-12-0030"
    await storage.close()
