"""A curator of one school presses every button there is with ids of another school, in vain."""

import types
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Literal, get_args, get_origin

import pytest
from aiogram.filters.callback_data import CallbackData
from sqlalchemy import select

import handlers.callbacks
from mentoring.ids import OrganisationId
from storage.tables.columns import metadata
from tests.handlers.college import College
from tests.handlers.lived import college_town
from tests.handlers.test_isolation import GROUP, expects, secrets_of, told_to
from tests.handlers.two_schools import curator_of, second_school
from tests.talk import Person, Town

FOREIGN = ((1, False), (2, True))
"""The school that was there first has people and things under these numbers; not sure, sure."""

LAST = ("csr", "pve", "ogc", "lang", "dho", "sre", "srl", "shn", "oga", "ogl", "nmc", "inb")
"""What changes the own work of whoever presses: a role, a consent, a language, an incident."""

NEWCOMER = {"accounts", "outbox"}
"""What is written where somebody chooses another school of the bot, as any newcomer may."""

WORDS = {
    "members": "1.2",
    "to": "people",
    "code": "C1",
    "language": "ru",
    "at": "settings",
    "step": "training",
    "act": "done",
    "kind": "other",
    "role": "deputy",
    "show": "attention",
    "what": "offer",
}
"""What stands in a button whose words are known; any other word is made up."""


def classes() -> list[type[CallbackData]]:
    """Return all kinds of buttons, those that end the own work last."""
    for found in iter_modules(handlers.callbacks.__path__):
        import_module(f"{handlers.callbacks.__name__}.{found.name}")
    ours = [each for each in _below(CallbackData) if each.__module__.startswith("handlers.")]
    return sorted(ours, key=lambda each: each.__prefix__ in LAST)


def _below(kind: type[CallbackData]) -> Iterator[type[CallbackData]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def packed(kind: type[CallbackData], number: int, *, sure: bool) -> str:
    """Forge a button: every number in it is the foreign one."""
    forged = {
        name: _value(name, field.annotation, number, sure=sure)
        for name, field in kind.model_fields.items()
        if field.is_required() or _plain(field.annotation) is not str
    }
    return kind(**forged).pack()


def _value(name: str, annotation: Any, number: int, *, sure: bool) -> object:
    plain = _plain(annotation)
    if plain is bool:
        return sure
    if plain is int:
        return number
    if get_origin(plain) is Literal:
        return get_args(plain)[0]
    if isinstance(plain, type) and issubclass(plain, Enum):
        return next(iter(plain))
    return WORDS.get(name, "open")


def _plain(annotation: Any) -> Any:
    """Take an optional type and a NewType for what they hold."""
    if isinstance(annotation, types.UnionType):
        annotation = next(each for each in get_args(annotation) if each is not types.NoneType)
    return getattr(annotation, "__supertype__", annotation)


async def rows_of(here: Town, school: OrganisationId) -> dict[str, list[str]]:
    """Return all that is stored of a school."""
    tables = [each for each in metadata.sorted_tables if "organisation_id" in each.c]
    async with here.app.storage.engines.read.connect() as connection:
        return {
            table.name: [
                str(row)
                for row in await connection.execute(
                    select(table).where(table.c.organisation_id == school)
                )
            ]
            for table in tables
        }


async def changed(here: Town, school: OrganisationId, before: dict[str, list[str]]) -> set[str]:
    """Name the tables where a school is not as it was."""
    after = await rows_of(here, school)
    return {name for name in before if before[name] != after[name]}


async def presses_all(vera: Person, kinds: list[type[CallbackData]]) -> int:
    """Press every kind with the foreign numbers; return how many presses that were."""
    forged = [packed(kind, number, sure=sure) for kind in kinds for number, sure in FOREIGN]
    for data in dict.fromkeys(forged):
        await vera.presses_data(data)
    return len(set(forged))


@pytest.mark.long
async def test_no_button_opens_or_changes_anything_of_another_school(tmp_path: Path) -> None:
    async with college_town(tmp_path) as here:
        home = here.app.organisation
        other = await second_school(here)
        vera = await curator_of(here, other)
        own = await College(here, number=5000, organisation=other).mentee("Ершов Глеб Ильич")
        assert own.person not in dict(FOREIGN)
        await expects(here, home)
        secrets = await secrets_of(here, home) | {GROUP}
        before, since = await rows_of(here, home), len(here.telegram.requests)
        here.alarms.expect()
        kinds = classes()
        pressed = await presses_all(vera, [each for each in kinds if each.__prefix__ not in LAST])
        assert pressed > 300
        await vera.says("/people")
        assert vera.sees("Люди"), "a button ends the own work of who presses it: see LAST"
        assert await changed(here, home, before) == set()
        await presses_all(vera, [each for each in kinds if each.__prefix__ in LAST])
        leaks = {s for text in told_to(here, vera, since) for s in secrets if s in text}
        assert leaks == set()
        assert await changed(here, home, before) <= NEWCOMER
