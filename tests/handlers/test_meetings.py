"""Two people agree on a meeting: proposals, answers, changes of mind, reminders in time."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mentoring.meetings import MeetingState
from tests.handlers.paired import GROUP, NAMES, Paired, paired_town

WEDNESDAY = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
"""The first suggested time: Wednesday, two in the afternoon in Moscow."""


@pytest.fixture
async def paired(tmp_path: Path) -> AsyncIterator[Paired]:
    async with paired_town(tmp_path) as opened:
        yield opened


async def states(paired: Paired) -> list[MeetingState]:
    return [each.state for each in await paired.meetings()]


async def asks_for_another_time(paired: Paired, *day: str) -> None:
    """Come as far as the hour of a meeting on a day of one's own."""
    await paired.ivan.says("/meetings")
    await paired.ivan.presses("Назначить встречу")
    await paired.ivan.presses("Другое время")
    for each in day:
        await paired.ivan.presses(each)


async def agrees_on(paired: Paired, day: str, hour: str) -> None:
    """Agree on a time that is typed."""
    await asks_for_another_time(paired)
    await paired.ivan.says(day)
    await paired.ivan.says(hour)
    await paired.ivan.presses("Онлайн")
    await paired.maria.presses("Подходит")
    assert paired.maria.sees("Встреча назначена"), paired.maria


async def test_times_that_suit_both_are_offered_first(paired: Paired) -> None:
    await paired.ivan.says("/meetings")
    assert paired.ivan.sees("Кузнецова Мария Петровна: встреча не назначена"), paired.ivan
    await paired.ivan.presses("Назначить встречу")
    assert [label for label in paired.ivan.screen.buttons if "14:00" in label] == [
        "ср, 25 ноября, 14:00",
        "ср, 2 декабря, 14:00",
        "ср, 9 декабря, 14:00",
    ]
    await paired.ivan.presses("25 ноября")
    assert paired.ivan.sees("Ждём ответа"), paired.ivan
    push = paired.maria.screen
    assert push.text == "Предложена встреча: в среду, 25 ноября, в 14:00"
    assert push.buttons == ["Открыть", "Нужна помощь", "Подходит", "Перенести"]
    await paired.maria.presses("Открыть")
    assert paired.maria.sees(f"С кем: {NAMES[2001]}"), paired.maria
    await paired.maria.presses("Скрыть")
    assert NAMES[2001] not in str(paired.maria.screen)
    await paired.maria.presses("Подходит")
    assert paired.ivan.sees("Встреча назначена: в среду, 25 ноября, в 14:00"), paired.ivan
    assert (await paired.meetings())[0].starts_at == WEDNESDAY


async def test_an_hour_is_read_in_usual_spellings(paired: Paired) -> None:
    await asks_for_another_time(paired, "26 ноября")
    for typed in ("25:99", "после обеда"):
        await paired.ivan.says(typed)
        assert paired.ivan.sees(f"Не получилось прочитать время «{typed}»"), paired.ivan
    await paired.ivan.says("в 9 утра")
    await paired.ivan.presses("У наставника")
    assert paired.ivan.sees("В четверг, 26 ноября, в 09:00"), paired.ivan
    assert paired.ivan.sees("Где: у наставника"), paired.ivan


async def test_a_day_in_the_past_is_not_taken(paired: Paired) -> None:
    await asks_for_another_time(paired)
    await paired.ivan.says("20.11.2026")
    assert not await paired.meetings()
    assert "Показать вопрос" in paired.ivan.screen.buttons, paired.ivan
    await paired.ivan.says("завтра")
    assert paired.ivan.sees("Во сколько?"), paired.ivan


async def test_an_hour_of_today_that_has_passed_leads_back_to_the_times(paired: Paired) -> None:
    await asks_for_another_time(paired, "23 ноября", "08:00")
    await paired.ivan.presses("Онлайн")
    assert paired.ivan.sees("Это время уже прошло"), paired.ivan
    assert not await paired.meetings()
    await paired.ivan.presses("25 ноября")
    assert paired.ivan.sees("Ждём ответа"), paired.ivan


async def test_a_place_is_a_line_and_what_looks_like_a_tag_is_shown(paired: Paired) -> None:
    await asks_for_another_time(paired, "26 ноября", "10:00")
    await paired.ivan.says("к" * 4000)
    assert paired.ivan.sees("4000 знаков"), paired.ivan
    assert not await paired.meetings()
    await paired.ivan.says("<b>Класс</b> & <a href='https://meet.example/1'>ссылка</a>")
    assert paired.ivan.sees("Где: <b>Класс</b> & <a href='https://meet.example/1'>"), paired.ivan
    assert paired.maria.screen.text == "Предложена встреча: в четверг, 26 ноября, в 10:00"


async def test_a_place_in_own_words_is_closed_on_the_disk(paired: Paired) -> None:
    await asks_for_another_time(paired, "26 ноября", "10:00")
    await paired.ivan.says("у Марии дома, Ленина 5")
    [meeting] = await paired.meetings()
    assert meeting.place == "у Марии дома, Ленина 5"
    folder = Path(paired.here.url.removeprefix("sqlite:///")).parent
    kept = b"".join(file.read_bytes() for file in folder.glob("town.db*"))
    assert "Ленина".encode() not in kept
    assert b"meetings" in kept


async def test_a_restart_in_the_middle_loses_nothing(paired: Paired) -> None:
    await asks_for_another_time(paired, "26 ноября")
    await paired.here.restarts()
    await paired.ivan.says("15:30")
    await paired.here.restarts()
    await paired.ivan.presses("Онлайн")
    await paired.here.restarts()
    await paired.maria.presses("Подходит")
    assert await states(paired) == [MeetingState.CONFIRMED]
    assert len(paired.waiting("meeting_reminder")) == 4


async def test_pressed_twice_it_is_one_meeting(paired: Paired) -> None:
    await paired.ivan.says("/meetings")
    await paired.ivan.presses("Назначить встречу")
    times = paired.ivan.screen
    await paired.ivan.presses("25 ноября", on=times)
    await paired.ivan.presses("25 ноября", on=times)
    assert paired.ivan.sees("Ждём ответа"), paired.ivan
    push = paired.maria.screen
    await paired.maria.presses("Подходит", on=push)
    await paired.maria.presses("Подходит", on=push)
    assert paired.maria.sees("Встреча назначена"), paired.maria
    assert await states(paired) == [MeetingState.CONFIRMED]
    assert len(paired.ivan.screens) == 2, "the second yes tells nobody anything"
    assert len(paired.waiting("meeting_reminder")) == 4
    assert len(paired.waiting("meeting_question")) == 4


async def test_a_time_that_is_taken_is_not_offered_again(paired: Paired) -> None:
    await paired.agree()
    await paired.ivan.says("/meetings")
    await paired.ivan.presses("Назначить встречу")
    offered = [label for label in paired.ivan.screen.buttons if "14:00" in label]
    assert offered == ["ср, 2 декабря, 14:00", "ср, 9 декабря, 14:00"]


async def test_moved_pressed_twice_is_one_new_meeting(paired: Paired) -> None:
    await paired.agree()
    await paired.ivan.says("/meetings")
    await paired.ivan.presses("25 ноября")
    await paired.ivan.presses("Перенести")
    assert paired.ivan.sees("Перенос встречи"), paired.ivan
    times = paired.ivan.screen
    await paired.ivan.presses("2 декабря", on=times)
    await paired.ivan.presses("2 декабря", on=times)
    assert paired.ivan.sees("Ждём ответа"), paired.ivan
    assert await states(paired) == [MeetingState.MOVED, MeetingState.PROPOSED]


async def test_moving_takes_the_old_reminders_along(paired: Paired) -> None:
    old = await paired.agree()
    push = paired.maria.screen
    await paired.ivan.says("/meetings")
    await paired.ivan.presses("25 ноября")
    await paired.ivan.presses("Перенести")
    await paired.ivan.presses("2 декабря")
    assert paired.maria.sees("Предложено другое время встречи: в среду, 2 декабря"), paired.maria
    assert not paired.waiting("meeting_reminder")
    await paired.maria.presses("Подходит")
    new = (await paired.meetings())[-1]
    reminders = paired.waiting("meeting_reminder")
    assert {each.args["meeting"] for each in reminders} == {new.id}
    assert [each.due_at for each in reminders][::2] == [
        new.starts_at - timedelta(hours=24),
        new.starts_at - timedelta(hours=2),
    ]
    await paired.here.moves_to(old.starts_at - timedelta(hours=1))
    assert not paired.ivan.sees("Встреча сегодня"), paired.ivan
    await paired.maria.presses("Перенести", on=push)
    assert paired.maria.sees("Встреча перенесена"), paired.maria
    assert "ср, 2 декабря, 14:00" in paired.maria.screen.buttons


async def test_an_old_proposal_cannot_be_confirmed(paired: Paired) -> None:
    await paired.ivan.says("/meetings")
    await paired.ivan.presses("Назначить встречу")
    await paired.ivan.presses("25 ноября")
    old = paired.maria.screen
    await paired.ivan.presses("Перенести")
    await paired.ivan.presses("2 декабря")
    await paired.maria.presses("Подходит", on=old)
    assert paired.maria.sees("Этой встречи в планах уже нет"), paired.maria
    assert await states(paired) == [MeetingState.MOVED, MeetingState.PROPOSED]
    await paired.maria.presses("Встречи")
    assert paired.maria.sees("2 декабря"), paired.maria


async def test_cancelling_asks_once_more(paired: Paired) -> None:
    await paired.agree()
    await paired.maria.says("/meetings")
    await paired.maria.presses("25 ноября")
    assert paired.maria.screen.buttons[-1] == "Отменить встречу"
    await paired.maria.presses("Отменить встречу")
    assert paired.maria.sees("Отменить встречу?"), paired.maria
    sure = paired.maria.screen
    await paired.maria.presses("Оставить как есть")
    assert await states(paired) == [MeetingState.CONFIRMED]
    await paired.maria.presses("Отменить встречу", on=sure)
    assert paired.maria.sees("Встреча отменена"), paired.maria
    push = paired.ivan.screen
    assert push.text == "Встреча отменена: в среду, 25 ноября, в 14:00"
    assert not paired.waiting("meeting_reminder")
    assert not paired.waiting("meeting_question")
    await paired.ivan.presses("Открыть")
    assert paired.ivan.sees("Назначить встречу"), paired.ivan


async def test_yes_to_a_cancelled_meeting_brings_it_not_back(paired: Paired) -> None:
    await paired.ivan.says("/meetings")
    await paired.ivan.presses("Назначить встречу")
    await paired.ivan.presses("25 ноября")
    old = paired.maria.screen
    await paired.ivan.presses("Отменить встречу")
    await paired.ivan.presses("Отменить встречу")
    cancelled = paired.ivan.screen
    await paired.maria.presses("Подходит", on=old)
    assert paired.maria.sees("Этой встречи в планах уже нет"), paired.maria
    assert await states(paired) == [MeetingState.CANCELLED]
    assert not paired.waiting("meeting_reminder")
    await paired.ivan.presses_data(f"mans:{(await paired.meetings())[0].id}:0", cancelled)
    assert paired.ivan.sees("Встреча отменена"), paired.ivan


async def test_monday_morning_is_reminded_of_on_saturday_evening(paired: Paired) -> None:
    await agrees_on(paired, "30 ноября", "9:00")
    due = {each.due_at for each in paired.waiting("meeting_reminder")}
    assert due == {datetime(2026, 11, 28, 17, 59, tzinfo=UTC)}
    await paired.here.moves_to(datetime(2026, 11, 28, 17, 59, tzinfo=UTC))
    assert paired.maria.sees("Встреча в понедельник, 30 ноября, в 09:00"), paired.maria
    heard = len(paired.maria.screens)
    await paired.here.moves_to(datetime(2026, 11, 30, 5, 59, tzinfo=UTC))
    assert len(paired.maria.screens) == heard


async def test_agreed_too_late_there_is_nothing_to_remind_of(paired: Paired) -> None:
    await agrees_on(paired, "сегодня", "11:30")
    assert not paired.waiting("meeting_reminder")
    assert len(paired.waiting("meeting_question")) == 4


async def test_nobody_is_asked_twice_in_one_moment(paired: Paired) -> None:
    await agrees_on(paired, "28 ноября", "18:30")
    asked = sorted(each.due_at for each in paired.waiting("meeting_question"))
    assert asked[::2] == [
        datetime(2026, 11, 30, 5, 0, tzinfo=UTC),
        datetime(2026, 12, 1, 5, 0, tzinfo=UTC),
    ]


async def test_a_group_meets_without_one_member(paired: Paired) -> None:
    await paired.petr.says("/meetings")
    await paired.petr.presses("Назначить встречу")
    await paired.petr.presses("25 ноября")
    await paired.anna.presses("Подходит")
    await paired.vera.presses("Открыть")
    await paired.vera.presses("Не смогу прийти")
    assert paired.vera.sees("Пропустить эту встречу?"), paired.vera
    await paired.vera.presses("Не смогу прийти")
    assert paired.vera.sees("в этот раз без Вас"), paired.vera
    assert paired.petr.screen.text == "Уточнение о встрече в среду, 25 ноября, в 14:00"
    await paired.petr.presses("Открыть")
    assert paired.petr.sees(f"Не смогут прийти: {NAMES[2005]}"), paired.petr
    heard = len(paired.vera.screens)
    await paired.here.moves_to(WEDNESDAY - timedelta(hours=24))
    assert paired.petr.sees("Встреча завтра")
    assert paired.anna.sees("Встреча завтра")
    await paired.here.moves_to(WEDNESDAY + timedelta(hours=3))
    assert paired.anna.sees("Встреча состоялась?"), paired.anna
    assert len(paired.vera.screens) == heard


async def test_who_comes_after_all_is_reminded_again(paired: Paired) -> None:
    await paired.petr.says("/meetings")
    await paired.petr.presses("Назначить встречу")
    await paired.petr.presses("25 ноября")
    await paired.vera.presses("Открыть")
    await paired.vera.presses("Не смогу прийти")
    await paired.vera.presses("Не смогу прийти")
    await paired.anna.presses("Подходит")
    await paired.vera.presses("Подходит")
    await paired.here.moves_to(WEDNESDAY - timedelta(hours=24))
    assert paired.vera.sees("Встреча завтра"), paired.vera


async def test_without_any_member_a_group_does_not_meet(paired: Paired) -> None:
    await paired.petr.says("/meetings")
    await paired.petr.presses("Назначить встречу")
    await paired.petr.presses("25 ноября")
    for phone, label in ((paired.anna, "Не смогу"), (paired.vera, "Отменить встречу")):
        await phone.presses("Открыть")
        await phone.presses(label)
        await phone.presses(label)
    assert (await paired.meetings(GROUP))[0].state is MeetingState.CANCELLED
    assert paired.petr.sees("Встреча отменена"), paired.petr


async def test_a_pair_on_hold_hears_nothing_of_its_meeting(paired: Paired) -> None:
    await paired.agree()
    await paired.olga.says("/pairs")
    await paired.olga.presses("1")
    await paired.olga.presses("паузу")
    heard = len(paired.ivan.screens), len(paired.maria.screens)
    await paired.here.moves_to(WEDNESDAY - timedelta(hours=24))
    await paired.here.moves_to(WEDNESDAY + timedelta(hours=30))
    assert (len(paired.ivan.screens), len(paired.maria.screens)) == heard


async def test_a_new_place_is_told_without_naming_it(paired: Paired) -> None:
    await paired.agree()
    await paired.ivan.says("/meetings")
    await paired.ivan.presses("25 ноября")
    await paired.ivan.presses("Указать место")
    await paired.ivan.says("Кабинет 214")
    assert paired.ivan.sees("Где: Кабинет 214"), paired.ivan
    assert paired.maria.screen.text == "Уточнение о встрече в среду, 25 ноября, в 14:00"
    await paired.maria.presses("Открыть")
    assert paired.maria.sees("Где: Кабинет 214"), paired.maria


async def test_a_place_that_comes_too_late_is_not_asked_for_ever(paired: Paired) -> None:
    await paired.agree()
    await paired.ivan.says("/meetings")
    await paired.ivan.presses("25 ноября")
    await paired.ivan.presses("Указать место")
    await paired.maria.says("/meetings")
    await paired.maria.presses("25 ноября")
    await paired.maria.presses("Отменить встречу")
    await paired.maria.presses("Отменить встречу")
    await paired.ivan.says("Кабинет 214")
    assert paired.ivan.sees("Этой встречи в планах уже нет"), paired.ivan
    await paired.ivan.says("Кабинет 215")
    assert not paired.ivan.sees("Этой встречи"), paired.ivan
    assert paired.ivan.sees("Меню"), paired.ivan


async def test_somebody_else_cannot_touch_a_meeting(paired: Paired) -> None:
    meeting = (await paired.agree()).id
    await paired.vera.says("/menu")
    for data in (f"mans:{meeting}:1", f"msure:{meeting}", f"mopen:{meeting}:1", "mnew:1:0"):
        await paired.vera.presses_data(data)
        assert NAMES[2001] not in str(paired.vera.screen)
    assert await states(paired) == [MeetingState.CONFIRMED]
