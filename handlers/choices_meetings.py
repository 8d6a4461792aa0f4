"""Make the lists a meeting is chosen from: the next days, usual hours, places of the school."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from mentoring.calendar import is_rest_day
from mentoring.house import House
from mentoring.ids import PairId
from mentoring.meeting_limits import Limits, limits_of
from mentoring.places import MEMBERS_ROOM, MENTORS_ROOM, ONLINE
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Option, Wording
from mentoring.runs import Run

DAYS = 8
HOURS = ("08:00", "10:00", "12:00", "14:00", "15:30", "17:00")
PLACE = "place"
ROOMS = {place.removeprefix("@"): place for place in (ONLINE, MENTORS_ROOM, MEMBERS_ROOM)}
"""Places everybody knows: options of the questionnaire itself."""


async def days(tx: UnitOfWork, _house: House, _run: Run) -> tuple[Option, ...]:
    """Offer the next working days, from today on."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    today = tx.now.astimezone(zone).date()
    coming = (today + timedelta(days=n) for n in range(3 * DAYS))
    return tuple(_day(day) for day in coming if not is_rest_day(day))[:DAYS]


async def times(tx: UnitOfWork, _house: House, run: Run) -> tuple[Option, ...]:
    """Offer the usual hours of a school day that the pair may meet at."""
    named = run.subject.get("pair")
    pair = await tx.pairs.get(PairId(int(named))) if named else None
    limits = await limits_of(tx, pair) if pair else Limits()
    open_hours = (hour for hour in HOURS if limits.allow_time(time.fromisoformat(hour)))
    return tuple(Option(code=hour, text=Wording.same(hour)) for hour in open_hours)


async def places(tx: UnitOfWork, _house: House, _run: Run) -> tuple[Option, ...]:
    """Offer the places of the school; the questionnaire adds the rooms of the two, and online."""
    own = (await tx.organisations.get()).places
    return tuple(
        Option(code=f"{PLACE}{n}", text=Wording.same(name)) for n, name in enumerate(own[:8])
    )


async def place_of(tx: UnitOfWork, code: str) -> str | None:
    """Return the place to store for a chosen code or for own words; None when skipped."""
    if not code or code.startswith("="):
        return code.removeprefix("=") or None
    if code in ROOMS:
        return ROOMS[code]
    own = (await tx.organisations.get()).places
    number = int(code.removeprefix(PLACE))
    return own[number] if number < len(own) else None


def _day(day: date) -> Option:
    said = {
        language: format_date(day, "EEE, d MMMM", locale=language) for language in ("ru", "en")
    }
    return Option(code=day.isoformat(), text=Wording(ru=said["ru"], en=said["en"]))
