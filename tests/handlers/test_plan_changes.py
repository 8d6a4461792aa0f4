"""What-if: a curator changes a plan, sees what and for whom, keeps it or takes it back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mentoring.ids import ParticipationId
from mentoring.plans.records import PlanState
from tests.handlers.college import College, Somebody
from tests.handlers.planned import (
    IVAN,
    MARIA,
    NINA,
    OLEG,
    ORLOV,
    makes_plan,
    people,
    plan,
    planning_town,
    result,
)
from tests.talk import Town

Known = dict[str, Somebody]


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with planning_town(tmp_path) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


@pytest.fixture
async def known(college: College) -> Known:
    return await people(college)


@pytest.fixture
async def planned(known: Known, here: Town) -> Known:
    await makes_plan(here)
    return known


async def mentor_of(here: Town, who: Somebody, number: int) -> ParticipationId | None:
    unit = (await result(here, number)).unit_of(who.participation)
    return unit.mentor if unit else None


async def looks_at(here: Town, who: Somebody, number: int = 1) -> None:
    await here.curator.presses_data(f"zuc:{number}:{who.participation}")


async def test_a_ban_shows_what_changes_and_for_whom_and_can_be_taken_back(
    planned: Known, here: Town
) -> None:
    olga, maria = here.curator, planned[MARIA]
    assert await mentor_of(here, maria, 1) == planned[IVAN].participation
    await looks_at(here, maria)
    card = olga.screen
    await olga.presses("Не этих двоих")
    assert olga.sees("Что изменится · план № 2"), olga
    assert olga.sees("С наставником: 2 → 2 из 3")
    await olga.presses("Для кого")
    assert olga.sees("Кузнецова М. П.: Яковлев И. О. → Орлов П. И."), olga
    await olga.presses("Вернуть прежний")
    assert olga.sees("План № 1"), olga
    assert (await plan(here, 2)).state is PlanState.DROPPED
    await olga.presses("Не этих двоих", on=card)
    assert olga.sees("план № 3"), olga
    await olga.presses("Оставить так")
    assert olga.sees("План № 3"), olga
    assert (await plan(here)).state is PlanState.DROPPED
    await olga.presses("Мои правки: 1")
    assert olga.sees("врозь: Яковлев И. О. → Кузнецова М. П."), olga
    await olga.presses("Отменить")
    assert olga.sees("план № 4"), olga


async def test_a_doubled_change_makes_one_plan_and_an_old_button_leads_to_it(
    planned: Known, here: Town
) -> None:
    olga = here.curator
    await looks_at(here, planned[MARIA])
    card = olga.screen
    await olga.presses("Закрепить", on=card)
    await olga.presses("Закрепить", on=card)
    assert olga.sees("Что изменится · план № 2"), olga
    assert olga.sees("Ни для кого не изменится")
    await olga.presses("Не этих двоих", on=card)
    assert olga.sees("новая версия"), olga
    await olga.presses("К новому плану")
    await olga.presses("Оставить так")
    await looks_at(here, planned[MARIA], 2)
    assert olga.sees("🔒"), olga
    await olga.presses("Снять закрепление")
    assert olga.sees("план № 3")


async def test_a_mentee_is_moved_and_two_change_places(planned: Known, here: Town) -> None:
    olga, maria, oleg = here.curator, planned[MARIA], planned[OLEG]
    await looks_at(here, maria)
    await olga.presses("Другой наставник")
    assert olga.sees("Орлов П. И."), olga
    await olga.presses("Орлов П. И.")
    assert await mentor_of(here, maria, 2) == planned[ORLOV].participation
    await olga.presses("Вернуть прежний")
    await looks_at(here, maria)
    await olga.presses("Поменять местами")
    await olga.presses("Орлов П. И. → Лебедев О. И.")
    assert await mentor_of(here, maria, 3) == planned[ORLOV].participation
    assert await mentor_of(here, oleg, 3) == planned[IVAN].participation
    await olga.presses("Для кого")
    assert olga.sees("1–2 из 2"), olga


async def test_somebody_is_left_out_and_taken_back(planned: Known, here: Town) -> None:
    olga = here.curator
    await looks_at(here, planned[MARIA])
    await olga.presses("Исключить из плана")
    await olga.presses("Оставить так")
    assert await mentor_of(here, planned[MARIA], 2) is None
    assert await mentor_of(here, planned[NINA], 2) is not None
    await olga.presses("Без пары: 1")
    assert olga.sees("Кузнецова М. П.: вне этого плана"), olga
    await olga.presses("1")
    await olga.presses("Вернуть в план")
    assert await mentor_of(here, planned[MARIA], 3) is not None


async def test_weights_are_chosen_in_words_or_by_taps(planned: Known, here: Town) -> None:
    olga = here.curator
    await olga.presses("Что важнее")
    assert olga.sees("желания 30, запрос 25"), olga
    await olga.presses("Важнее предмет")
    assert olga.sees("предмет 50"), olga
    await olga.presses("Настроить числа")
    await olga.presses("+")
    assert olga.sees("Желания: 35"), olga
    await olga.presses("▸")
    assert olga.sees("Нагрузка: 5"), olga
    await olga.presses("◂")
    assert (await plan(here)).state is PlanState.READY
    await olga.presses("Показать, что изменится")
    weights = (await plan(here, 2)).constraints.weights
    assert (weights.wish, weights.subject) == (35, 50)
    assert olga.sees("Что изменится · план № 2")


async def test_a_group_is_made_split_and_works_otherwise(college: College, here: Town) -> None:
    olga = here.curator
    host = await college.mentor(IVAN, capacity=3)
    await college.mentor(ORLOV, capacity=3)
    maria, oleg = await college.mentee(MARIA), await college.mentee(OLEG)
    await makes_plan(here)
    await olga.presses_data(f"zgt:1:{host.participation}:{maria.participation}:0")
    await olga.presses("☐ Лебедев")
    await olga.presses("Попробовать эту группу")
    unit = (await result(here, 2)).unit_of(oleg.participation)
    assert unit is not None
    assert (unit.mentor, len(unit.members), unit.model) == (host.participation, 2, "group")
    await olga.presses("Оставить так")
    await looks_at(here, maria, 2)
    assert olga.sees("Яковлев И. О. → 2 человека"), olga
    await olga.presses("Один на один")
    assert [len(each.members) for each in (await result(here, 3)).units] == [1, 1]
    await olga.presses("Оставить так")
    await looks_at(here, maria, 3)
    await olga.presses("Другая модель")
    await olga.presses("Краткосроч")
    changed = (await result(here, 4)).unit_of(maria.participation)
    assert changed is not None
    assert changed.model != "traditional"


async def test_a_lock_that_breaks_a_rule_is_refused_with_the_reason_and_the_way(
    college: College, here: Town
) -> None:
    olga = here.curator
    ivan = await college.mentor(IVAN)
    late = await college.mentor(ORLOV, slots=["mon-day"])
    maria = await college.mentee(MARIA)
    await makes_plan(here)
    press = f"zty:1:lock:{late.participation}:{maria.participation}:0:"
    await olga.presses_data(press)
    assert olga.sees("Так в плане нельзя"), olga
    assert olga.sees("нет общего времени на неделе")
    await olga.presses("Посмотреть на двоих")
    assert olga.sees("Орлов Пётр Ильич"), olga
    assert (await result(here)).unit_of(maria.participation) is not None
    assert await mentor_of(here, maria, 1) == ivan.participation


async def test_more_locks_than_places_are_refused(planned: Known, here: Town) -> None:
    olga, ivan = here.curator, planned[IVAN]
    for number, name in ((1, MARIA), (2, OLEG)):
        who = planned[name].participation
        await olga.presses_data(f"zty:{number}:lock:{ivan.participation}:{who}:0:")
        if number == 1:
            await olga.presses("Оставить так")
    assert olga.sees("Так в плане нельзя"), olga
    assert olga.sees("нет свободных мест")


async def test_a_change_survives_a_restart(planned: Known, here: Town) -> None:
    olga = here.curator
    await looks_at(here, planned[MARIA])
    await olga.presses("Не этих двоих")
    await here.restarts()
    await olga.presses("Для кого")
    assert olga.sees("Кузнецова М. П.: Яковлев И. О. → Орлов П. И."), olga
    await olga.presses("Оставить так")
    assert olga.sees("План № 2"), olga
