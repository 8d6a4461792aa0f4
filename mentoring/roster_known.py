"""Look up what is known of the people some rows tell of: sheets, namesakes, codes, sides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mentoring.applications import Participation
from mentoring.consent import (
    MINOR,
    OWN_AGREEMENT,
    PARTICIPATION,
    ConsentRecord,
    ConsentText,
    Standing,
)
from mentoring.expected import Enrolment
from mentoring.house import House
from mentoring.ids import PersonId
from mentoring.imports import TakenRow
from mentoring.organisations import Organisation
from mentoring.people import Person
from mentoring.permits import OWN_FROM
from mentoring.ports import UnitOfWork
from mentoring.roster.columns import folded
from mentoring.roster.rows import Row


@dataclass(slots=True)
class Known:
    """Hold what the database says about the people of some rows."""

    today: date
    meant: bool
    house: House
    texts: Mapping[str, ConsentText]
    organisation: Organisation
    taken: Mapping[int, TakenRow]
    codes: Mapping[int, Enrolment]
    holders: Mapping[tuple[str, date], frozenset[PersonId]]
    people: Mapping[PersonId, Person]
    namesakes: Mapping[tuple[str, date | None], tuple[Person, ...]]
    standings: Mapping[PersonId, Standing]
    sides: Mapping[PersonId, tuple[Participation, ...]]

    @property
    def own_from(self) -> int:
        """Return the age from which a minor agrees too."""
        return self.organisation.own_from or OWN_FROM


async def look_up(
    tx: UnitOfWork,
    house: House,
    rows: Sequence[Row],
    digest: str,
    today: date,
    *,
    meant: bool,
) -> Known:
    """Return what is known of whom the rows tell of, in a few statements for all of them."""
    organisation = await tx.organisations.get()
    taken = await tx.imports.taken(digest, {row.number for row in rows})
    fresh = [row for row in rows if row.number not in taken]
    codes = {row.code: await tx.enrolments.by_number(row.code) for row in fresh if row.code}
    sheets = await tx.imports.sheets({row.paper.number for row in fresh if row.paper})
    named = await tx.imports.namesakes({row.name for row in fresh if row.born})
    there = {person.id: person for person in named}
    held = {record.person_id for record in sheets}
    held |= {each.person_id for each in codes.values() if each and each.person_id}
    held |= {PersonId(row.person) for row in fresh if row.person}
    if held - there.keys():
        there |= await tx.people.persons(held - there.keys())
    people = {number: each for number, each in there.items() if each.erased_at is None}
    return Known(
        today=today,
        meant=meant,
        house=house,
        organisation=organisation,
        texts=await _texts(tx, organisation.locale),
        taken=taken,
        codes={code: each for code, each in codes.items() if code and each},
        holders=_holders(sheets),
        people=people,
        namesakes=_namesakes(named),
        standings={person: await tx.consents.standing(person) for person in people},
        sides=await _sides(tx, set(people)),
    )


async def _texts(tx: UnitOfWork, language: str) -> dict[str, ConsentText]:
    """Return the wordings in force; one that nobody was shown yet is published with the first."""
    found = {}
    for code in (PARTICIPATION, MINOR, OWN_AGREEMENT):
        try:
            found[code] = await tx.consents.text(code, language)
        except LookupError:
            continue
    return found


def _holders(sheets: Sequence[ConsentRecord]) -> dict[tuple[str, date], frozenset[PersonId]]:
    found: dict[tuple[str, date], frozenset[PersonId]] = {}
    for record in sheets:
        if record.paper is not None:
            place = record.paper.number, record.paper.dated_on
            found[place] = found.get(place, frozenset()) | {record.person_id}
    return found


def _namesakes(named: Sequence[Person]) -> dict[tuple[str, date | None], tuple[Person, ...]]:
    found: dict[tuple[str, date | None], tuple[Person, ...]] = {}
    for person in named:
        place = folded(person.name or ""), person.birth_date
        found[place] = (*found.get(place, ()), person)
    return found


async def _sides(
    tx: UnitOfWork, people: set[PersonId]
) -> dict[PersonId, tuple[Participation, ...]]:
    found: dict[PersonId, tuple[Participation, ...]] = {}
    for each in await tx.participations.of_people(people):
        found[each.person_id] = (*found.get(each.person_id, ()), each)
    return found
