"""Be a list of two thousand people, and compare it with what is stored of them."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import func, select

from bot.clock import SystemClock
from mentoring.ids import PersonId
from mentoring.imports import Counts, TakenRow
from mentoring.people import Person
from storage.tables import import_rows
from tests.drills.school import School
from tests.rosters import Cells, lines, signed, workbook

ROWS = 2_000
CHUNK = 200
LETTERS = "абвгдежзик"
CODES, WAITING = 200, 10
"""Rows without a sheet, and rows from 14 to 17 whose own sheet is missing."""
NEW = ROWS - CODES - WAITING


def table() -> bytes:
    """The list as a workbook."""
    return workbook(lines(*people()))


def text() -> bytes:
    """The list as CSV, which is read faster."""
    return "\n".join(";".join(row) for row in lines(*people())).encode()


def people() -> Iterator[Cells]:
    """Everybody on the list."""
    year = SystemClock().now().year
    for number in range(ROWS):
        letters = "".join(LETTERS[number // 10**place % 10] for place in range(4))
        said = {"role": "наставник", "fio": f"Тайнов{letters} Иван", "phone": f"+7000{number:07}"}
        if number % 10 == 9:
            yield said | {"born": "05.03.1980", "group": "К-1"}
        elif number % 200 == 7:
            teen = {"role": "наставляемый", "born": f"05.03.{year - 15}", "who": "мать"}
            yield said | teen | signed(f"{number}/26")
        else:
            yield said | {"born": "05.03.1980", "position": "учитель"} | signed(f"{number}/26")


def counted(rows: int) -> Counts:
    """Count what the first rows of the list become."""
    said = list(people())[:rows]
    codes, waiting = sum("number" not in row for row in said), sum("who" in row for row in said)
    return Counts(new=rows - codes - waiting, codes=codes, waiting=waiting)


def names() -> list[str]:
    """Whoever becomes a person with a name."""
    return [row["fio"] for row in people() if "number" in row and "who" not in row]


async def count_taken(school: School) -> int:
    """Count the rows that were taken in; a chunk shows only when it is complete."""
    async with school.storage.engines.read.connect() as connection:
        return int(await connection.scalar(select(func.count()).select_from(import_rows)) or 0)


async def nothing_is_half_saved(school: School, content: bytes) -> int:
    """Compare each row taken with its person, proof, side and words; return how many there are."""
    async with school.storage.read(school.organisation) as tx:
        taken = await tx.imports.taken(sha256(content).hexdigest())
        known = {each.id: each for each in await tx.people.all() if each.bracket is not None}
        proofs = Counter({who: len(each) for who, each in (await tx.consents.histories()).items()})
        sides = Counter(each.person_id for each in await tx.participations.all())
        expected = {each.id for each in await tx.enrolments.waiting()}
    assert len(taken) % CHUNK == 0
    people_of = {each.person_id for each in taken.values() if each.person_id is not None}
    assert people_of == set(known)
    for each in taken.values():
        _is_whole(each, known, proofs, sides)
    codes = {each.enrolment_id for each in taken.values() if each.person_id is None}
    assert expected == codes - {None}
    return len(taken)


def _is_whole(
    row: TakenRow,
    known: dict[PersonId, Person],
    proofs: Counter[PersonId],
    sides: Counter[PersonId],
) -> None:
    if row.person_id is None:
        assert row.enrolment_id is not None
        return
    person = known[row.person_id]
    assert proofs[person.id] == 1
    if row.enrolment_id is not None:  # waits for the own word: nothing of them is known
        assert (person.name, person.birth_date, person.phone, sides[person.id]) == (None,) * 3 + (
            0,
        )
    else:
        assert person.name is not None
        assert person.phone is not None
        assert sides[person.id] == 1


async def every_row_once(school: School, content: bytes) -> None:
    """Compare all that is stored with the list."""
    assert await nothing_is_half_saved(school, content) == ROWS
    async with school.storage.read(school.organisation) as tx:
        everybody = [each for each in await tx.people.all() if each.bracket is not None]
        found = await tx.people.find(names()[-1])
        expected = await tx.enrolments.waiting()
    assert sorted(filter(None, (each.name for each in everybody))) == sorted(names())
    assert [each.name for each in found] == [names()[-1]]
    assert (len(everybody), len(expected)) == (NEW + WAITING, CODES)
