"""Suggest when two or more people could meet, from the weekly slots of their questionnaires."""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentoring.applications import Profile
from mentoring.calendar import is_rest_day
from mentoring.common_time import common_hours
from mentoring.questionnaire.definition import OWN
from mentoring.questionnaire.slots import PART_HOURS, PARTS_OF_DAY, WEEKDAYS

HOURS = {part: time(begins) for part, (begins, _) in PART_HOURS.items()}
"""The usual hour of each part of a day: before lessons, after lessons, in the evening."""

AFTER_LESSONS = time(15, 30)
HORIZON = 21


def common_slots(profiles: Sequence[Profile], clocks: Sequence[int] = ()) -> tuple[str, ...]:
    """Return the weekly slots that suit everybody who named any; in the order of a week.

    Where clocks differ from the school's by so many minutes, hours of hers are returned instead.
    """
    if any(clocks):
        weeks = (frozenset(profile.get("slots") or ()) for profile in profiles)
        return common_hours(zip(weeks, clocks, strict=True))
    named = [set(profile.get("slots") or ()) for profile in profiles]
    wanted = [slots for slots in named if slots]
    both = set.intersection(*wanted) if wanted else set()
    week = [f"{weekday}-{part}" for weekday in WEEKDAYS for part in PARTS_OF_DAY]
    return tuple(slot for slot in week if slot in both)


def suggestions(
    slots: tuple[str, ...],
    now: datetime,
    zone: ZoneInfo,
    taken: Collection[datetime] = (),
    count: int = 3,
    latest: time | None = None,
) -> list[datetime]:
    """Return the next free instants in the given slots, from tomorrow on, one a day.

    Without a common slot the days after lessons are suggested; nothing begins after `latest`.
    """
    today = now.astimezone(zone).date()
    found: list[datetime] = []
    for day in (today + timedelta(days=n) for n in range(1, HORIZON + 1)):
        usual = (each for each in _hours(day, slots) if latest is None or each <= latest)
        hours = (datetime.combine(day, each, zone).astimezone(UTC) for each in usual)
        free = next((each for each in hours if each not in taken), None)
        if free is not None and not is_rest_day(day) and len(found) < count:
            found.append(free)
    return found


def _hours(day: date, slots: tuple[str, ...]) -> Iterator[time]:
    if not slots and day.weekday() < 5:
        yield AFTER_LESSONS
    for slot in slots:
        weekday, part = slot.split("-")
        if WEEKDAYS.index(weekday) == day.weekday():
            yield HOURS.get(part) or time.fromisoformat(part)


def instant_of(day: str, hour: str, zone: str) -> datetime:
    """Join a day and an hour, chosen or in own words, into an instant in UTC."""
    local = datetime.combine(
        date.fromisoformat(day.removeprefix(OWN)), time.fromisoformat(hour.removeprefix(OWN))
    )
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
