"""After a meeting: did it take place, two taps of feedback, a private call for help."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from mentoring.meetings import Feedback, MeetingState
from mentoring.office import TaskKind
from tests.handlers.paired import Paired, paired_town
from tests.talk import Person

HOURS = timedelta(hours=1)


@pytest.fixture
async def paired(tmp_path: Path) -> AsyncIterator[Paired]:
    async with paired_town(tmp_path) as opened:
        yield opened


async def met(paired: Paired) -> None:
    """Agree on a meeting and come three hours past its beginning."""
    meeting = await paired.agree()
    await paired.here.moves_to(meeting.starts_at + 3 * HOURS)
    assert paired.ivan.sees("Встреча состоялась?"), paired.ivan
    assert paired.maria.sees("Встреча состоялась?"), paired.maria


async def judges(person: Person) -> None:
    for answer in ("Да", "9", "8"):
        await person.presses(answer)
    assert person.sees("Спасибо"), person


async def state(paired: Paired) -> MeetingState:
    return (await paired.meetings())[-1].state


async def opinions(paired: Paired) -> list[Feedback]:
    async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
        return await tx.meetings.feedback(tx.now - timedelta(days=30))


async def test_three_taps_are_enough(paired: Paired) -> None:
    await met(paired)
    assert paired.maria.screen.buttons == ["Да", "Перенесли", "Нет"]
    await paired.maria.presses("Да")
    assert paired.maria.sees("Насколько полезной была встреча?"), paired.maria
    assert [len(row) for row in paired.maria.screen.rows[:2]] == [5, 5]
    await paired.maria.presses("9")
    await paired.maria.presses("8")
    assert paired.maria.sees("Следующая встреча не назначена"), paired.maria
    assert await state(paired) is MeetingState.CONFIRMED
    await judges(paired.ivan)
    assert await state(paired) is MeetingState.HELD
    assert [(each.useful, each.progress) for each in await opinions(paired)] == [(9, 8), (9, 8)]
    await paired.maria.presses("Выбрать время")
    assert paired.maria.sees("2 декабря"), paired.maria


async def test_a_few_words_may_be_added_and_only_counts_are_seen(paired: Paired) -> None:
    await met(paired)
    await judges(paired.maria)
    thanks = paired.maria.screen
    await paired.maria.presses("Добавить пару слов")
    await paired.maria.presses("45 минут")
    await paired.here.restarts()
    await paired.maria.says("Разобрали <b>ТАЙНА</b> урок")
    assert paired.maria.sees("Спасибо"), paired.maria
    assert "Добавить пару слов" not in paired.maria.screen.buttons
    [said] = await opinions(paired)
    assert (said.useful, said.minutes, said.result) == (9, 45, "Разобрали <b>ТАЙНА</b> урок")
    await paired.maria.presses("Добавить пару слов", on=thanks)
    assert paired.maria.sees("Спасибо"), paired.maria
    await judges(paired.ivan)
    await paired.ivan.presses("Добавить пару слов")
    for _ in range(2):
        await paired.ivan.presses("Пропустить")
    assert paired.ivan.sees("Спасибо"), paired.ivan
    await paired.olga.says("/pairs")
    await paired.olga.presses("1")
    assert paired.olga.sees("Отзывов: 2, из них со словами: 1"), paired.olga
    everybody = (*paired.olga.screens, *paired.ivan.screens)
    assert not any("ТАЙНА" in str(each) for each in everybody)


async def test_words_without_a_judgement_are_not_asked(paired: Paired) -> None:
    await met(paired)
    [meeting] = await paired.meetings()
    await paired.maria.presses_data(f"mword:{meeting.id}")
    assert not paired.maria.sees("Сколько длилась встреча?"), paired.maria
    await paired.anna.says("/menu")
    await paired.anna.presses_data(f"mword:{meeting.id}")
    assert not paired.anna.sees("Сколько длилась встреча?"), paired.anna


async def test_a_number_that_is_none_is_explained(paired: Paired) -> None:
    await met(paired)
    await paired.maria.presses("Да")
    await paired.maria.says("очень <b>хорошо</b> 😊")
    assert not await opinions(paired)
    assert paired.maria.screen.buttons, paired.maria
    await paired.maria.says("10")
    assert paired.maria.sees("к цели"), paired.maria


async def test_feedback_goes_on_after_a_restart(paired: Paired) -> None:
    await met(paired)
    await paired.here.restarts()
    await paired.maria.presses("Да")
    await paired.maria.presses("9")
    await paired.here.restarts()
    await paired.maria.presses("8")
    assert paired.maria.sees("Спасибо"), paired.maria
    assert len(await opinions(paired)) == 1


async def test_who_has_judged_is_thanked_not_asked_again(paired: Paired) -> None:
    await met(paired)
    question = paired.maria.screen
    await paired.maria.presses("Да", on=question)
    await paired.maria.presses("Да", on=question)
    useful = paired.maria.screen
    await paired.maria.presses("9", on=useful)
    await paired.maria.presses("9", on=useful)
    progress = paired.maria.screen
    await paired.maria.presses("8", on=progress)
    await paired.maria.presses("8", on=progress)
    await paired.maria.presses("Да", on=question)
    assert paired.maria.sees("Спасибо"), paired.maria
    assert [(each.useful, each.progress) for each in await opinions(paired)] == [(9, 8)]


async def test_the_next_day_only_the_silent_are_asked_again(paired: Paired) -> None:
    await met(paired)
    await judges(paired.ivan)
    heard = len(paired.ivan.screens)
    await paired.here.moves(hours=24)
    assert len(paired.ivan.screens) == heard
    assert paired.maria.sees("Встреча состоялась?"), paired.maria
    assert paired.maria.sees("среду, 25 ноября"), paired.maria
    await paired.here.moves(days=7)
    assert len(paired.ivan.screens) == heard


async def test_moved_offers_new_times_and_asks_nobody_else(paired: Paired) -> None:
    await met(paired)
    question = paired.maria.screen
    await paired.ivan.presses("Перенесли")
    assert await state(paired) is MeetingState.MOVED
    await paired.ivan.presses("2 декабря")
    assert paired.maria.sees("Предложена встреча: в среду, 2 декабря"), paired.maria
    await paired.maria.presses("Да", on=question)
    assert paired.maria.sees("Этой встречи в планах уже нет"), paired.maria
    heard = len(paired.maria.screens)
    await paired.here.moves(hours=25)
    assert len(paired.maria.screens) == heard


async def test_a_missed_meeting_is_nobodys_fault(paired: Paired) -> None:
    await met(paired)
    await paired.maria.presses("Нет")
    assert paired.maria.sees("Бывает"), paired.maria
    assert paired.maria.sees("Выбрать время")
    assert paired.maria.sees("Нужна помощь")
    assert await state(paired) is MeetingState.MISSED
    assert not await paired.tasks()
    await judges(paired.ivan)
    assert await state(paired) is MeetingState.CONFIRMED, "contradicting marks count for nothing"


async def test_two_misses_in_a_row_are_a_task_for_the_curator(paired: Paired) -> None:
    await met(paired)
    await paired.ivan.presses("Нет")
    await paired.maria.presses("Нет")
    assert not await paired.tasks()
    await met(paired)
    await paired.ivan.presses("Нет")
    await paired.maria.presses("Нет")
    assert set(await paired.tasks()) - {TaskKind.ORDER_MISSING} == {TaskKind.SILENT_PAIR}
    assert paired.olga.screen.text == "Есть дело по программе", paired.olga
    await paired.olga.presses("Открыть")
    assert paired.olga.sees("две встречи подряд"), paired.olga


async def test_a_call_for_help_stays_between_two(paired: Paired) -> None:
    await met(paired)
    await judges(paired.maria)
    ivan_heard, olga_heard = len(paired.ivan.screens), len(paired.olga.screens)
    thanks = paired.maria.screen
    for _ in range(2):
        await paired.maria.presses("Нужна помощь", on=thanks)
        assert paired.maria.sees("Другая сторона пары просьб не видит"), paired.maria
        await paired.maria.presses("Да, подождёт")
    assert not await paired.tasks()
    assert len(paired.olga.screens) == olga_heard + 1
    assert "Кузнецова" not in str(paired.olga.screen)
    await paired.olga.presses("Открыть")
    assert paired.olga.sees("Моя пара · Кузнецова Мария Петровна"), paired.olga
    assert paired.olga.sees("О паре № 1"), paired.olga
    await paired.ivan.says("/meetings")
    await paired.ivan.says("/pair")
    assert not any("помощи" in str(each) for each in paired.ivan.screens[ivan_heard:])


async def test_before_its_time_a_meeting_cannot_be_judged(paired: Paired) -> None:
    meeting = await paired.agree()
    await paired.maria.presses_data(f"mtook:{meeting.id}:held")
    assert paired.maria.sees("Этой встречи в планах уже нет"), paired.maria
    assert await state(paired) is MeetingState.CONFIRMED
