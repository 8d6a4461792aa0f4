"""Know when the bot may speak first: quiet hours, days of rest, and the moments of reminders.

Local time exists here and on screens only; everything returned is an instant in UTC.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentoring.record import Record

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
APART = timedelta(hours=2)
SUNDAY = 6

PUBLIC_HOLIDAYS = frozenset(
    {*((1, day) for day in range(1, 9)), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)}
)
"""Month and day of public holidays in Russia (Labour Code, art. 112)."""


class QuietHours(Record):
    """Name the hours in which the bot does not speak first, in local time."""

    begins: time = time(21)
    ends: time = time(8)


def is_rest_day(day: date) -> bool:
    """Tell whether a day is a Sunday or a public holiday."""
    return day.weekday() == SUNDAY or (day.month, day.day) in PUBLIC_HOLIDAYS


def after_working_days(day: date, count: int) -> date:
    """Return the day after so many working days of a five-day week, holidays left out."""
    while count:
        day += DAY
        count -= not (is_rest_day(day) or day.weekday() == SUNDAY - 1)
    return day


def is_quiet(instant: datetime, zone: ZoneInfo, quiet: QuietHours) -> bool:
    """Tell whether the bot should keep silent at an instant."""
    local = instant.astimezone(zone)
    return is_rest_day(local.date()) or _in_quiet_hours(local.time(), quiet)


def last_allowed(instant: datetime, zone: ZoneInfo, quiet: QuietHours) -> datetime:
    """Return the instant itself, or the last minute before it in which the bot may speak."""
    local = instant.astimezone(zone)
    while True:
        if is_rest_day(local.date()):
            local = _at(local.date() - DAY, time(23, 59), zone)
        elif _in_quiet_hours(local.time(), quiet):
            local = _before_quiet(local, zone, quiet)
        else:
            return local.astimezone(UTC)


def next_allowed(instant: datetime, zone: ZoneInfo, quiet: QuietHours) -> datetime:
    """Return the instant itself, or the first moment after it in which the bot may speak."""
    local = instant.astimezone(zone)
    while True:
        if is_rest_day(local.date()):
            local = _at(local.date() + DAY, time.min, zone)
        elif _in_quiet_hours(local.time(), quiet):
            overnight = quiet.begins > quiet.ends and local.time() >= quiet.begins
            local = _at(local.date() + (DAY if overnight else timedelta()), quiet.ends, zone)
        else:
            return local.astimezone(UTC)


def reminder_moments(
    starts_at: datetime,
    offsets: Iterable[timedelta],
    now: datetime,
    zone: ZoneInfo,
    quiet: QuietHours,
) -> list[tuple[timedelta, datetime]]:
    """Return (offset, instant) of the reminders of one meeting, the farthest first.

    An offset already past is not created; one in quiet time moves back to the last allowed
    minute and is dropped when that is past or within two hours of another.
    """
    moments: list[tuple[timedelta, datetime]] = []
    for offset in sorted(set(offsets), reverse=True):
        wanted = starts_at - offset
        due = last_allowed(wanted, zone, quiet)
        crowded = due != wanted and any(abs(due - other) < APART for _, other in moments)
        if wanted > now and due > now and not crowded:
            moments.append((offset, due))
    return moments


def _in_quiet_hours(moment: time, quiet: QuietHours) -> bool:
    if quiet.begins <= quiet.ends:
        return quiet.begins <= moment < quiet.ends
    return moment >= quiet.begins or moment < quiet.ends


def _before_quiet(local: datetime, zone: ZoneInfo, quiet: QuietHours) -> datetime:
    same_day = local.time() >= quiet.begins
    begins = _at(local.date() if same_day else local.date() - DAY, quiet.begins, zone)
    return (begins.astimezone(UTC) - MINUTE).astimezone(zone)


def _at(day: date, moment: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, moment, zone)
