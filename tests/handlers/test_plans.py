"""A curator has pairs chosen for everybody, looks through them, and publishes the plan."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.solving.child import NotSolved
from mentoring.pairs import PairState, Source
from mentoring.plans.records import PlanResult, PlanState, PlanTask
from tests.handlers.college import College, Somebody
from tests.handlers.planned import (
    IVAN,
    MARIA,
    NINA,
    OLEG,
    ORLOV,
    at_once,
    makes_plan,
    people,
    plan,
    planning_town,
    result,
)
from tests.talk import Town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with planning_town(tmp_path) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


@pytest.fixture
async def known(college: College) -> dict[str, Somebody]:
    return await people(college)


async def publishes(here: Town) -> None:
    await makes_plan(here)
    await here.curator.presses("Опубликовать план")
    await here.curator.presses("Опубликовать план")


async def test_home_says_who_waits_and_who_is_free(known: dict[str, Somebody], here: Town) -> None:
    await here.curator.says("/match")
    assert here.curator.sees("3 наставляемых ждут пару")
    assert here.curator.sees("2 свободных места, 2 наставника")
    assert here.curator.sees("Вручную: 3")


async def test_a_plan_is_made_read_and_published(
    known: dict[str, Somebody], college: College, here: Town
) -> None:
    olga = here.curator
    await makes_plan(here)
    assert olga.sees("План № 1"), olga
    assert olga.sees("С наставником: 2 из 3")
    assert olga.sees("О плане пока никто не знает")
    assert not any(each.phone.screens for each in known.values())
    await olga.presses("Пары и группы: 2")
    await olga.presses("1")
    assert olga.sees("Яковлев И. О. → "), olga
    assert olga.sees("Участники прочитают: один предмет — Математика")
    await olga.presses("Собрать в группу")
    assert olga.sees("одно свободное место: только один на один"), olga
    await olga.presses("Назад")
    await olga.presses("Всё об этих двоих")
    await olga.presses("Вернуться к плану")
    assert olga.sees("Участники прочитают"), olga
    await olga.presses("К плану")
    await olga.presses("Без пары: 1")
    assert olga.sees("у подходящих наставников мест нет"), olga
    await olga.presses("1")
    await olga.presses("К плану")
    await olga.presses("Опубликовать план")
    assert olga.sees("Само ничего не объявляется")
    assert await college.pairs() == []
    await olga.presses("Опубликовать план")
    assert olga.sees("Предложено: 2 пары"), olga
    pairs = await college.pairs()
    assert [(p.source, p.plan_id, p.state, p.model) for p in pairs] == [
        (Source.PLAN, 1, PairState.OFFERED, "traditional")
    ] * 2
    assert known[IVAN].phone.sees("Новость по программе наставничества")
    assert (await plan(here)).state is PlanState.PUBLISHED


async def test_nobody_to_match_is_said_kindly(college: College, here: Town) -> None:
    await college.mentor(IVAN)
    await here.curator.says("/match")
    await here.curator.presses_data("zmk")
    assert here.curator.sees("Пару никто не ждёт")


async def test_pressed_twice_it_is_one_plan_published_once(
    known: dict[str, Somebody], college: College, here: Town
) -> None:
    olga = here.curator
    await olga.says("/match")
    home = olga.screen
    here.app.planner.solve = fails
    await olga.presses("Подобрать всем", on=home)
    here.app.planner.solve = at_once
    await olga.presses("Ещё раз")
    assert olga.sees("План № 2"), olga
    await olga.presses("Опубликовать план")
    sure = olga.screen
    await olga.presses("Опубликовать план", on=sure)
    await olga.presses("Опубликовать план", on=sure)
    assert olga.sees("План № 2 опубликован"), olga
    assert len(await college.pairs()) == 2


async def test_a_failure_is_said_in_one_sentence_and_tried_again(
    known: dict[str, Somebody], here: Town
) -> None:
    olga = here.curator
    here.app.planner.solve = fails
    await makes_plan(here)
    assert olga.sees("Причина на моей стороне"), olga
    assert (await plan(here)).state is PlanState.FAILED
    here.app.planner.solve = at_once
    failed = olga.screen
    await olga.presses("Ещё раз")
    assert olga.sees("С наставником: 2 из 3"), olga
    await olga.presses("Отложить план", on=failed)
    await olga.presses_data("zag:1")
    assert olga.sees("новая версия"), olga


async def test_a_bot_killed_while_computing_takes_the_plan_up_again(
    known: dict[str, Somebody], here: Town
) -> None:
    here.app.planner.solve = dies
    here.alarms.expect()
    await makes_plan(here)
    assert here.curator.sees("Считаю план № 1"), here.curator
    assert (await plan(here)).state is PlanState.COMPUTING
    await here.restarts()
    here.app.planner.solve = at_once
    await here.moves(minutes=1)
    assert (await plan(here)).state is PlanState.READY
    assert here.curator.sees("С наставником: 2 из 3"), here.curator


async def test_whoever_withdrew_meanwhile_stays_out_and_is_named(
    known: dict[str, Somebody], college: College, here: Town
) -> None:
    olga = here.curator
    await makes_plan(here)
    gone = (await result(here)).units[0]
    async with here.app.storage.work(here.app.organisation) as tx:
        await tx.participations.withdraw(gone.members[0], tx.now)
    await olga.presses("Опубликовать план")
    await olga.presses("Опубликовать план")
    assert olga.sees("1 пара не сложилась"), olga
    assert olga.sees("Яковлев И. О. → ")
    assert len(await college.pairs()) == 1


async def test_an_old_button_says_that_the_plan_has_a_newer_version(
    known: dict[str, Somebody], here: Town
) -> None:
    olga = here.curator
    await makes_plan(here)
    old = olga.screen
    await makes_plan(here)
    await olga.presses("Опубликовать план")
    await olga.presses("Опубликовать план")
    await olga.presses("Опубликовать план", on=old)
    assert olga.sees("новая версия"), olga
    await olga.presses("К новому плану")
    assert olga.sees("План № 2 опубликован")


async def test_somebody_without_a_pair_is_told_kindly_and_may_agree_to_more(
    known: dict[str, Somebody], here: Town
) -> None:
    olga = here.curator
    await publishes(here)
    left = (await result(here)).left[0].participation
    nina = next(each for each in known.values() if each.participation == left).phone
    assert "Новость по программе" in nina.screen.text
    await nina.presses("Открыть")
    assert nina.sees("Пара пока не сложилась"), nina
    assert not nina.sees("мест нет")
    await nina.presses("Можно в группе")
    assert nina.sees("☑ Можно в группе"), nina
    await olga.says("/match")
    await olga.presses("Лист ожидания: 1")
    assert olga.sees("у подходящих наставников мест нет"), olga
    await olga.presses("1")
    assert olga.sees("Подойдёт и так: группа"), olga


async def test_who_waits_is_written_to_after_a_week_and_two_and_then_no_more(
    known: dict[str, Somebody], here: Town
) -> None:
    await publishes(here)
    left = (await result(here)).left[0].participation
    nina = next(each for each in known.values() if each.participation == left).phone
    heard = [len(nina.screens)]
    for _week in range(4):
        await here.moves(days=7, hours=3)
        heard.append(len(nina.screens))
    assert [after - heard[0] for after in heard] == [0, 1, 2, 2, 2]


async def test_a_stranger_sees_and_changes_no_plan(
    known: dict[str, Somebody], college: College, here: Town
) -> None:
    await makes_plan(here)
    maria = known[MARIA].phone
    await maria.says("/start")
    for press in ("zmk", "zpl:1", "zun:1:0", "zlf:1:0", "zpu:1:1", "zdr:1", "zwl:0", "zls"):
        await maria.presses_data(press)
        assert not maria.sees("План №"), maria
        assert not maria.sees(ORLOV.split()[0]), maria
    assert (await plan(here)).state is PlanState.READY
    assert await college.pairs() == []


async def test_wrong_input_in_buttons_changes_nothing(
    known: dict[str, Somebody], here: Town
) -> None:
    olga = here.curator
    await makes_plan(here)
    for press in (
        "zty:1:dance:0:0:0:",
        "zpl:99",
        "zuc:1:99",
        "zwb:1:x",
        "zgn:1:1:zzz",
        "zmv:1:0:0",
    ):
        await olga.presses_data(press)
    assert (await plan(here)).state is PlanState.READY
    assert {OLEG, NINA} <= set(known)


async def fails(_task: PlanTask) -> PlanResult:
    """Be a child process that ends without a word."""
    raise NotSolved


async def dies(_task: PlanTask) -> PlanResult:
    """Be a bot that ends in the middle."""
    raise RuntimeError
