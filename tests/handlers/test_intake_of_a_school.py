"""A rural school comes in: codes first, then parents with or without a messenger, then answers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.playground.college.names import MEN, WOMEN, Name
from mentoring.consent import MINOR
from mentoring.consents import active_text
from mentoring.enrolments import representative_key
from mentoring.guardians import Relation
from mentoring.people import Actor, Channel
from mentoring.representing import agree, come_by_code
from tests.handlers.families import payload
from tests.handlers.intake import (
    COLUMNS,
    SCHOOL,
    THE_SCHOOL,
    Guest,
    both_forms,
    script,
    sides,
    table,
)
from tests.handlers.intake_bases import stand_as_written, takes_bases, tell_nobody
from tests.handlers.intake_units import all_are_approved, all_are_paired, settled_in
from tests.handlers.newcomers import ANYBODY, hands_in, parent_agrees
from tests.rosters import read
from tests.talk import Town, town

pytestmark = pytest.mark.slow

TITLES = {
    "learner-learner": "ученик – ученик",
    "teacher-learner": "учитель – ученик",
    "teacher-teacher": "учитель – учитель",
}
CYCLE = {"forms": list(TITLES), "starts_on": date(2026, 9, 1), "ends_on": date(2027, 6, 20)}
HERE: dict[str, object] = {"name": "Сельская школа", "kind": "school", "timezone": "Asia/Tomsk"}
CHILD, PARENTS = 4001, 4500


def written() -> list[Guest]:
    """The script: 29 mentees and 19 mentors, two of one family, one eighteen in February."""
    made = both_forms(script(THE_SCHOOL, 7), "teacher-learner", "teacher-teacher")
    made[2] = replace(made[2], name=sibling(made[1].name))
    eldest = max((guest for guest in made if guest.is_minor), key=lambda guest: guest.age)
    grown = replace(eldest, born=date(2009, 2, 10), group="11А")
    return [grown if guest is eldest else guest for guest in made]


def sibling(name: Name) -> Name:
    """A brother or a sister, named alike but for the given name."""
    among = WOMEN if name.given in WOMEN else MEN
    return replace(name, given=next(each for each in among if each != name.given))


async def test_a_rural_school_comes_in(tmp_path: Path) -> None:
    guests = written()
    children = [guest for guest in guests if guest.is_minor]
    reached = [guest for guest in children if guest.age < 14]
    assert (len(sides(guests, "наставляемый")), len(sides(guests, "наставник"))) == (29, 19)
    assert (len(children), len(children) - len(reached)) == (36, 13)  # 35 % have no messenger
    async with town(
        tmp_path, organisation=HERE, cycle=CYCLE, contingent={"teachers": 22, "learners": 112}
    ) as here:
        await settled_in(here, guests, "short")
        codes = await first_list(here, guests, reached)
        await one_comes_in_person(here, reached[0], codes)
        await parents_agree(here, reached[1:], codes)
        await second_list(here, reached[1:], codes)
        await all_are_approved(here)
        await all_are_paired(here, guests, SCHOOL)
        named, coded = await takes_bases(here)
        stand_as_written(named, guests, SCHOOL, TITLES)
        tell_nobody(coded, guests)
        await families_are_known(here, len(children), len(reached))


async def first_list(
    here: Town, guests: Sequence[Guest], reached: Sequence[Guest]
) -> dict[str, str]:
    """Send everybody; who has no paper yet is a code and a class; return the codes by name."""
    olga = here.curator
    rows = [g.cells(TITLES) | ({} if g in reached else g.papers) for g in guests]
    await olga.sends_file("школа.xlsx", table(rows))
    for words in (f"{len(guests) - len(reached)} нов", f"{len(reached)} без согласия"):
        assert olga.sees(words), olga
    await olga.presses("Загрузить ")
    await olga.presses("Взять список с кодами")
    place = list(COLUMNS).index("code")
    told = {str(row[1]): str(row[place]) for row in read(olga.documents[-1].content)[1:]}
    codes = {guest.name.full: told[guest.name.full] for guest in reached}
    assert all(code.startswith("К-") for code in codes.values())
    async with here.app.storage.read(here.app.organisation) as tx:
        known = {person.name for person in await tx.people.all()}
    assert known.isdisjoint(codes)  # nobody is written down before a parent's consent
    return codes


async def one_comes_in_person(here: Town, guest: Guest, codes: dict[str, str]) -> None:
    """A learner under fourteen has a phone: the parent passes the link on."""
    parent = await parent_agrees(here, CHILD + 1, guest, codes[guest.name.full])
    await parent.presses("Ссылка для ребёнка")
    child = here.person(CHILD)
    await child.says(f"/start {payload(parent)}")
    await child.presses("Понятно")
    await hands_in(child, guest, guest.group, ANYBODY)


async def parents_agree(here: Town, guests: Sequence[Guest], codes: dict[str, str]) -> None:
    """Let the other parents with a messenger agree; a mother of two does it twice."""
    async with here.app.storage.work(here.app.organisation) as tx:
        text = await active_text(tx, "ru", MINOR)
        for number, guest in enumerate(guests):
            phone = PARENTS + (
                number - 1
                if guest.name.family == guests[0].name.family and number == 1
                else number
            )
            account = await tx.people.account_at(Channel.TELEGRAM, phone)
            account = account or await tx.people.add_account(Channel.TELEGRAM, phone, "ru")
            found = await tx.people.actor_at(Channel.TELEGRAM, phone)
            parent = found or Actor(account=account)
            enrolment = await tx.enrolments.by_number(int(codes[guest.name.full][2:]))
            assert enrolment is not None
            await come_by_code(tx, parent, await representative_key(tx, enrolment))
            await agree(tx, parent, enrolment.id, Relation.MOTHER, text)


async def second_list(here: Town, guests: Sequence[Guest], codes: dict[str, str]) -> None:
    """Send the rows with their codes: the consents are there now."""
    rows = [guest.cells(TITLES) | {"code": codes[guest.name.full]} for guest in guests]
    await here.curator.sends_file("школа с кодами.xlsx", table(rows))
    assert here.curator.sees(f"{len(guests)} изменени"), here.curator
    await here.curator.presses("Загрузить ")
    assert here.curator.sees("Список загружен")


async def families_are_known(here: Town, children: int, reached: int) -> None:
    """Whoever signed on paper is a relation only; whoever came is a person."""
    async with here.app.storage.read(here.app.organisation) as tx:
        guardians = await tx.guardians.all()
    named = [each.representative_id for each in guardians if each.representative_id]
    assert (len(guardians), len(named)) == (children, reached)
    assert len(set(named)) == reached - 1  # one mother has two children here
