"""A partner takes its people back: all their pairs are handed over, or ended, at once (E57)."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.callbacks.mending import PartnerLeaves, Partners
from tests.handlers.college import College
from tests.talk import Town, town

WORKS = "АО «Завод»"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        college = College(opened)
        for name, place in (
            ("Яковлев Иван Олегович", f"{WORKS}, инженер"),
            ("Орлов Пётр Ильич", f"{WORKS.lower()} , технолог"),
        ):
            mentor = await college.mentor(name, mentor_kind="employee", org_place=place)
            mentee = await college.mentee(f"Белова Анна {name.split()[1]}овна")
            await college.announces(mentor, mentee)
        own = await college.mentor("Громов Олег Ильич", mentor_kind="teacher", org_place=WORKS)
        await college.announces(own, await college.mentee("Лебедева Ольга Ильинична"))
        yield opened


async def states(here: Town) -> list[str]:
    """The states of all pairs, by number."""
    return [pair.state.value for pair in await College(here).pairs()]


async def opens(here: Town) -> None:
    """Let the curator look at the partner."""
    olga = here.curator
    await olga.says("/pairs")
    await olga.presses("Партнёры · 1")
    await olga.presses(f"{WORKS} · 2")
    assert olga.sees("№ 1 · Яковлев И. О."), olga
    assert not olga.sees("Громов"), olga


async def test_all_pairs_of_a_partner_wait_for_other_mentors(here: Town) -> None:
    await opens(here)
    olga = here.curator
    await olga.presses("Искать замену: 2 пары")
    assert olga.sees("Искать других наставников для 2 пар?"), olga
    sure = olga.screen
    assert await states(here) == ["announced"] * 3
    await here.restarts()
    await olga.presses("Да, искать других", on=sure)
    assert await states(here) == ["on_hold", "on_hold", "announced"]
    await olga.presses("Да, искать других", on=sure)
    assert olga.sees("Ищем других наставников"), olga
    await olga.presses("Пара № 2")
    assert olga.sees("Другой наставник для пары № 2"), olga


async def test_all_pairs_of_a_partner_end(here: Town) -> None:
    await opens(here)
    olga = here.curator
    await olga.presses("Завершить 2 пары")
    sure = olga.screen
    await olga.presses("Да, завершить", on=sure)
    assert olga.sees("Завершены 2 пары"), olga
    assert await states(here) == ["ended", "ended", "announced"]
    await olga.presses("Да, завершить", on=sure)
    assert olga.sees("только что изменились"), olga
    assert await states(here) == ["ended", "ended", "announced"]


async def test_wrong_counts_and_strangers_change_nothing(here: Town) -> None:
    await opens(here)
    olga, maria = here.curator, here.person(2002)
    await maria.presses_data(Partners().pack())
    code = olga.screen.keys[0].data.split(":")[1]
    await maria.presses_data(PartnerLeaves(code=code, count=2, replace=False, sure=True).pack())
    await olga.presses_data(PartnerLeaves(code=code, count=3, replace=False, sure=True).pack())
    assert olga.sees("только что изменились"), olga
    await olga.presses_data(PartnerLeaves(code="nobody", count=2, replace=True, sure=True).pack())
    assert await states(here) == ["announced"] * 3
