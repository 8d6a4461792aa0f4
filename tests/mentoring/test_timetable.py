"""Times are suggested where both are free, never on a day of rest."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from mentoring.timetable import common_slots, suggestions

KIROV = ZoneInfo("Europe/Kirov")
SATURDAY = datetime(2026, 11, 21, 9, tzinfo=UTC)


def said(instants: list[datetime]) -> list[str]:
    return [each.astimezone(KIROV).strftime("%a %d.%m %H:%M") for each in instants]


def test_slots_that_suit_everybody_are_found() -> None:
    anna = {"slots": ["wed-day", "fri-morning", "mon-evening"]}
    boris = {"slots": ["fri-morning", "wed-day"]}
    silent: dict[str, object] = {}
    assert common_slots([anna, boris, silent]) == ("wed-day", "fri-morning")


def test_the_next_common_days_are_suggested() -> None:
    found = suggestions(("wed-day", "fri-morning"), SATURDAY, KIROV)
    assert said(found) == ["Wed 25.11 14:00", "Fri 27.11 08:00", "Wed 02.12 14:00"]


def test_a_time_that_is_taken_gives_way_to_the_next() -> None:
    wednesday = suggestions(("wed-day", "wed-evening"), SATURDAY, KIROV, count=1)
    found = suggestions(("wed-day", "wed-evening"), SATURDAY, KIROV, wednesday, count=2)
    assert said(found) == ["Wed 25.11 17:00", "Wed 02.12 14:00"]


def test_without_a_common_slot_the_days_after_lessons_are_suggested() -> None:
    assert said(suggestions((), SATURDAY, KIROV)) == [
        "Mon 23.11 15:30",
        "Tue 24.11 15:30",
        "Wed 25.11 15:30",
    ]


def test_new_years_holidays_are_passed_over() -> None:
    before = datetime(2026, 12, 30, 9, tzinfo=UTC)
    assert said(suggestions(("thu-day", "fri-day"), before, KIROV, count=2)) == [
        "Thu 31.12 14:00",
        "Thu 14.01 14:00",
    ]
