"""Goals of a short-term pair: set by either side, agreed and answered for by the mentor."""

import json
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from handlers.callbacks.goals import DropGoal, GoalDone, MoveGoal, NewGoal, OpenGoal, OpenGoals
from handlers.callbacks.pairing import PairCard
from mentoring.goals import MOST, Goal, GoalState
from mentoring.ids import GoalId
from mentoring.people import Channel
from mentoring.privacy import erase_everything
from tests.handlers.paired import IVAN, PAIR, Paired, paired_town

GOAL = GoalId(1)
WORDS = "Провести открытый урок <в 7Б>"


@pytest.fixture
async def paired(tmp_path: Path) -> AsyncIterator[Paired]:
    async with paired_town(tmp_path) as opened:
        async with opened.here.app.storage.work(opened.here.app.organisation) as tx:
            pair = await tx.pairs.get(PAIR)
            assert pair is not None
            assert await tx.pairs.remodel(pair, "goal_short")
        for phone in (opened.ivan, opened.maria):
            await phone.says("/menu")
        yield opened


async def goals(paired: Paired) -> list[Goal]:
    """The goals of the pair, but for those taken off."""
    async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
        return await tx.goals.of_pair(PAIR)


async def states(paired: Paired) -> list[GoalState]:
    """How the goals stand."""
    return [each.state for each in await goals(paired)]


async def set_by_mentor(paired: Paired, due: str = "Через две недели") -> None:
    """Let the mentor set a ready goal."""
    await paired.ivan.says("/pair")
    await paired.ivan.presses("Поставить цель")
    await paired.ivan.presses("Поставить цель")
    await paired.ivan.presses("Закончить шаг проекта")
    await paired.ivan.presses(due)


async def test_a_goal_is_set_reminded_of_asked_about_and_seen_by_both(paired: Paired) -> None:
    ivan, maria, olga = paired.ivan, paired.maria, paired.olga
    await set_by_mentor(paired)
    assert ivan.sees("☐ 1. Закончить шаг проекта · до 7 декабря"), ivan
    await ivan.says("/pair")
    assert ivan.sees("Цель: Закончить шаг проекта · до 7 декабря"), ivan
    await maria.presses("Открыть")
    assert maria.sees("Закончить шаг проекта\nДо 7 декабря"), maria
    assert not any(key.text in ("Другой день", "Уже получилось") for key in maria.screen.keys)
    for phone in (ivan, maria):
        phone.forgets()
    await paired.here.moves(days=12, hours=6)
    assert [str(each) for each in ivan.news if "Новость" in str(each)], "a reminder before the day"
    before = len(ivan.news)
    await ivan.presses("Открыть")
    assert ivan.sees("До 7 декабря"), ivan
    assert not ivan.sees("Получилось?"), ivan
    await paired.here.moves(days=3)
    assert len(ivan.news) == before + 1, "one reminder, one question"
    assert not maria.news, "the mentor is asked"
    await ivan.presses("Открыть")
    assert ivan.sees("Получилось?"), ivan
    await ivan.presses("Да")
    assert ivan.sees("Получилось"), ivan
    assert await states(paired) == [GoalState.REACHED]
    await maria.presses("Открыть")
    assert maria.sees("Закончить шаг проекта\nПолучилось"), maria
    await olga.presses_data(PairCard(pair=PAIR).pack())
    assert olga.sees("1 цель, получилось: 1"), olga


async def test_a_mentee_proposes_in_own_words_and_the_mentor_agrees(paired: Paired) -> None:
    ivan, maria, olga = paired.ivan, paired.maria, paired.olga
    await maria.presses_data(NewGoal(pair=PAIR).pack())
    await maria.says("У" * 201)
    assert await goals(paired) == []
    await maria.says(WORDS)
    await maria.says("вчера")
    assert await goals(paired) == [], "a day that has passed is asked for again"
    await maria.says("10 декабря")
    assert maria.sees(f"? 1. {WORDS} · до 10 декабря, ждёт наставника"), maria
    await ivan.presses("Открыть")
    assert ivan.sees(WORDS), ivan
    await ivan.presses("Согласиться с целью")
    assert ivan.sees("До 10 декабря"), ivan
    [one] = await goals(paired)
    assert (one.words, one.due_on, one.state) == (WORDS, date(2026, 12, 10), GoalState.AGREED)
    await olga.presses_data(PairCard(pair=PAIR).pack())
    assert olga.sees(f"☐ 1. {WORDS} · до 10 декабря"), olga


async def test_a_goal_survives_a_restart_and_doubled_presses(paired: Paired) -> None:
    ivan = paired.ivan
    await ivan.presses_data(NewGoal(pair=PAIR).pack())
    await ivan.presses("Подготовить выступление")
    await paired.here.restarts()
    asked = ivan.screen
    await ivan.presses("Через неделю")
    await ivan.presses("Через неделю", on=asked)
    assert await states(paired) == [GoalState.AGREED]
    await ivan.presses_data(GoalDone(goal=GOAL, reached=True).pack())
    await ivan.presses_data(GoalDone(goal=GOAL, reached=True).pack())
    assert await states(paired) == [GoalState.REACHED]
    await ivan.presses("Исправить: пока нет")
    assert await states(paired) == [GoalState.NOT_YET]


async def test_not_yet_gets_another_day_or_is_taken_off(paired: Paired) -> None:
    ivan = paired.ivan
    await set_by_mentor(paired, "Через неделю")
    await paired.here.moves(days=8, hours=6)
    await ivan.presses("Открыть")
    await ivan.presses("Пока нет")
    assert ivan.sees("Так бывает"), ivan
    await ivan.presses("Другой день")
    await ivan.presses("Через месяц")
    [one] = await goals(paired)
    assert (one.state, one.due_on) == (GoalState.AGREED, date(2026, 12, 31))
    await ivan.presses("Снять цель")
    assert ivan.sees("Снять эту цель?"), ivan
    sure = ivan.screen
    await ivan.presses("Снять цель")
    assert ivan.sees("Цель снята"), ivan
    await ivan.presses("Снять цель", on=sure)
    assert await goals(paired) == []


async def test_presses_of_others_and_of_a_mentee_change_nothing(paired: Paired) -> None:
    vera, maria, ivan = paired.vera, paired.maria, paired.ivan
    await set_by_mentor(paired)
    await vera.says("/menu")
    for press in (
        OpenGoals(pair=PAIR),
        OpenGoal(goal=GOAL),
        NewGoal(pair=PAIR),
        GoalDone(goal=GOAL, reached=True),
        DropGoal(goal=GOAL, sure=True),
        MoveGoal(goal=GOAL),
    ):
        await vera.presses_data(press.pack())
        assert not vera.sees("Закончить шаг проекта"), press
    await maria.presses_data(GoalDone(goal=GOAL, reached=True).pack())
    await maria.presses_data(DropGoal(goal=GOAL, sure=True).pack())
    assert await states(paired) == [GoalState.AGREED]
    async with paired.here.app.storage.work(paired.here.app.organisation) as tx:
        pair = await tx.pairs.get(PAIR)
        assert pair is not None
        assert await tx.pairs.remodel(pair, "traditional")
    await ivan.presses_data(OpenGoals(pair=PAIR).pack())
    assert not ivan.sees("Цели пары"), ivan


async def test_a_near_goal_is_only_asked_about_and_a_pair_on_hold_is_left_alone(
    paired: Paired,
) -> None:
    ivan = paired.ivan
    await ivan.presses_data(NewGoal(pair=PAIR).pack())
    await ivan.presses("Подготовиться к проверке")
    await ivan.says("завтра")
    ivan.forgets()
    await paired.here.moves(days=1, hours=6)
    assert not ivan.news, "too near to be reminded of"
    async with paired.here.app.storage.work(paired.here.app.organisation) as tx:
        pair = await tx.pairs.get(PAIR)
        assert pair is not None
        assert await tx.pairs.hold(pair)
    await paired.here.moves(days=3)
    assert not ivan.news, "a pair on hold is asked nothing"
    async with paired.here.app.storage.work(paired.here.app.organisation) as tx:
        pair = await tx.pairs.get(PAIR)
        assert pair is not None
        assert await tx.pairs.resume(pair)
    await paired.here.moves(days=1)
    assert len(ivan.news) == 1, "asked once it works again"
    await paired.here.moves(days=5)
    assert len(ivan.news) == 1, "and once only"


async def test_a_pair_has_a_few_goals_only(paired: Paired) -> None:
    ivan = paired.ivan
    async with paired.here.app.storage.work(paired.here.app.organisation) as tx:
        pair = await tx.pairs.get(PAIR)
        assert pair is not None
        for number in range(MOST):
            due = tx.now.date() + timedelta(days=20 + number)
            by = pair.mentor.person_id
            await tx.goals.add(PAIR, by, "topic", None, due, GoalState.AGREED, MOST)
    await ivan.presses_data(OpenGoals(pair=PAIR).pack())
    assert not any(key.text == "Поставить цель" for key in ivan.screen.keys)
    await ivan.presses_data(NewGoal(pair=PAIR).pack())
    assert ivan.sees("Целей пока достаточно"), ivan
    await ivan.presses("Все цели")
    assert ivan.sees("5. Разобраться в одной теме"), ivan


async def test_a_goal_more_than_a_year_away_is_asked_for_again(paired: Paired) -> None:
    ivan = paired.ivan
    await ivan.presses_data(NewGoal(pair=PAIR).pack())
    await ivan.presses("Наладить порядок в делах")
    await ivan.says("10 декабря 2028")
    assert ivan.sees("больше года"), ivan
    assert await goals(paired) == []


async def test_without_names_a_goal_is_chosen_and_never_written(paired: Paired) -> None:
    await paired.here.restarts(privacy={"pseudonymous": True})
    ivan = paired.ivan
    await ivan.presses_data(NewGoal(pair=PAIR).pack())
    assert ivan.sees("Какая цель?"), ivan
    assert not any("Своими словами" in key.text for key in ivan.screen.keys)
    await ivan.says(WORDS)
    assert not ivan.sees("К какому дню?"), ivan
    await ivan.presses("Разобраться в одной теме")
    await ivan.presses("Через месяц")
    [one] = await goals(paired)
    assert (one.kind, one.words) == ("topic", None)


async def test_words_are_told_to_their_people_and_erased_with_them(paired: Paired) -> None:
    ivan, maria = paired.ivan, paired.maria
    await ivan.presses_data(NewGoal(pair=PAIR).pack())
    await ivan.says(WORDS)
    await ivan.presses("Через месяц")
    await maria.says("/mydata")
    await maria.presses("Получить файлом")
    told = {each.file: each.content.decode() for each in maria.documents}
    assert f"Цель пары № 1: {WORDS}" in told["mydata.txt"]
    assert [each["words"] for each in json.loads(told["mydata.json"])["goals"]] == [WORDS]
    async with paired.here.app.storage.work(paired.here.app.organisation) as tx:
        actor = await tx.people.actor_at(Channel.TELEGRAM, IVAN)
        assert actor is not None
        await erase_everything(tx, actor)
    assert await goals(paired) == []
