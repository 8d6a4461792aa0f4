"""Look after the database: migrate it, copy it by hand and each night."""

import asyncio
import os
import sqlite3
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

from bot.clock import SystemClock
from bot.ending import CannotGoOn
from bot.postgres_copy import dump
from bot.sealed_copy import seal_copy
from bot.settings import Settings
from storage import Storage, StorageError, WrongKey, only_process, open_storage

OWNER_ONLY = 0o077
NAME = "nastavnik-{:%Y-%m-%d-%H%M}"


def migrate_database(settings: Settings) -> str:
    """Bring the schema to the newest revision."""
    return asyncio.run(with_storage(settings, migrated))


def backup_database(settings: Settings, file: Path) -> str:
    """Copy the database into a file that does not exist yet."""

    async def copied(storage: Storage) -> str:
        await set_up(storage)
        await copy(storage, settings.database.url, file)
        return f"copied to {file}"

    return asyncio.run(with_storage(settings, copied))


async def with_storage(settings: Settings, do: Callable[[Storage], Awaitable[str]]) -> str:
    """Open the database for one piece of work; what it creates is for its owner's eyes only."""
    os.umask(OWNER_ONLY)
    storage = await open_storage(settings.database.url, SystemClock(), settings.key_file)
    try:
        return await do(storage)
    except StorageError as error:
        raise CannotGoOn(f"database.url: {error}") from None
    finally:
        await storage.close()


async def set_up(storage: Storage) -> None:
    """Refuse a database that no bot has worked on yet."""
    if await storage.revision() is None:
        raise CannotGoOn("database.url: the database is empty; start the bot first: run")


async def migrated(storage: Storage) -> str:
    """Migrate and name what there was and what there is."""
    before = await storage.revision()
    async with only_process(storage):
        await storage.upgrade()
    after = await storage.revision()
    return f"the schema is {after}" + (f" (it was {before})" if before != after else " already")


async def copy(storage: Storage, url: str, file: Path) -> None:
    """Write a checked and encrypted copy under its final name, or nothing."""
    part = empty_part(file)
    bare = part.with_name(part.name + ".bare")
    bare.unlink(missing_ok=True)
    made_at = SystemClock().now()
    try:
        if storage.engines.is_sqlite:
            await storage.backup(bare)
            await asyncio.to_thread(examine, bare)
        else:
            await dump(url, bare)
        await asyncio.to_thread(seal_copy, storage.sealer, bare, part, made_at)
        part.rename(file)
    except OSError as error:
        raise CannotGoOn(f"{file}: {error.strerror}") from None
    except WrongKey as error:
        raise CannotGoOn(str(error)) from None
    finally:
        part.unlink(missing_ok=True)
        bare.unlink(missing_ok=True)


def empty_part(file: Path) -> Path:
    """Name the unfinished copy beside the place of the finished one, which must be free."""
    if file.exists():
        raise CannotGoOn(f"{file}: exists already; a copy never replaces a file")
    if not file.absolute().parent.is_dir():
        raise CannotGoOn(f"{file}: there is no such folder")
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    return part


def examine(file: Path) -> None:
    """Refuse a file that SQLite does not find whole, or that is no database of ours."""
    try:
        connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
        try:
            [verdict] = connection.execute("PRAGMA quick_check").fetchone()
            connection.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise CannotGoOn(f"{file}: is no copy of the bot's database ({error})") from None
    if verdict != "ok":
        raise CannotGoOn(f"{file}: is damaged ({verdict})")


def nightly_copy(settings: Settings) -> Callable[[Storage, datetime], Awaitable[None]]:
    """Return what the night does: one more copy, and the oldest beyond the number kept go."""

    async def copy_and_tidy(storage: Storage, now: datetime) -> None:
        folder = settings.backup.dir
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = folder / NAME.format(now)
        if not file.exists():
            await copy(storage, settings.database.url, file)
        for left in folder.glob("nastavnik-????-??-??-????.part*"):
            left.unlink()
        for old in sorted(folder.glob("nastavnik-????-??-??-????"))[: -settings.backup.keep]:
            old.unlink()

    return copy_and_tidy
