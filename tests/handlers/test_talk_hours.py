"""A school sets its hours of talks, adds a time of its own, and no time is given out twice."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mentoring.interviews import InterviewState
from mentoring.steps import WAYS
from tests.handlers.college import College, Somebody
from tests.handlers.test_interviews import IVAN, arranges, talk_of
from tests.talk import Person, Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        async with opened.app.storage.work(opened.app.organisation) as tx:
            await tx.organisations.set_way(WAYS["talk"])
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def sets_days(olga: Person, *days: str) -> None:
    await olga.says("/settings")
    await olga.presses("Часы собеседований")
    await olga.presses("Изменить часы")
    for day in days:
        await olga.presses(day)
    await olga.presses("Готово")


async def asks_for_times(olga: Person, somebody: Somebody) -> None:
    await olga.says("/menu")
    await olga.presses_data(f"gst:{somebody.participation}")
    await olga.presses("Назначить собеседование")


async def test_talks_are_offered_at_the_hours_of_the_school(college: College, here: Town) -> None:
    olga, ivan = here.curator, await college.mentor(IVAN, approved=False)
    await sets_days(olga, "вторник", "суббота")
    await olga.says("9.40 и 13:00")
    assert olga.sees("вторник, суббота\n09:40, 13:00"), olga
    await asks_for_times(olga, ivan)
    shown = [each for each in olga.screen.buttons if "нояб" in each]
    assert "вт, 24 нояб., 09:40" in shown[0], shown
    assert "вт, 24 нояб., 13:00" in shown[1], shown
    assert "сб, 28 нояб., 09:40" in shown[2], shown


async def test_hours_that_cannot_be_read_lead_back_to_their_question(here: Town) -> None:
    olga = here.curator
    await sets_days(olga, "среда")
    for wrong in ("когда удобно", "25:00", "8, 9, 10, 11, 12, 13, 14"):
        await olga.says(wrong)
        assert olga.sees("Не получилось прочитать часы"), (wrong, olga)
        await here.restarts()
        await olga.presses("Написать часы")
    await olga.says("15.30")
    assert olga.sees("среда\n15:30"), olga
    await here.person(4001).says("/start")
    await here.person(4001).presses_data("gth:1")
    assert not here.person(4001).sees("Во сколько")


async def test_a_time_of_its_own_is_typed_for_one_talk(college: College, here: Town) -> None:
    olga, ivan = here.curator, await college.mentor(IVAN, approved=False)
    await asks_for_times(olga, ivan)
    assert olga.sees("Своё время есть в конце списка")
    await olga.presses("▸")
    await olga.presses("Своё время")
    await olga.presses("Готово")
    await olga.says("завтра вечером")
    assert olga.sees("Не получилось прочитать дату"), olga
    await olga.says("27 ноября")
    await here.restarts()
    await olga.says("18:45")
    await olga.presses("Пропустить")
    assert olga.sees("Предложен 1 вариант"), olga
    await ivan.phone.presses("Открыть")
    await ivan.phone.presses("пт, 27 ноября, 18:45")
    assert ivan.phone.sees("27 ноября, в 18:45")


async def test_a_time_taken_by_one_is_gone_for_the_others(college: College, here: Town) -> None:
    ivan = await college.mentor(IVAN, approved=False)
    petr = await college.mentor("Орлов Пётр Ильич", approved=False)
    for each in (ivan, petr):
        await arranges(here, each)
        await each.phone.presses("Открыть")
    both = petr.phone.screen
    await ivan.phone.presses("вт, 24 ноября, 10:00")
    await petr.phone.presses("вт, 24 ноября, 10:00", on=both)
    assert petr.phone.sees("Это время уже занято")
    assert (await talk_of(here, petr)).state is InterviewState.OFFERED
    await petr.phone.presses("Другое время")
    assert not any("10:00" in each for each in petr.phone.screen.buttons)
    await petr.phone.presses("ср, 25 ноября, 14:00")
    assert petr.phone.sees("25 ноября, в 14:00")
    anna = await college.mentor("Белова Анна Львовна", approved=False)
    await asks_for_times(here.curator, anna)
    assert not here.curator.sees("вт, 24 нояб., 10:00")
    assert here.curator.sees("вт, 24 нояб., 14:00")
