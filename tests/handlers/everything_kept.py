"""Read every row of a database as the bot reads it, and say whom it is about."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from mentoring.ids import PersonId
from storage.tables import metadata
from tests.talk import Town

ABOUT = {"persons": "id", "guardians": "child_id"}
"""Columns that say whom a row is about, where it is not `person_id`."""


@dataclass(frozen=True)
class Kept:
    """One row that holds something which was looked for."""

    table: str
    mark: str
    person: PersonId | None
    purpose: str = ""


@dataclass
class Kin:
    """Know which people the accounts and participations of a database belong to."""

    accounts: dict[int, PersonId | None]
    participations: dict[int, PersonId]

    def owner(self, table: str, row: Mapping[str, object]) -> PersonId | None:
        """Return whom a row is about; what a run is about says its subject first."""
        subject = row.get("subject")
        of = subject if isinstance(subject, dict) else {}
        if "participation" in of:
            return self.participations.get(int(of["participation"]))
        if "participation_id" in row:
            return self.participations.get(_number(row["participation_id"]))
        person = _number(of.get("person") or row.get(ABOUT.get(table, "person_id")))
        account = self.accounts.get(_number(row.get("account_id")))
        return PersonId(person) if person else account


async def kept_of(here: Town, marks: Iterable[str]) -> list[Kept]:
    """Return every row with one of these words, whatever table it lies in."""
    tables = await _everything(here)
    kin = Kin(
        {_number(row["id"]): _person(row["person_id"]) for row in tables["accounts"]},
        {
            _number(row["id"]): PersonId(_number(row["person_id"]))
            for row in tables["participations"]
        },
    )
    wanted = [each.casefold() for each in marks]
    return [
        Kept(table, mark, kin.owner(table, row), str(row.get("purpose") or ""))
        for table, rows in tables.items()
        for row in rows
        for mark in _found(wanted, row)
    ]


def _found(wanted: list[str], row: Mapping[str, object]) -> Iterator[str]:
    written = json.dumps(dict(row), ensure_ascii=False, default=str).casefold()
    return (mark for mark in wanted if mark in written)


async def _everything(here: Town) -> dict[str, list[Mapping[str, object]]]:
    async with here.app.storage.engines.read.connect() as connection:
        return {
            table.name: [{**row} for row in (await connection.execute(select(table))).mappings()]
            for table in metadata.sorted_tables
        }


def _person(value: object) -> PersonId | None:
    return PersonId(_number(value)) if value else None


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
