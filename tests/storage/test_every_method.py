"""Every method of every repository, asked by a stranger for the school's ids: nothing shows."""

import inspect
import typing
from collections.abc import Iterator
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from mentoring.errors import Refusal
from mentoring.ids import OrganisationId
from mentoring.organisations import Served
from mentoring.record import Record
from storage import Storage, StoredWork
from tests.storage.samples import SECRET, fill, sample
from tests.storage.stage import found
from tests.storage.test_isolation import kept, lived_in

NO_REPOSITORY = frozenset({"organisation", "now", "has_news", "replies"})
AT_LEAST = 120


def methods(tx: StoredWork) -> Iterator[tuple[str, str]]:
    """Name each public method of each repository."""
    for name, repository in vars(tx).items():
        if name.startswith("_") or name in NO_REPOSITORY:
            continue
        for method, _ in inspect.getmembers(repository, inspect.iscoroutinefunction):
            if not method.startswith("_"):
                yield name, method


def arguments(method: Any, ids: dict[str, int], school: OrganisationId) -> tuple[list, dict]:  # type: ignore[type-arg]
    """Fill every parameter with what is the school's."""
    hints, given, named = typing.get_type_hints(method), [], {}
    for parameter in inspect.signature(method).parameters.values():
        if parameter.kind is parameter.VAR_KEYWORD:
            continue
        value = sample(hints[parameter.name], ids, school)
        if parameter.kind is parameter.KEYWORD_ONLY:
            named[parameter.name] = value
        else:
            given.append(value)
    return given, named


def shown(result: object) -> Iterator[object]:
    """Give every record and word in a result."""
    if isinstance(result, dict):
        for value in result.values():
            yield from shown(value)
    elif isinstance(result, list | tuple | set | frozenset):
        for each in result:
            yield from shown(each)
    elif result is not None:
        yield result


def leaks(result: object, stranger: OrganisationId) -> bool:
    """Tell whether a result holds anything of the school."""
    for each in shown(result):
        if isinstance(each, Record):
            if isinstance(each, Served):
                continue  # the names of organisations are offered to everybody
            owner = getattr(each, "organisation_id", None)
            if owner is None or owner == stranger:
                if owner is None and SECRET in repr(each):
                    return True
                continue
            return True
        if isinstance(each, str) and SECRET in each:
            return True
    return False


async def test_a_stranger_learns_and_changes_nothing(storage: Storage) -> None:
    school = await found(storage)
    async with storage.work(school) as tx:
        await lived_in(tx)
    async with storage.engines.write.begin() as connection:
        ids = await fill(connection, school)
    stranger = await found(storage, "Чужие")
    before = await kept(storage, school)
    async with storage.work(stranger) as tx:
        every = list(methods(tx))
    wrong = []
    for repository, name in every:
        try:
            async with storage.work(stranger) as tx:
                method = getattr(getattr(tx, repository), name)
                given, named = arguments(method, ids, school)
                result = await method(*given, **named)
        except (Refusal, LookupError, SQLAlchemyError, ValueError):
            continue
        if leaks(result, stranger):
            wrong.append(f"{repository}.{name} shows {result!r}"[:300])
    assert wrong == []
    assert len(every) > AT_LEAST
    now = await kept(storage, school)
    changed = {table: now[table] for table in now if now[table] != before[table]}
    assert changed == {}
