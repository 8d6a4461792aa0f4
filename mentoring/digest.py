"""Tell curators on Monday morning what the week begins with: at most three things to do."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell_curators
from mentoring.calendar import QuietHours, next_allowed
from mentoring.delivery import OnDoubt
from mentoring.listing import Note, Number
from mentoring.ports import UnitOfWork
from mentoring.report import Report

KIND = "weekly_digest"
AT = time(8)
MONDAY = 0
MOST = 3
STILL_NEWS = timedelta(hours=12)

URGENCY = (
    Number.HELP,
    Number.ATTENTION,
    Number.SUBMITTED,
    Number.AGREED,
    Number.NO_ORDER,
    Number.ALONE,
)
"""What a curator can do something about, the most pressing first."""


async def digest(tx: UnitOfWork, now: datetime, quiet: QuietHours | None = None) -> datetime:
    """Put the digest of this week into the outbox of every curator; return the next turn.

    The counts are read when it is sent. A Monday that the bot slept through has no digest: the
    report is there on any day, and a fresh start in mid-week speaks to nobody.
    """
    zone = ZoneInfo((await tx.organisations.get()).zone)
    if now.astimezone(zone).weekday() == MONDAY:
        await _put(tx, now, zone, quiet or QuietHours())
    return next_digest(now, zone)


async def _put(tx: UnitOfWork, now: datetime, zone: ZoneInfo, quiet: QuietHours) -> None:
    due = next_allowed(now, zone, quiet)
    news = News(
        key=f"{KIND}:{due.astimezone(zone).date()}",
        kind=KIND,
        topic=KIND,
        on_doubt=OnDoubt.HOLD,
        due_at=due,
        not_after=due + STILL_NEWS,
    )
    await tell_curators(tx, news)


def next_digest(now: datetime, zone: ZoneInfo) -> datetime:
    """Return the next Monday at eight, local time, after an instant."""
    day = now.astimezone(zone).date()
    while True:
        monday = datetime.combine(day, AT, zone).astimezone(UTC)
        if day.weekday() == MONDAY and monday > now:
            return monday
        day += timedelta(days=1)


def things_to_do(report: Report) -> tuple[Number, ...]:
    """Return at most three numbers that ask for something."""
    return tuple(number for number in URGENCY if _asks(report, number))[:MOST]


def _asks(report: Report, number: Number) -> bool:
    """Tell whether a curator can act; whom to choose only when somebody can be chosen."""
    entries = report.behind[number]
    return any(number is not Number.ALONE or each.note is Note.CHOICE for each in entries)
