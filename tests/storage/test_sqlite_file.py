"""The file is its owner's alone, waits for a locked writer, and is copied while in use."""

import asyncio
import os
import sqlite3
import stat
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from mentoring.people import Channel
from storage import Storage, open_storage
from tests.storage.stage import StageClock, found, newcomer


@pytest.fixture
async def file(tmp_path: Path) -> Path:
    """Where the database will be."""
    os.umask(os.umask(0o022))
    return tmp_path / "nastavnik.db"


@pytest.fixture
async def opened(file: Path) -> AsyncIterator[Storage]:
    """A new database of its own."""
    storage = await open_storage(f"sqlite:///{file}", StageClock())
    await storage.upgrade()
    yield storage
    await storage.close()


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


async def test_nobody_else_may_read_the_files(opened: Storage, file: Path) -> None:
    await found(opened)
    await opened.backup(file.with_name("copy.db"))
    names = sorted(one.name for one in file.parent.iterdir())
    assert names == [
        "copy.db",
        "nastavnik.db",
        "nastavnik.db-shm",
        "nastavnik.db-wal",
        "nastavnik.db.key",
    ]
    assert {mode(one) for one in file.parent.iterdir()} == {0o600}


async def test_writers_are_durable_and_readers_only_read(opened: Storage) -> None:
    async with opened.engines.write.connect() as writer:
        settings = [
            await writer.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
        assert settings == ["wal", 2, 1]
    async with opened.engines.read.connect() as reader:
        with pytest.raises(OperationalError, match="readonly"):
            await reader.execute(text("DELETE FROM inbox"))


async def test_a_locked_database_is_waited_for(opened: Storage, file: Path) -> None:
    school = await found(opened)
    locked = sqlite3.connect(file, isolation_level=None)
    locked.execute("BEGIN IMMEDIATE")

    async def write() -> float:
        async with opened.work(school) as tx:
            await newcomer(tx)
        return time.monotonic()

    writing = asyncio.ensure_future(write())  # noqa: TID251  # the test waits beside it
    async with opened.read(school) as look:
        assert await look.people.account_at(Channel.TELEGRAM, 5_000_000_001) is None
    await asyncio.sleep(0.3)
    assert not writing.done()
    released = time.monotonic()
    locked.execute("COMMIT")
    locked.close()
    assert await writing > released
    async with opened.read(school) as look:
        assert await look.people.account_at(Channel.TELEGRAM, 5_000_000_001) is not None


async def test_two_processes_lose_no_update(opened: Storage, file: Path) -> None:
    school = await found(opened)
    other = await open_storage(f"sqlite:///{file}", StageClock())

    async def add_a_place(storage: Storage) -> None:
        async with storage.work(school) as tx:
            seen = await tx.organisations.get()
            more = (*seen.places, f"каб. {len(seen.places)}")
            await tx.organisations.save(seen.model_copy(update={"places": more}))

    await asyncio.gather(*(add_a_place(storage) for storage in [opened, other] * 10))
    await other.close()
    async with opened.read(school) as look:
        assert len((await look.organisations.get()).places) == 20


async def test_a_cancelled_writer_blocks_nobody(opened: Storage) -> None:
    school = await found(opened)

    async def slow() -> None:
        async with opened.work(school) as tx:
            await newcomer(tx)
            await asyncio.sleep(60)

    for pause in (0, 0.001, 0.005, 0.05):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(slow(), pause)
        async with asyncio.timeout(5), opened.work(school) as tx:
            assert await tx.people.account_at(Channel.TELEGRAM, 5_000_000_001) is None


async def test_who_gave_up_waiting_for_the_lock_never_gets_it(opened: Storage, file: Path) -> None:
    school = await found(opened)
    locked = sqlite3.connect(file, isolation_level=None)
    locked.execute("BEGIN IMMEDIATE")

    async def write() -> None:
        async with opened.work(school) as tx:
            await newcomer(tx)

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(write(), 0.2)
    locked.execute("COMMIT")
    locked.close()
    async with asyncio.timeout(5):
        await write()
    other = sqlite3.connect(file, isolation_level=None, timeout=1)
    other.execute("BEGIN IMMEDIATE")
    assert other.execute("SELECT count(*) FROM accounts").fetchone() == (1,)
    other.close()


async def test_a_reader_sees_one_moment(opened: Storage) -> None:
    school = await found(opened)
    async with opened.read(school) as look:
        assert await look.people.account_at(Channel.TELEGRAM, 5_000_000_001) is None
        async with opened.work(school) as tx:
            await newcomer(tx)
        assert await look.people.account_at(Channel.TELEGRAM, 5_000_000_001) is None


async def test_a_copy_is_whole(opened: Storage, file: Path) -> None:
    school = await found(opened)
    copy = file.with_name("copy.db")
    async with opened.work(school) as tx:
        await newcomer(tx, 1)
        await opened.backup(copy)
    restored = await open_storage(f"sqlite:///{copy}", StageClock())
    assert await restored.first_organisation() == await opened.first_organisation()
    async with restored.read(school) as look:
        assert await look.people.account_at(Channel.TELEGRAM, 5_000_000_001) is None
    await restored.close()
