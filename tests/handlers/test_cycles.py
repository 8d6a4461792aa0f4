"""Roles know their cycle: last year's mentor opens nothing of this year, a curator stays one."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert

from mentoring.applications import ParticipationState, Side
from storage.tables import cycles
from tests.handlers.college import MENTEE, MENTOR, College, Somebody
from tests.talk import Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def a_year_later(here: Town) -> None:
    """Begin another cycle."""
    day = date(2027, 9, 1)
    later = {"title": "2027", "starts_on": day, "ends_on": date(2028, 5, 31), "forms": []}
    async with here.app.storage.engines.write.begin() as connection:
        new = insert(cycles).values(organisation_id=here.app.organisation, **later)
        await connection.execute(new)


async def joins_again(here: Town, somebody: Somebody, side: Side) -> int:
    """Take part in the cycle that runs now."""
    async with here.app.storage.work(here.app.organisation) as tx:
        opened = await tx.participations.open(somebody.person, side)
        answers = MENTOR if side is Side.MENTOR else MENTEE
        await tx.participations.submit(opened.id, answers, 2, tx.now)
        ready = ParticipationState.READY
        await tx.participations.decide(opened.id, ready, somebody.person, tx.now)
    return opened.id


async def test_last_years_sides_are_not_paired_and_are_in_no_list(
    college: College, here: Town
) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    waiting = await college.mentee("Белова Анна Львовна", approved=False)
    olga = here.curator
    await olga.says("/people")
    await olga.presses("Белова")
    await a_year_later(here)
    await college.offers(ivan, maria)
    assert await college.pairs() == []
    await olga.says("/people")
    assert olga.sees("Решения никто не ждёт")
    await olga.says("/match")
    assert not olga.sees("Кузнецова")
    again = await joins_again(here, ivan, Side.MENTOR)
    await olga.presses_data(f"ppr:{again}:{maria.participation}")
    assert await college.pairs() == []
    now = await joins_again(here, maria, Side.MENTEE)
    await olga.presses_data(f"ppr:{again}:{now}")
    assert len(await college.pairs()) == 1
    assert (await college.participation(waiting)).state is ParticipationState.SUBMITTED


async def test_last_years_mentor_is_asked_to_take_part_anew(college: College, here: Town) -> None:
    ivan = await college.mentor("Яковлев Иван Олегович")
    await ivan.phone.says("/menu")
    assert ivan.phone.sees("Мои ответы")
    await a_year_later(here)
    await ivan.phone.says("/menu")
    assert ivan.phone.sees("Участвовать")
    assert not any("Мои ответы" in each for each in ivan.phone.screen.buttons)
    await joins_again(here, ivan, Side.MENTEE)
    async with here.app.storage.read(here.app.organisation) as tx:
        [side] = await tx.participations.of(ivan.person)
    assert side.side is Side.MENTEE


async def test_a_curator_stays_one_over_the_years_until_the_work_is_handed_over(
    college: College, here: Town
) -> None:
    await here.curator.says("/menu")
    await a_year_later(here)
    await here.restarts()
    ivan = await college.mentor("Яковлев Иван Олегович")
    await here.curator.says("/people")
    assert here.curator.sees("Люди")
    await here.curator.says("/menu")
    await here.curator.presses_data("menu:team")
    await here.curator.presses("Передать дела")
    await here.curator.says("Яковлев")
    await here.curator.presses("Яковлев И. О.")
    await here.curator.presses("Да, передать дела")
    await here.curator.says("/people")
    assert here.curator.sees("открыт другим")
    await ivan.phone.says("/people")
    assert ivan.phone.sees("Люди")
