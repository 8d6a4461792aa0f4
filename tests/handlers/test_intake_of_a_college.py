"""A college of five forms comes in, by lists and by chat; both bases say what the script says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from handlers.callbacks.roster import Lookalikes
from mentoring.applications import Side
from tests.handlers.intake import (
    COLLEGE,
    COLUMNS,
    THE_COLLEGE,
    Guest,
    both_roles,
    script,
    sides,
    table,
)
from tests.handlers.intake_bases import (
    MENTEES,
    lines_of,
    stand_as_written,
    takes_bases,
    tell_nobody,
    text_of,
)
from tests.handlers.intake_units import all_are_approved, all_are_paired, settled_in
from tests.handlers.newcomers import (
    answers_as_a_child,
    curator_answers_for,
    goes_all_the_way,
    mentor_joins,
    paper_is_noted,
    parent_agrees,
    student_joins,
    waits,
)
from tests.rosters import read, signed
from tests.talk import Town, town

pytestmark = pytest.mark.slow

TITLES = {
    "learner-learner": "студент – студент",
    "teacher-learner": "преподаватель – обучающийся",
    "employer-student": "работодатель – студент",
    "teacher-teacher": "преподаватель – преподаватель",
    "employer-teacher": "работодатель – преподаватель",
}
CYCLE = {"forms": list(TITLES), "starts_on": date(2026, 9, 1), "ends_on": date(2027, 8, 31)}
FIGURES: dict[str, object] = {"learners": 499, "teachers": 44, "young_teachers": 7}
WARD, STUDENT, TEACHER, EMPLOYEE, NO_PARENT = 3001, 3002, 3003, 3004, 3005
NO_PHONE = (9, 50, 56, 60, 61)
"""Whom nobody reaches by a messenger; for the third the curator answers."""


def written() -> list[Guest]:
    """The script: 65 mentees and 30 mentors, 94 people, 40 of them under age."""
    made = both_roles(script(THE_COLLEGE, 2021), "employer-teacher", "teacher-learner")
    made[0] = replace(made[0], born=date(2008, 11, 25))  # eighteen in two days
    for number in NO_PHONE:
        made[number] = replace(made[number], phone=False)
    return made


def of(guests: Sequence[Guest], form: str, side: str) -> list[Guest]:
    """Those on one side of a form."""
    return [guest for guest in sides(guests, side) if guest.form == form]


async def test_a_college_comes_in(tmp_path: Path) -> None:
    guests = written()
    assert (len(guests), sum(guest.is_minor for guest in guests)) == (94, 40)
    async with town(
        tmp_path,
        organisation={"name": "Вятский техникум", "kind": "college", "timezone": "Europe/Kirov"},
        cycle=CYCLE,
        contingent=FIGURES,
    ) as here:
        await settled_in(here, guests, "full")
        by_chat = await come_by_chat(here, guests)
        await come_by_list(here, [each for each in guests if each not in by_chat])
        await all_are_approved(here)
        await all_are_paired(here, guests, COLLEGE)
        named, coded = await takes_bases(here)
        stand_as_written(named, guests, COLLEGE, TITLES)
        tell_nobody(coded, guests)
        assert await representatives(here) == (40, 39)
        await two_days_later(here, guests)


async def representatives(here: Town) -> tuple[int, int]:
    """Count who speaks for a child, and whom of them only a signed paper knows."""
    async with here.app.storage.read(here.app.organisation) as tx:
        there = await tx.guardians.all()
    assert len({each.child_id for each in there}) == len(there)
    return len(there), sum(each.representative_id is None for each in there)


async def two_days_later(here: Town, guests: list[Guest]) -> None:
    """One consent is revoked, one learner comes of age and gives the own."""
    ward, student = guests[0], of(guests, "employer-student", "наставляемый")[-1]
    await here.person(STUDENT).says("/consent")
    await here.person(STUDENT).presses("1. Отозвать")
    await here.person(STUDENT).presses("Да, отозвать")
    await here.moves(days=2)
    await here.person(WARD).presses("Открыть")
    await here.person(WARD).presses("Даю согласие")
    named, coded = await takes_bases(here)
    there = {line["ФИО наставляемого"]: line for line in lines_of(named, MENTEES)}
    assert len(there) == 64
    assert student.name.full not in text_of(named)
    assert "C1" in there[ward.name.full]["Согласие"]
    tell_nobody(coded, [guest for guest in guests if guest is not student])


async def come_by_chat(here: Town, guests: list[Guest]) -> list[Guest]:
    """One of each kind comes in person."""
    learners = of(guests, "learner-learner", "наставляемый")
    ward, unwired = learners[:2]
    child = await waits(here, WARD, ward)
    await parent_agrees(here, WARD + 500, ward, "К-001")
    await answers_as_a_child(child, ward)
    child = await waits(here, NO_PARENT, unwired)
    await paper_is_noted(here, unwired, "К-002")
    await answers_as_a_child(child, unwired)
    student = of(guests, "employer-student", "наставляемый")[-1]
    await student_joins(here, STUDENT, student)
    teacher = of(guests, "teacher-learner", "наставник")[0]
    mentor = await mentor_joins(here, TEACHER, teacher, TITLES["teacher-learner"], "14–15 лет")
    async with here.app.storage.read(here.app.organisation) as tx:
        [candidate] = await tx.participations.all(Side.MENTOR)
    await goes_all_the_way(here, mentor, candidate.id)
    employee = of(guests, "employer-student", "наставник")[0]
    await mentor_joins(here, EMPLOYEE, employee, TITLES["employer-student"], "16–17 лет")
    told_of = of(guests, "teacher-teacher", "наставляемый")[0]
    await curator_answers_for(here, told_of)
    return [ward, unwired, student, teacher, employee, told_of]


async def come_by_list(here: Town, guests: list[Guest]) -> None:
    """All others stand in a list: two have no papers yet, three rows say somebody again."""
    olga = here.curator
    late = [of(guests, "learner-learner", "наставляемый")[0], guests[-1]]
    again = of(guests, "teacher-teacher", "наставляемый")[:2]
    rows = [g.cells(TITLES) | ({} if g in late else g.papers) for g in guests]
    await olga.sends_file("список.xlsx", table([*rows, rows[5]]))
    for words in (f"{len(guests) - 2} нов", "2 без согласия", "1 строка с ошиб"):
        assert olga.sees(words), olga
    await olga.presses("Загрузить ")
    assert olga.sees("Список загружен"), olga
    await olga.presses("Взять список с кодами")
    place = list(COLUMNS).index("code")
    codes = {row[1]: str(row[place]) for row in read(olga.documents[-1].content)}
    papers = [g.cells(TITLES) | g.papers | {"code": codes[g.name.full]} for g in late]
    twins = [g.cells(TITLES) | signed(f"{g.number}/27") for g in again]
    await olga.sends_file("ещё.xlsx", table([*papers, *twins]))
    assert olga.sees("2 похожи на записанных"), olga
    await olga.presses("Загрузить ")
    for each in again:
        await olga.presses_data(Lookalikes().pack())
        await olga.presses(each.name.family)
        await olga.presses("Это один человек")
        await olga.presses("Да, один человек")
