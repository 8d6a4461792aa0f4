"""What a curator reads of a group before anybody is asked: members in full, the group in short."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from handlers.callbacks.plans import PlanMember, PlanUnit, PublishPlan
from mentoring.bars import Bar, Override
from mentoring.ids import PersonId
from tests.handlers.college import College, Somebody
from tests.handlers.planned import IVAN, MARIA, NINA, OLEG, makes_plan, planning_town
from tests.talk import Town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with planning_town(tmp_path) as opened:
        yield opened


async def a_group(here: Town) -> list[Somebody]:
    """Let one mentor lead three, of whom one alone has named whom she answers to."""
    college = College(here)
    mentor = await college.mentor(IVAN, capacity=3, subjects=["Физика"])
    vera = await college.mentor("Громова Вера Игоревна", approved=False)
    members = [
        await college.mentee(MARIA, superior=[f"#{vera.person}"]),
        await college.mentee(OLEG, slots=["fri-evening"]),
        await college.mentee(NINA, subjects=None),
    ]
    async with here.app.storage.work(here.app.organisation) as tx:
        away = {"mentor": mentor.participation, "mentee": members[1].participation}
        by = PersonId(vera.person)
        assert await tx.overrides.add(Override(bar=Bar.NO_SLOT, **away), by, "Хотят оба")
    return members


async def test_a_group_says_in_short_what_speaks_against_it(here: Town) -> None:
    members = await a_group(here)
    olga = here.curator
    await makes_plan(here)
    await olga.presses_data(PlanUnit(plan=1, mentee=members[0].participation).pack())
    assert olga.sees("Учесть у 2 из 3: разные предметы"), olga
    assert olga.sees("Разрешено у 1 из 3: нет общего времени на неделе."), olga
    assert olga.sees("Не проверено у 2 из 3: кто непосредственный руководитель."), olga
    assert olga.sees("Неизвестно у 1 из 3: предметы."), olga


async def test_the_card_of_a_member_says_all_of_it(here: Town) -> None:
    maria, oleg, nina = await a_group(here)
    olga = here.curator
    await makes_plan(here)
    await olga.presses_data(PlanMember(plan=1, mentee=oleg.participation).pack())
    for line in (
        "Подходит на",
        "Учесть: разные предметы",
        "Разрешено куратором: нет общего времени на неделе",
        "Не проверено: кто непосредственный руководитель.",
    ):
        assert olga.sees(line), olga
    await olga.presses_data(PlanMember(plan=1, mentee=nina.participation).pack())
    assert not olga.sees("разные предметы"), olga
    assert olga.sees("Неизвестно, считаем за половину: предметы"), olga
    await olga.presses_data(PlanMember(plan=1, mentee=maria.participation).pack())
    assert not olga.sees("непосредственный руководитель"), olga


async def test_a_superior_among_heads_is_told_and_confirmed_by_publishing(here: Town) -> None:
    college, olga = College(here), here.curator
    async with here.app.storage.work(here.app.organisation) as tx:
        await tx.organisations.save_cycle(
            "2026", tx.now.date(), date(2027, 5, 31), ("head-teacher",)
        )
    head = await college.mentor(IVAN, forms=["head-teacher"], mentor_kind="head")
    maria = await college.mentee(MARIA, superior=[f"#{head.person}"])
    await college.mentee(OLEG, superior=["#99"])
    await makes_plan(here)
    await olga.presses_data(PlanUnit(plan=1, mentee=maria.participation).pack())
    assert olga.sees("Непосредственный руководитель у 1 из 2: среди руководителей"), olga
    await olga.presses_data(PlanMember(plan=1, mentee=maria.participation).pack())
    assert olga.sees("Наставник — непосредственный руководитель: среди руководителей"), olga
    assert not olga.sees("Не проверено: кто"), olga
    await olga.presses_data(PublishPlan(plan=1).pack())
    assert olga.sees("Здесь наставник — непосредственный руководитель"), olga
    assert olga.sees("· Яковлев И. О. → Кузнецова М. П."), olga
    assert not olga.sees("Лебедев"), olga
    await olga.presses("Опубликовать план")
    assert len(await college.pairs()) == 1
