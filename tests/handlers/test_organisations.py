"""One bot serves several organisations: whom an address talks to is stored and can be changed."""

from collections.abc import AsyncIterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from mentoring.applications import ParticipationState, Side
from mentoring.branches import Cell, Hidden, guarded
from mentoring.ids import OrganisationId
from mentoring.listing import Number
from mentoring.organisations import OrganisationKind
from mentoring.people import StaffRole
from mentoring.report import report_today
from mentoring.setting_up import ensure_cycle
from storage.tables import cycles, organisations
from tests.handlers.college import College
from tests.handlers.two_schools import OTHER_NAME, accounts, curator_of, second_school
from tests.talk import Person, Town, town

OURS = "Вятский техникум"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        await opened.curator.says("/menu")
        yield opened


async def test_a_newcomer_chooses_among_several_and_leaves_no_trace_elsewhere(here: Town) -> None:
    other = await second_school(here)
    anna = here.person(31)
    await anna.says("/start")
    assert anna.sees("Из какой организации")
    assert {OURS, OTHER_NAME} <= set(anna.screen.buttons)
    await anna.says("привет")
    assert anna.sees("Из какой организации")
    await here.restarts()
    asked = anna.screen
    await anna.presses(OTHER_NAME)
    assert anna.sees(f"Наставничество · {OTHER_NAME}")
    assert await accounts(here, anna) == [other]
    await anna.presses(OTHER_NAME, on=asked)
    assert await accounts(here, anna) == [other]
    await anna.presses("Начать")
    assert anna.sees("Какая роль")


async def test_with_one_organisation_nobody_is_asked(here: Town) -> None:
    anna = here.person(31)
    await anna.says("/start")
    assert anna.sees(f"Наставничество · {OURS}")
    await anna.says("/settings")
    assert "Организация" not in " ".join(anna.screen.buttons)


async def test_a_link_moves_a_person_and_the_settings_bring_them_back(here: Town) -> None:
    anna = await College(here).mentor("Орлова Анна Викторовна")
    other = await second_school(here)
    vera = await curator_of(here, other)
    await vera.says("/invite")
    link = await made_link(vera, "наставник")
    await anna.phone.says(f"/start {link}")
    assert anna.phone.sees("18 и старше")
    assert await accounts(here, anna.phone) == [here.app.organisation, other]
    await anna.phone.says("/settings")
    await anna.phone.presses("Организация")
    await anna.phone.presses(OURS)
    assert anna.phone.sees(OURS)
    await anna.phone.says("/profile")
    assert anna.phone.sees("Наставник: ")
    await anna.phone.presses_data(f"ogc:{other}")
    await anna.phone.says("/profile")
    assert not anna.phone.sees("Орлова")
    await anna.phone.presses_data("ogc:77")
    assert anna.phone.sees(OTHER_NAME)


async def test_a_button_belongs_to_the_organisation_of_its_message(here: Town) -> None:
    college = College(here)
    anna = await college.mentor("Орлова Анна Викторовна")
    maria = await college.mentee("Кузнецова Мария Петровна")
    other = await second_school(here)
    vera = await curator_of(here, other)
    await vera.says("/invite")
    await anna.phone.says(f"/start {await made_link(vera, 'наставник')}")
    await college.offers(anna, maria)
    await anna.phone.presses("Открыть")
    assert anna.phone.sees("Кузнецова")
    await anna.phone.says("/profile")
    assert anna.phone.sees("Наставник: ")


async def test_a_viewer_sees_numbers_of_the_branches_and_nobody_of_them(here: Town) -> None:
    other = await second_school(here)
    await branch(here, "Центр", here.app.organisation, 12)
    north = await branch(here, "Север", here.app.organisation, 3)
    await branch(here, "Крайний <север>", north, 9)
    await branch(here, "Чужой филиал", other, 30)
    viewer = await College(here).mentee("Смотрящий Пётр Ильич", approved=False)
    await viewer.phone.says("/overview")
    assert not viewer.phone.sees("Подразделения")
    async with here.app.storage.work(here.app.organisation) as tx:
        await tx.people.grant(viewer.person, StaffRole.MUNICIPAL_VIEWER, tx.now)
    await viewer.phone.says("/overview")
    assert viewer.phone.sees("Все подразделения: участники 0, готовые наставники 24,")
    assert viewer.phone.sees("• Север: участники 0, готовые наставники меньше 5,")
    assert viewer.phone.sees("• Крайний <север>: участники 0, готовые наставники скрыто,")
    assert viewer.phone.sees("• Центр: участники 0, готовые наставники 12,")
    for closed in ("Чужой", OTHER_NAME, "Наставников"):
        assert not viewer.phone.sees(closed)
    async with here.app.storage.read(north) as tx:
        assert [(each.name, each.mentors) for each in await tx.organisations.totals()] == [
            ("Крайний <север>", 9)
        ]


async def test_a_branch_counts_as_its_own_report_does(here: Town) -> None:
    college, above = College(here), await second_school(here)
    anna = await college.mentor("Орлова Анна Викторовна")
    await college.announces(anna, await college.mentee("Кузнецова Мария Петровна"))
    await college.mentee("Смирнова Ольга Петровна")
    async with here.app.storage.engines.write.begin() as connection:
        ours = organisations.c.id == here.app.organisation
        await connection.execute(update(organisations).where(ours).values(parent_id=above))
    async with here.app.storage.read(here.app.organisation) as tx:
        report = await report_today(tx)
    async with here.app.storage.read(above) as tx:
        [told] = await tx.organisations.totals()
    assert told.participants == report.count(Number.PARTICIPANTS) == 2
    assert told.pairs == report.count(Number.PAIRS) == 1
    assert told.mentors == report.count(Number.READY_MENTORS) == 1
    assert told.mentees == report.count(Number.READY_MENTEES) == 2


def test_no_difference_tells_a_small_count() -> None:
    seen: dict[tuple[tuple[Cell, ...], Cell], list[tuple[int, ...]]] = {}
    for n in (1, 2, 3):
        for counts in product(range(19), repeat=n):
            seen.setdefault(guarded(counts), []).append(counts)
    for (cells, total), possible in seen.items():
        complete = isinstance(total, Hidden) or total < 19
        for at, cell in enumerate(cells):
            if cell is Hidden.UNDER and complete:
                assert len({counts[at] for counts in possible}) > 1, (cells, possible)
    assert guarded([7, 0, 12]) == ((7, 0, 12), 19)
    assert guarded([1, 1, 1, 1]) == ((Hidden.UNDER,) * 4, Hidden.GUARD)


async def test_a_role_of_an_earlier_cycle_says_so(here: Town) -> None:
    await here.curator.says("/menu")
    await here.curator.presses_data("menu:roles")
    assert here.curator.sees("Роли в программе")
    assert not here.curator.sees("на цикл")
    async with here.app.storage.work(here.app.organisation) as tx:
        day = date(2025, 9, 1)
        cycle = await ensure_cycle(tx)
        await tx.organisations.save_cycle("Год <первый>", cycle.starts_on, cycle.ends_on, ())
    later = {"title": "Год второй", "starts_on": day, "ends_on": day, "forms": []}
    async with here.app.storage.engines.write.begin() as connection:
        new = insert(cycles).values(organisation_id=here.app.organisation, **later)
        await connection.execute(new)
    await here.curator.presses_data("menu:roles")
    assert here.curator.sees("на цикл «Год <первый>»")


async def branch(here: Town, name: str, parent: OrganisationId, mentors: int) -> OrganisationId:
    """Found a branch in which so many mentors are ready."""
    storage = here.app.storage
    made = await storage.found(name, OrganisationKind.SCHOOL, "Asia/Omsk", parent=parent)
    async with storage.work(made.id) as tx:
        await ensure_cycle(tx)
        for _ in range(mentors):
            person = await tx.people.add_person(None)
            await tx.people.save_person(person.model_copy(update={"name": "Наставников Иван"}))
            opened = await tx.participations.open(person.id, Side.MENTOR)
            await tx.participations.submit(opened.id, {}, 1, tx.now)
            await tx.participations.decide(opened.id, ParticipationState.READY, person.id, tx.now)
    return made.id


async def made_link(curator: Person, role: str) -> str:
    """Make an invitation by pressing; return the payload of its link."""
    await curator.presses("Пригласить")
    await curator.presses(role)
    if curator.sees("Какой класс"):
        await curator.presses("Любой")
    await curator.presses("7 дней")
    await curator.presses("1 человек")
    text = curator.screen.text
    return text.partition("?start=")[2].split("<")[0].split()[0]
