"""A talk is offered, chosen, moved, declined, missed, and comes to a result that few may read."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mentoring.interviews import Interview, InterviewState, Result
from mentoring.people import StaffRole
from mentoring.steps import WAYS, StepKind, StepState
from tests.handlers.college import College, Somebody, introduced
from tests.talk import Person, Town, town

IVAN = "Яковлев Иван Олегович"
ANNA = 5001
ALONE = "куратор"
"""Holds the talk unasked while there is nobody else to hold it."""


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        async with opened.app.storage.work(opened.app.organisation) as tx:
            await tx.organisations.set_way(WAYS["talk"])
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def psychologist(here: Town) -> Person:
    """Somebody who holds talks and sees nobody else."""
    async with here.app.storage.work(here.app.organisation) as tx:
        anna = await introduced(tx, ANNA, "Ильина Анна Павловна")
        await tx.people.grant(anna.id, StaffRole.PSYCHOLOGIST, tx.now)
    return here.person(ANNA, name="Анна")


async def arranges(here: Town, somebody: Somebody, leader: str = ALONE) -> None:
    """Let the curator offer two times."""
    olga = here.curator
    await olga.says("/menu")
    await olga.presses_data(f"gst:{somebody.participation}")
    await olga.presses("Назначить собеседование")
    if leader != ALONE:
        await olga.presses(leader)
    await olga.presses("вт, 24 нояб., 10:00")
    await olga.presses("ср, 25 нояб., 14:00")
    await olga.presses("Готово")
    await olga.presses("У куратора")


async def talk_of(here: Town, somebody: Somebody) -> Interview:
    """The newest talk of somebody."""
    async with here.app.storage.read(here.app.organisation) as tx:
        return (await tx.interviews.of(somebody.participation))[0]


async def test_from_the_offer_to_the_result(college: College, here: Town) -> None:
    ivan, olga = await college.mentor(IVAN, approved=False), here.curator
    await arranges(here, ivan)
    assert olga.sees("Предложено 2 варианта, ждём ответа")
    assert str(ivan.phone.screen) == "Новость по программе наставничества\n[Открыть]"
    await ivan.phone.presses("Открыть")
    assert ivan.phone.sees("Где: У куратора")
    offered = ivan.phone.screen
    await here.restarts()
    await ivan.phone.presses("вт, 24 ноября, 10:00")
    assert ivan.phone.sees("Разговор: завтра, во вторник, 24 ноября, в 10:00")
    await ivan.phone.presses("вт, 24 ноября, 10:00", on=offered)
    assert ivan.phone.sees("Разговор: завтра")
    await ivan.phone.presses("ср, 25 ноября, 14:00", on=offered)
    assert ivan.phone.sees("уже сделано")
    olga.forgets()
    await here.moves(hours=22)
    assert ivan.phone.sees("Разговор сегодня, во вторник, 24 ноября, в 10:00")
    assert not ivan.phone.sees("Яковлев")
    await here.moves(hours=3)
    assert olga.sees("Разговор состоялся?")
    await olga.presses("Открыть")
    assert olga.sees("Собеседование · Яковлев Иван Олегович")
    await olga.presses("Записать итог")
    await olga.presses("Можно идти дальше")
    await olga.presses("Да")
    await olga.says("Спокойно, с интересом")
    assert olga.sees("Проводит: куратор · с участием психолога")
    assert olga.sees("Итог: можно идти дальше")
    assert olga.sees("Заметка: Спокойно, с интересом")
    await ivan.phone.presses_data(f"gta:{(await talk_of(here, ivan)).id}:open:0")
    assert not ivan.phone.sees("интересом")
    assert ivan.phone.sees("Разговор состоялся")
    await olga.presses("Все шаги")
    await olga.presses("Одобрено на бумаге")
    assert (await college.participation(ivan)).state == "ready"


async def test_no_time_fits_then_another_then_no_talk_at_all(college: College, here: Town) -> None:
    ivan, olga = await college.mentor(IVAN, approved=False), here.curator
    await arranges(here, ivan)
    await ivan.phone.presses("Открыть")
    old = ivan.phone.screen
    await ivan.phone.presses("Ничего не подходит")
    assert ivan.phone.sees("Время подбирается заново")
    await ivan.phone.presses("вт, 24 ноября, 10:00", on=old)
    assert ivan.phone.sees("уже сделано")
    await olga.presses("Открыть")
    await olga.presses("1")
    assert olga.sees("Яковлев И. О.: нужно другое время для собеседования")
    await olga.presses("Все шаги")
    await olga.presses("К разговору")
    await olga.presses("Предложить время")
    await olga.presses("чт, 26 нояб., 14:00")
    await olga.presses("Готово")
    await olga.presses("Пропустить")
    await ivan.phone.presses("Открыть")
    await ivan.phone.presses("чт, 26 ноября, 14:00")
    await ivan.phone.presses("Разговор не нужен")
    assert ivan.phone.sees("Куратор решит, как быть дальше")
    await ivan.phone.presses("Назад")
    assert (await talk_of(here, ivan)).state is InterviewState.AGREED
    await ivan.phone.presses("Разговор не нужен")
    await ivan.phone.presses("Да, без разговора")
    assert (await talk_of(here, ivan)).state is InterviewState.DECLINED
    ivan.phone.forgets()
    await here.moves(days=4)
    assert not ivan.phone.sees("Разговор сегодня")


async def test_a_talk_that_did_not_take_place_is_offered_again(
    college: College, here: Town
) -> None:
    ivan, olga = await college.mentor(IVAN, approved=False), here.curator
    await arranges(here, ivan)
    await ivan.phone.presses("Открыть")
    await ivan.phone.presses("вт, 24 ноября, 10:00")
    await here.moves(days=1, hours=3)
    await olga.presses("Открыть")
    await olga.presses("Разговор не состоялся")
    assert (await talk_of(here, ivan)).state is InterviewState.MISSED
    await olga.presses("Все шаги")
    await olga.presses("Назначить собеседование")
    assert olga.sees("Какое время предложить?")


async def test_a_psychologist_sees_only_who_was_referred(college: College, here: Town) -> None:
    anna, olga = await psychologist(here), here.curator
    maria = await college.mentee("Кузнецова Мария Петровна")
    ivan = await college.mentor(IVAN, approved=False)
    await arranges(here, ivan, "Ильина А. П.")
    assert str(anna.screen) == "Новость по программе наставничества\n[Открыть]"
    await anna.says("/menu")
    await anna.presses("Направлены ко мне · 1")
    assert not anna.sees("Кузнецова")
    await anna.presses("Яковлев И. О.")
    assert "Отменить разговор" not in anna.screen.buttons
    await anna.presses_data(f"pca:{maria.participation}")
    assert not anna.sees("Кузнецова")
    await anna.presses_data(f"gta:{(await talk_of(here, ivan)).id}:open:0")
    await anna.presses("Записать итог")
    await anna.presses("Не сейчас")
    await anna.presses("Пропустить")
    assert anna.sees("Итог: не сейчас, вернёмся позже")
    assert olga.sees("Новость по программе")
    talk = await talk_of(here, ivan)
    assert (talk.result, talk.by_psychologist) == (Result.LATER, True)
    async with here.app.storage.read(here.app.organisation) as tx:
        [mark] = await tx.milestones.of(ivan.participation)
    assert (mark.kind, mark.state) == (StepKind.INTERVIEW, StepState.FAILED)
    await anna.presses("Направлены ко мне")
    assert anna.sees("К Вам сейчас никто не направлен")
    await olga.presses("Открыть")
    assert olga.sees("! Собеседование: 23 ноября, не сейчас, вернёмся позже")
    assert "Одобрить" not in olga.screen.buttons


async def test_a_strangers_press_opens_no_talk(college: College, here: Town) -> None:
    ivan = await college.mentor(IVAN, approved=False)
    boris = await college.mentor("Борисов Борис Борисович", approved=False)
    await arranges(here, ivan)
    talk = await talk_of(here, ivan)
    await boris.phone.says("/menu")
    for data in (f"gta:{talk.id}:open:0", f"gta:{talk.id}:result:0", f"gta:{talk.id}:refuse:1"):
        await boris.phone.presses_data(data)
        assert not boris.phone.sees("Яковлев")
    minute = int(talk.slots[0].timestamp()) // 60
    await boris.phone.presses_data(f"gts:{talk.id}:{minute}")
    assert (await talk_of(here, ivan)).state is InterviewState.OFFERED
    await here.moves(days=10)
    await ivan.phone.presses_data(f"gts:{talk.id}:{minute}")
    assert ivan.phone.sees("уже прошло")
