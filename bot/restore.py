"""Put a copy in the place of the database, then tell it what it does not know."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from pathlib import Path

from bot.clock import SystemClock
from bot.ending import CannotGoOn
from bot.postgres_copy import restore_dump
from bot.sealed_copy import open_copy
from bot.settings import Settings
from bot.upkeep import copy, examine, with_storage
from mentoring.consent import ADMITTING
from mentoring.ids import PersonId
from mentoring.restoring import forget_again, revoke_again
from storage import Departure, Fact, Storage, only_process


def restore_database(settings: Settings, file: Path) -> str:
    """Put a copy in the place of the database; the former one is kept beside it."""
    if not file.is_file():
        raise CannotGoOn(f"{file}: there is no such file")
    made_at: list[datetime] = []

    async def restored(storage: Storage) -> str:
        async with only_process(storage):
            said, instant = await put_back(storage, settings.database.url, file)
        made_at.append(instant)
        return said

    async def told(storage: Storage) -> str:
        async with only_process(storage):
            await storage.upgrade()
            return await catch_up(storage, made_at[0])

    said = asyncio.run(with_storage(settings, restored))
    return said + asyncio.run(with_storage(settings, told))


async def put_back(storage: Storage, url: str, file: Path) -> tuple[str, datetime]:
    """Replace the database by a copy; a fault on the way leaves the former one in place."""
    place = storage.engines.file if storage.engines.is_sqlite else file
    bare = place.with_name(place.name + ".restored")
    bare.unlink(missing_ok=True)
    try:
        made_at = await asyncio.to_thread(open_copy, storage.sealer, file, bare)
        if not storage.engines.is_sqlite:
            aside = file.with_name(f"{file.name}.before-{SystemClock().now():%Y%m%d-%H%M%S}")
            await copy(storage, url, aside)
            await restore_dump(url, bare)
            return f"restored from {file}; the former database is in {aside}", made_at
        examine(bare)
        await storage.close()
        former = f"; the former database is {set_aside(place)}" if place.exists() else ""
        bare.rename(place)
        return f"restored from {file}{former}", made_at
    finally:
        bare.unlink(missing_ok=True)


async def catch_up(storage: Storage, made_at: datetime) -> str:
    """Erase again who was erased or ended a needed consent after the copy was made."""
    erased = revoked = 0
    since = storage.departures.since(made_at)
    by_school = sorted(since, key=lambda fact: fact.organisation_id)
    for organisation, facts in groupby(by_school, key=lambda fact: fact.organisation_id):
        gone, ended = reckoned(facts)
        async with storage.work(organisation) as tx:
            erased += await forget_again(tx, sorted(gone))
            revoked += await revoke_again(tx, ended)
    return f"; erased again: {erased}, consents ended again: {revoked}"


def reckoned(facts: Iterable[Departure]) -> tuple[set[PersonId], dict[PersonId, set[str]]]:
    """Return who has to go and which other consents ended, by what was done last."""
    last: dict[tuple[PersonId, str], Fact] = {}
    for fact in facts:
        last[fact.person_id, fact.code] = fact.fact
    gone = {
        person
        for (person, code), what in last.items()
        if what is Fact.ERASED or (what is Fact.REVOKED and code in ADMITTING)
    }
    ended: dict[PersonId, set[str]] = {}
    for (person, code), what in last.items():
        if what is Fact.REVOKED and person not in gone:
            ended.setdefault(person, set()).add(code)
    return gone, ended


def set_aside(database: Path) -> Path:
    """Rename a database with its log, so that it opens as it was."""
    now = SystemClock().now()
    aside = database.with_name(f"{database.name}.before-{now:%Y%m%d-%H%M%S}")
    for suffix in ("", "-wal", "-shm"):
        part = database.with_name(database.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return aside
