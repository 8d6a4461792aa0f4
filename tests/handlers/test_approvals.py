"""The head says yes to one or to all that were seen, or gives a candidate back with a reason."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mentoring.applications import ParticipationState
from mentoring.people import StaffRole
from mentoring.steps import WAYS
from tests.handlers.college import College, Somebody, introduced
from tests.talk import Person, Town, town

VERA = 6001
READY, SUBMITTED = ParticipationState.READY, ParticipationState.SUBMITTED


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        async with opened.app.storage.work(opened.app.organisation) as tx:
            await tx.organisations.set_way(WAYS["talk"])
            vera = await introduced(tx, VERA, "Орлова Вера Ивановна")
            await tx.people.grant(vera.id, StaffRole.HEAD, tx.now)
        yield opened


@pytest.fixture
def vera(here: Town) -> Person:
    return here.person(VERA, name="Вера")


async def came_this_far(here: Town, *names: str) -> list[Somebody]:
    """Candidates who were talked to."""
    college = College(here)
    candidates = [await college.mentor(name, approved=False) for name in names]
    for each in candidates:
        await here.curator.says("/menu")
        await here.curator.presses_data(f"gsc:{each.participation}:interview:excuse")
        await here.curator.presses("Мы давно работаем вместе")
    return candidates


async def state(here: Town, somebody: Somebody) -> ParticipationState:
    """Where somebody stands."""
    return (await College(here).participation(somebody)).state


async def test_all_are_approved_after_a_look_and_once(here: Town, vera: Person) -> None:
    ivan, boris = await came_this_far(here, "Яковлев Иван Олегович", "Борисов Борис Ильич")
    assert str(vera.screen) == "Новость по программе наставничества\n[Открыть]"
    assert len(vera.screens) == 1
    await vera.presses("Открыть")
    assert vera.sees("На утверждение · 1–2 из 2")
    await vera.presses("Утвердить всех 2")
    assert vera.sees("Утвердить 2 наставников?")
    assert vera.sees("1. Яковлев Иван Олегович")
    preview = vera.screen
    await here.restarts()
    await vera.presses("Утвердить 2")
    assert vera.sees("Утверждено 2 заявки")
    assert [await state(here, each) for each in (ivan, boris)] == [READY, READY]
    await vera.presses("Утвердить 2", on=preview)
    assert vera.sees("Список изменился")
    assert len(ivan.phone.screens) == 1


async def test_a_list_that_changed_is_shown_anew_and_to_the_head_only(
    here: Town, vera: Person
) -> None:
    ivan, _ = await came_this_far(here, "Яковлев Иван Олегович", "Борисов Борис Ильич")
    await vera.presses("Открыть")
    await vera.presses("Утвердить всех 2")
    preview = vera.screen
    [third] = await came_this_far(here, "Громов Глеб Олегович")
    await vera.presses("Утвердить 2", on=preview)
    assert vera.sees("Список изменился")
    await ivan.phone.says("/menu")
    for data in ("gal:0", f"gah:{ivan.participation}:yes", f"gah:{third.participation}:open"):
        await ivan.phone.presses_data(data)
        assert not ivan.phone.sees("Громов")
    assert {await state(here, ivan), await state(here, third)} == {SUBMITTED}


async def test_back_with_a_reason_and_brought_again(here: Town, vera: Person) -> None:
    [ivan] = await came_this_far(here, "Яковлев Иван Олегович")
    olga = here.curator
    await vera.says("/menu")
    await vera.presses("На утверждение · 1")
    await vera.presses("Яковлев И. О.")
    assert vera.sees("– Собеседование: 23 ноября, без этого шага")
    old = vera.screen
    await vera.presses("Вернуть куратору")
    await vera.says("Сначала <i>обсудим</i> нагрузку")
    assert vera.sees("Возвращено")
    await vera.presses("Утвердить", on=old) if "Утвердить" in old.buttons else None
    assert olga.news
    await olga.presses("Открыть")
    await olga.presses("1")
    assert olga.sees("Руководитель вернул заявку: Яковлев И. О.")
    await olga.presses("Все шаги")
    assert olga.sees("вернул руководитель, Сначала <i>обсудим</i> нагрузку")
    await olga.presses("Снова передать руководителю")
    await vera.says("/menu")
    await vera.presses("На утверждение · 1")
    await vera.presses("Яковлев И. О.")
    await vera.presses("Одобрить")
    assert vera.sees("Утверждена 1 заявка")
    assert await state(here, ivan) is READY
