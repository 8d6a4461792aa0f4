"""Say what would become of each row: somebody new, somebody known, a code, or nothing at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mentoring.ages import age_on
from mentoring.consent import (
    MINOR,
    OWN_AGREEMENT,
    PARTICIPATION,
    ConsentRecord,
    ConsentStep,
    Paper,
    Standing,
)
from mentoring.consent_proof import end_on
from mentoring.expected import Enrolment
from mentoring.house import House
from mentoring.ids import PersonId
from mentoring.people import Bracket, Person
from mentoring.permits import missing_from, needed
from mentoring.ports import UnitOfWork
from mentoring.roster.columns import folded
from mentoring.roster.rows import Row
from mentoring.roster_known import Known, look_up
from mentoring.roster_profiles import differs, places_of


class Fate(StrEnum):
    """Name what becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    MATCH = "match"
    CODE = "code"
    WAITING = "waiting"
    UNKNOWN_CODE = "unknown_code"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Fated:
    """Hold a row with its fate, and whom it is about where that is known."""

    row: Row
    fate: Fate
    person: Person | None = None
    enrolment: Enrolment | None = None
    twins: tuple[Person, ...] = ()
    then: Fate | None = None
    """What a row becomes that looks like somebody known, when it has its own sheet."""


async def fates(
    tx: UnitOfWork,
    house: House,
    rows: Sequence[Row],
    digest: str,
    today: date,
    *,
    meant: bool = False,
) -> list[Fated]:
    """Sort rows by what becomes of them; `meant`: who looks like somebody known is that person."""
    known = await look_up(tx, house, rows, digest, today, meant=meant)
    return [_fate(row, known) for row in rows]


def sheets_of(row: Row, own_from: int, today: date) -> dict[str, Paper]:
    """Return the consents that the papers of a row stand for, by their codes."""
    bracket = row.bracket(today)
    if row.paper is None or bracket is None:
        return {}
    if bracket is Bracket.ADULT:
        return {PARTICIPATION: row.paper}
    signed = {MINOR: row.paper}
    if row.own_paper is not None and OWN_AGREEMENT in wanted_of(row, own_from, today):
        signed[OWN_AGREEMENT] = row.own_paper
    return signed


def wanted_of(row: Row, own_from: int, today: date) -> tuple[str, ...]:
    """Return the consents that somebody of this age needs; none is known without a birth date."""
    return needed(age_on(row.born, today), own_from) if row.born else ()


def _fate(row: Row, known: Known) -> Fated:
    if row.number in known.taken:
        return Fated(row, Fate.SAME)
    if _is_expired(row, known):
        return Fated(row, Fate.EXPIRED)
    if row.code is not None:
        return _by_code(row, row.code, known)
    if row.person is not None:
        person = known.people.get(PersonId(row.person))
        if person is None or not _is_called(person, row):
            return Fated(row, Fate.UNKNOWN_CODE)
        return _known(row, person, known)
    if row.paper is not None:
        for holder in known.holders.get((row.paper.number, row.paper.dated_on), ()):
            found = known.people.get(holder)
            if found is not None and _is_called(found, row):
                return _known(row, found, known)
    twins = known.namesakes.get((folded(row.name), row.born), ()) if row.born else ()
    if len(twins) == 1 and known.meant:
        return _known(row, twins[0], known)
    if (twins or row.twin) and row.paper is not None:
        return Fated(row, Fate.MATCH, twins=twins, then=_newcomer(row, known))
    if row.twin or any(_takes_part(twin, known) for twin in twins):
        return Fated(row, Fate.MATCH, twins=twins)
    return Fated(row, _newcomer(row, known))


def _by_code(row: Row, code: int, known: Known) -> Fated:
    enrolment = known.codes.get(code)
    if enrolment is None:
        return Fated(row, Fate.UNKNOWN_CODE)
    if enrolment.person_id is None:
        fate = Fate.SAME if row.paper is None else _newcomer(row, known)
        return Fated(row, fate, enrolment=enrolment)
    person = known.people.get(enrolment.person_id)
    if person is None or not _is_called(person, row):
        return Fated(row, Fate.UNKNOWN_CODE)
    return _known(row, person, known)


def _newcomer(row: Row, known: Known) -> Fate:
    bracket = row.bracket(known.today)
    if row.paper is None or bracket is None:
        return Fate.CODE
    signed = sheets_of(row, known.own_from, known.today)
    wanted = wanted_of(row, known.own_from, known.today)
    return Fate.WAITING if set(wanted) - set(signed) else Fate.NEW


def _known(row: Row, person: Person, known: Known) -> Fated:
    standing = known.standings.get(person.id, Standing(person_id=person.id))
    fresh = unsigned(standing, sheets_of(row, known.own_from, known.today), known.today)
    lacking = set(missing_from(standing, known.today)) - set(fresh)
    if lacking:
        return Fated(row, Fate.CHANGED if fresh else Fate.SAME, person)
    places = places_of(row, row.bracket(known.today), known.house, known.organisation)
    told = differs(row, places, person, known.sides.get(person.id, ()))
    return Fated(row, Fate.CHANGED if fresh or told else Fate.SAME, person)


def unsigned(standing: Standing, signed: Mapping[str, Paper], today: date) -> dict[str, Paper]:
    """Return the sheets that would change something: a revoked one never comes alive again."""
    return {
        code: paper
        for code, paper in signed.items()
        if not standing.holds(code, today) and _is_new(standing.last.get(code), paper)
    }


def _is_new(last: ConsentRecord | None, paper: Paper) -> bool:
    return last is None or (last.step is not ConsentStep.GIVEN and paper.dated_on > last.at.date())


def _is_expired(row: Row, known: Known) -> bool:
    """Tell whether a sheet was signed so long ago that its term is over."""
    for code, paper in sheets_of(row, known.own_from, known.today).items():
        text = known.texts.get(code)
        until = end_on(text, paper.dated_on) if text else None
        if until is not None and until < known.today:
            return True
    return False


def _is_called(person: Person, row: Row) -> bool:
    return person.name is None or folded(person.name) == folded(row.name)


def _takes_part(person: Person, known: Known) -> bool:
    standing = known.standings.get(person.id)
    return standing is not None and not missing_from(standing, known.today)
