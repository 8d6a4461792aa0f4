"""Make a value for any parameter of a repository, and a row for any table, out of one secret."""

import types
import typing
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import Column, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import OrganisationId
from mentoring.record import Record
from storage.tables import metadata
from tests.storage.stage import START

SECRET = "тайна"
ELSEWHERE = {"DeliveryId": "outbox", "LetterId": "broadcasts", "ParticipationId": "participations"}
MANY = (list, Sequence, Collection, Iterable, set, frozenset, AbstractSet)


async def fill(connection: AsyncConnection, school: OrganisationId) -> dict[str, int]:
    """Leave a row of the school in every table; return an id of each."""
    ids: dict[str, int] = {}
    for table in metadata.sorted_tables:
        if "organisation_id" in table.c:
            mine = select(table).where(table.c.organisation_id == school).limit(1)
            if (await connection.execute(mine)).first() is None:
                await connection.execute(table.insert().values(row(table, school, ids)))
        if "id" in table.c:
            found = select(table.c.id).order_by(table.c.id.desc()).limit(1)
            ids[table.name] = (await connection.execute(found)).scalar() or 0
    ids["organisations"] = school
    return ids


def row(table: Table, school: OrganisationId, ids: dict[str, int]) -> dict[str, object]:
    """Make a row out of the types of its columns."""
    return {
        column.name: school if column.name == "organisation_id" else cell(column, ids)
        for column in table.c
        if not (column.name == "id" and column.primary_key)
    }


def cell(column: Column[Any], ids: dict[str, int]) -> object:
    """Make a value that a column takes."""
    if column.foreign_keys:
        [key] = column.foreign_keys
        return ids.get(key.column.table.name)
    name = type(column.type).__name__
    if "Json" in name:
        return {"words": SECRET}
    by_type: dict[str, object] = {
        "Integer": 1,
        "BigInteger": 1,
        "LargeBinary": SECRET.encode(),
        "Boolean": True,
        "Instant": START,
        "Date": START.date(),
        "SealedDate": START.date(),
    }
    return by_type.get(name, SECRET)


def sample(wanted: object, ids: dict[str, int], school: OrganisationId) -> Any:
    """Make a value of a type: ids are those of the school's rows, words are the secret."""
    if wanted in (typing.Any, object, Any):
        return SECRET
    origin, inner = typing.get_origin(wanted), typing.get_args(wanted)
    if isinstance(wanted, typing.NewType):
        return number(wanted.__name__, ids)
    if origin in (typing.Union, types.UnionType):
        return sample(next(each for each in inner if each is not type(None)), ids, school)
    if origin is typing.Annotated:
        return sample(inner[0], ids, school)
    if origin is tuple:
        return tuple(sample(each, ids, school) for each in inner if each is not Ellipsis)
    if origin in MANY:
        [value] = [sample(each, ids, school) for each in inner]
        return {value} if origin in (set, frozenset, AbstractSet) else [value]
    if origin in (dict, Mapping):
        return {sample(inner[0], ids, school): sample(inner[1], ids, school)}
    return plain(wanted, ids, school)


def plain(wanted: Any, ids: dict[str, int], school: OrganisationId) -> Any:
    """Make a value of a class."""
    known = {
        int: 1,
        str: SECRET,
        bool: True,
        float: 1.0,
        bytes: SECRET.encode(),
        datetime: START,
        date: START.date(),
        timedelta: timedelta(days=1),
    }
    if wanted in known:
        return known[wanted]
    if issubclass(wanted, Enum):
        return next(iter(wanted))
    if issubclass(wanted, Record):
        fields = {
            name: sample(field.annotation, ids, school)
            for name, field in wanted.model_fields.items()
        }
        return wanted.model_construct(**fields)
    raise TypeError(wanted)


def number(name: str, ids: dict[str, int]) -> int:
    """Return the id of the school's row that an id type stands for."""
    stem = name.removesuffix("Id").lower()
    table = ELSEWHERE.get(name) or next(
        (each for each in ids if each.replace("_", "").startswith(stem)), ""
    )
    return ids.get(table, 1)
