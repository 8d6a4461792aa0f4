"""The bot keeps quiet at night and on days of rest, and never forgets a meeting for it."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentoring.calendar import (
    QuietHours,
    is_rest_day,
    last_allowed,
    next_allowed,
    reminder_moments,
)

KIROV = ZoneInfo("Europe/Kirov")
QUIET = QuietHours()
DAY_AND_TWO_HOURS = (timedelta(hours=24), timedelta(hours=2))
LONG_AGO = datetime(2026, 1, 10, tzinfo=UTC)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=KIROV).astimezone(UTC)


def moments(starts_at: str, now: datetime = LONG_AGO, quiet: QuietHours = QUIET) -> list[datetime]:
    reminders = reminder_moments(local(starts_at), DAY_AND_TWO_HOURS, now, KIROV, quiet)
    return [due for _, due in reminders]


@pytest.mark.parametrize(
    ("starts_at", "expected"),
    [
        ("2026-11-25 15:30", ["2026-11-24 15:30", "2026-11-25 13:30"]),
        ("2026-11-25 08:30", ["2026-11-24 08:30", "2026-11-24 20:59"]),
        ("2026-11-23 09:00", ["2026-11-21 20:59"]),
        ("2026-11-23 12:00", ["2026-11-21 20:59", "2026-11-23 10:00"]),
        ("2026-11-22 12:00", ["2026-11-21 12:00", "2026-11-21 20:59"]),
        ("2026-11-05 09:00", ["2026-11-03 20:59"]),
    ],
    ids=[
        "a usual day",
        "an early lesson",
        "Monday morning, both fall on Saturday and one is enough",
        "Monday noon, Sunday is silent",
        "a meeting on Sunday is still reminded of",
        "after a public holiday",
    ],
)
def test_reminders_come_in_allowed_time(starts_at: str, expected: list[str]) -> None:
    assert moments(starts_at) == [local(each) for each in expected]


def test_an_offset_already_past_is_not_created() -> None:
    assert moments("2026-11-25 15:30", now=local("2026-11-24 16:00")) == [
        local("2026-11-25 13:30")
    ]


def test_a_reminder_moved_into_the_past_is_dropped() -> None:
    assert moments("2026-11-25 08:30", now=local("2026-11-24 22:00")) == []


def test_quiet_hours_within_one_day_are_understood() -> None:
    lessons = QuietHours(begins=time(9), ends=time(14))
    at_noon = local("2026-11-25 12:00")
    assert last_allowed(at_noon, KIROV, lessons) == local("2026-11-25 08:59")
    assert next_allowed(at_noon, KIROV, lessons) == local("2026-11-25 14:00")


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        ("2026-11-24 23:10", "2026-11-25 08:00"),
        ("2026-11-25 03:00", "2026-11-25 08:00"),
        ("2026-11-21 22:00", "2026-11-23 08:00"),
        ("2026-12-31 21:30", "2027-01-09 08:00"),
        ("2026-11-25 12:00", "2026-11-25 12:00"),
    ],
)
def test_other_news_wait_for_the_next_allowed_moment(instant: str, expected: str) -> None:
    assert next_allowed(local(instant), KIROV, QUIET) == local(expected)


def test_days_of_rest() -> None:
    assert is_rest_day(date(2026, 11, 22))
    assert is_rest_day(date(2027, 1, 8))
    assert not is_rest_day(date(2026, 11, 23))


def test_spring_forward_keeps_local_hours() -> None:
    helsinki = ZoneInfo("Europe/Helsinki")
    meeting = datetime(2026, 3, 30, 15, 30, tzinfo=helsinki).astimezone(UTC)
    reminders = reminder_moments(meeting, DAY_AND_TWO_HOURS, LONG_AGO, helsinki, QUIET)
    assert [due.astimezone(helsinki).strftime("%d %H:%M") for _, due in reminders] == [
        "28 20:59",
        "30 13:30",
    ]
