"""Figure (f): search inside one of 320 organisations by the beginning of any word of a name."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

import asyncpg
from sqlalchemy import insert, text

from bot.clock import SystemClock
from mentoring.finding import find_people
from mentoring.ids import OrganisationId
from mentoring.organisations import OrganisationKind
from storage import Storage, open_storage
from storage.name_words import LAST, normalised, words_of
from storage.tables import name_words, persons
from tests.bench.figures import Figure, percentile
from tests.bench.postgres import fresh_database, server

ORGANISATIONS = 320
PEOPLE = 100_000
IN_ONE = 2_000
SEARCHES = 400
CHUNK = 5_000
SEED = 3
TARGET = 100
FAMILIES = [
    "Абрамов",
    "Белов",
    "Васильев",
    "Григорьев",
    "Давыдов",
    "Ежов",
    "Жуков",
    "Зуев",
    "Иванов",
    "Королёв",
    "Лебедев",
    "Морозов",
    "Новиков",
    "Орлов",
    "Петров",
    "Романов",
    "Соколов",
    "Тихонов",
    "Ушаков",
    "Фёдоров",
    "Харитонов",
    "Цветков",
    "Чернов",
    "Шилов",
]
GIVEN = [
    "Анна",
    "Борис",
    "Вера",
    "Глеб",
    "Дарья",
    "Елена",
    "Иван",
    "Кирилл",
    "Мария",
    "Олег",
    "Пётр",
    "Семён",
    "Таисия",
    "Юрий",
    "Яна",
]
FATHERS = [
    "Алексеевич",
    "Борисовна",
    "Викторович",
    "Глебовна",
    "Ильинична",
    "Олегович",
    "Петрович",
    "Сергеевна",
]
PLAIN = """
SELECT id, organisation_id, name, birth_date, contact, phone, created_at, erased_at FROM persons
WHERE organisation_id = {0} AND erased_at IS NULL AND id IN (
    SELECT person_id FROM name_words WHERE organisation_id = {0} AND word >= {1} AND word < {2}
) ORDER BY search_name, id LIMIT 21
"""

Row = dict[str, object]
Search = Callable[[str], Awaitable[object]]


async def measure() -> AsyncIterator[Figure]:
    """Compare our search with the plain SQL on both databases."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "bench.db"
        async with _filled(f"sqlite:///{file}") as (storage, school):
            yield await _figure("SQLite", storage, school, _plain_sqlite(file, school))
    async with fresh_database() as url:
        if url is None:
            print(f"no PostgreSQL answers at {server()}: nothing measured on it", flush=True)
            return
        async with _filled(url) as (storage, school):
            connection = await asyncpg.connect(url)
            try:
                plain = _plain_postgres(connection, school)
                yield await _figure("PostgreSQL", storage, school, plain)
            finally:
                await connection.close()


async def _figure(engine: str, storage: Storage, school: OrganisationId, plain: Search) -> Figure:
    async def ours(words: str) -> object:
        async with storage.read(school) as tx:
            return await find_people(tx, words)

    typed = list(_typed(Random(SEED)))
    return Figure(
        f"Search in one of {ORGANISATIONS} organisations, {PEOPLE} people, {engine}, p95",
        percentile(await _clocked(ours, typed), 0.95),
        "ms",
        baseline=percentile(await _clocked(plain, typed), 0.95),
        most=TARGET,
    )


async def _clocked(search: Search, typed: list[str]) -> list[float]:
    """Return the milliseconds of each search; the first ones warm up."""
    for words in typed[:20]:
        await search(words)
    found = []
    for words in typed:
        began = perf_counter()
        await search(words)
        found.append((perf_counter() - began) * 1000)
    return found


def _plain_sqlite(file: Path, school: OrganisationId) -> Search:
    statement = PLAIN.format("?1", "?2", "?3")

    def ask(word: str) -> object:
        connection = sqlite3.connect(file)
        try:
            return connection.execute(statement, (school, word, word + LAST)).fetchall()
        finally:
            connection.close()

    async def search(words: str) -> object:
        return await asyncio.to_thread(ask, _first(words))

    return search


def _plain_postgres(connection: asyncpg.Connection, school: OrganisationId) -> Search:
    statement = PLAIN.format("$1", "$2", "$3")

    async def search(words: str) -> object:
        word = _first(words)
        return await connection.fetch(statement, school, word, word + LAST)

    return search


def _first(words: str) -> str:
    return (normalised(words) or "").split()[0]


def _typed(random: Random) -> Iterator[str]:
    """Yield what curators type: the beginning of some word of a name, sometimes two."""
    for turn in range(SEARCHES):
        words = _name(random).split()
        word = words[turn % 3]
        begun = word[: random.randint(1, len(word))]
        yield f"{begun} {words[0][:3]}" if turn % 5 == 0 else begun


def _name(random: Random) -> str:
    return " ".join(random.choice(each) for each in (FAMILIES, GIVEN, FATHERS))


@asynccontextmanager
async def _filled(url: str) -> AsyncIterator[tuple[Storage, OrganisationId]]:
    """Open a database full of people; the organisation looked into is in the middle of them."""
    storage = await open_storage(url, SystemClock())
    try:
        await storage.upgrade()
        yield storage, await _fill(storage)
    finally:
        await storage.close()


async def _fill(storage: Storage) -> OrganisationId:
    now, random = SystemClock().now(), Random(SEED)
    ids = [
        (await storage.found(f"Школа {n}", OrganisationKind.SCHOOL, "Europe/Moscow")).id
        for n in range(ORGANISATIONS)
    ]
    school = ids[ORGANISATIONS // 2]
    others = [each for each in ids if each != school]
    belongs = [school] * IN_ONE + [others[n % len(others)] for n in range(PEOPLE - IN_ONE)]
    random.shuffle(belongs)
    async with storage.engines.write.begin() as connection:
        for at in range(0, PEOPLE, CHUNK):
            places = enumerate(belongs[at : at + CHUNK], at + 1)
            rows = [_person(n, place, _name(random), now) for n, place in places]
            await connection.execute(insert(persons), rows)
            await connection.execute(insert(name_words), [w for row in rows for w in _words(row)])
        await connection.execute(text("ANALYZE"))
    return school


def _person(number: int, organisation: OrganisationId, name: str, now: datetime) -> Row:
    return {
        "id": number,
        "organisation_id": organisation,
        "name": name,
        "search_name": normalised(name),
        "created_at": now,
    }


def _words(row: Row) -> list[Row]:
    belongs = {"organisation_id": row["organisation_id"], "person_id": row["id"]}
    return [{**belongs, "word": word} for word in sorted(words_of(str(row["name"])))]
