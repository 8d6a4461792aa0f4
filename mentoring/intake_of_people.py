"""Take a list of people in: who signed becomes a person, who did not a code and a class.

What a list says «in words» is never a consent. Every chunk is one unit of work; a row is noted
with the fingerprint of its file, so that a second attempt, or the same file, changes nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from mentoring.errors import Simple
from mentoring.house import House
from mentoring.ids import PersonId
from mentoring.imports import Counts, TakenRow
from mentoring.lists import lists_of
from mentoring.merging import call_for_a_look
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Choices
from mentoring.record import Record
from mentoring.roster.faults import Fault
from mentoring.roster.rows import Row
from mentoring.roster.twins import in_turns
from mentoring.roster_fates import Fate, Fated, fates
from mentoring.roster_writing import Writing

CHUNK = 200
"""Rows that are taken in together: a tenth of a second in which nobody else writes."""

FAULTY = {Fate.UNKNOWN_CODE: "code", Fate.EXPIRED: "paper_date"}
"""Fates of rows that cannot be taken in, with the column that is to blame."""

TWIN = "twin"
"""The reason of a row with the name and birth date of an earlier row of the same file."""


class Order(Record):
    """Say which file is taken in, by whom, and whether lookalikes are meant to be the same."""

    digest: str
    by: PersonId | None = None
    meant: bool = False


async def choices_for_rows(tx: UnitOfWork) -> Choices:
    """Return the school's own lists and its day: cells are judged by them."""
    organisation = await tx.organisations.get()
    today = tx.now.astimezone(ZoneInfo(organisation.zone)).date()
    return Choices(today=today, lists=lists_of(organisation, await tx.organisations.cycle()))


async def preview(
    tx: UnitOfWork, house: House, rows: Sequence[Row], order: Order
) -> tuple[Counts, tuple[Fault, ...]]:
    """Count what would become of rows, and name those that cannot be taken in."""
    found = await _fates(tx, house, rows, order)
    return counted([_foreseen(each, order) for each in found]), faults_of(found)


async def take_in(tx: UnitOfWork, house: House, rows: Sequence[Row], order: Order) -> Counts:
    """Take rows in, in this unit of work; return what became of them.

    Rows of one name and birth date come one after another: the later finds the earlier one known.
    """
    counts = Counts()
    for together in in_turns(rows):
        counts = counts.plus(await _take_in(tx, house, together, order))
    return counts


async def _take_in(tx: UnitOfWork, house: House, rows: Sequence[Row], order: Order) -> Counts:
    found = await _fates(tx, house, rows, order)
    writing = Writing(tx, house, order.by, (await choices_for_rows(tx)).today)
    taken = [
        *await writing.arrive([each for each in found if _is_plainly_new(each)]),
        *await writing.expect([each for each in found if becomes(each) is Fate.CODE]),
    ]
    for each in found:
        if becomes(each) is Fate.WAITING:
            taken.append(await writing.wait(each))
        elif becomes(each) is Fate.CHANGED or _comes_by_code(each):
            taken.append(await writing.change(each))
    if taken and not await tx.imports.take(order.digest, taken):
        raise RowsTaken
    await _look_at_twins(tx, found, taken)
    return counted(found)


class RowsTaken(RuntimeError):
    """Somebody else took the same rows in at the same moment: this unit of work is undone."""


def becomes(fated: Fated) -> Fate | None:
    """Say what is done with a row: one that looks like somebody known but signed comes in too."""
    return fated.then if fated.fate is Fate.MATCH else fated.fate


def counted(found: Sequence[Fated]) -> Counts:
    """Count rows by what becomes of them; a lookalike that comes in counts as both."""
    done = Counter(becomes(each) for each in found)
    return Counts(
        new=done[Fate.NEW],
        changed=done[Fate.CHANGED],
        same=done[Fate.SAME],
        matches=sum(each.fate is Fate.MATCH and not each.row.twin for each in found),
        twins=sum(each.fate is Fate.MATCH and bool(each.row.twin) for each in found),
        codes=done[Fate.CODE],
        waiting=done[Fate.WAITING],
        faulty=sum(done[fate] for fate in FAULTY),
    )


def faults_of(found: Sequence[Fated]) -> tuple[Fault, ...]:
    """Name the rows that only the database knows to be wrong, and twins: they need a decision."""
    return tuple(_fault(each) for each in found if each.fate in FAULTY or _is_twin(each))


def _fault(each: Fated) -> Fault:
    if _is_twin(each):
        limits: dict[str, Simple] = {"first": each.row.twin}
        return Fault(row=each.row.number, column="fio", reason=TWIN, limits=limits)
    return Fault(row=each.row.number, column=FAULTY[each.fate], reason=each.fate.value)


def _is_twin(each: Fated) -> bool:
    return each.fate is Fate.MATCH and each.row.twin is not None


def _foreseen(each: Fated, order: Order) -> Fated:
    """Count a row as a change whose person an earlier row of the same file will have brought."""
    meant = order.meant and _is_twin(each) and each.then is not None
    joins = each.row.again and each.fate in (Fate.NEW, Fate.WAITING)
    return replace(each, fate=Fate.CHANGED) if meant or joins else each


async def _fates(tx: UnitOfWork, house: House, rows: Sequence[Row], order: Order) -> list[Fated]:
    today: date = (await choices_for_rows(tx)).today
    return await fates(tx, house, rows, order.digest, today, meant=order.meant)


def _is_plainly_new(each: Fated) -> bool:
    return becomes(each) is Fate.NEW and each.enrolment is None


def _comes_by_code(each: Fated) -> bool:
    return becomes(each) is Fate.NEW and each.enrolment is not None


async def _look_at_twins(
    tx: UnitOfWork, found: Sequence[Fated], taken: Sequence[TakenRow]
) -> None:
    people = {each.row: each.person_id for each in taken}
    pairs = [
        (twin.id, person)
        for each in found
        for twin in each.twins
        if (person := people.get(each.row.number)) is not None
    ]
    await call_for_a_look(tx, pairs)
