"""Make the lists a talk is arranged from: who may hold it, the next days and hours."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from mentoring.calendar import is_rest_day
from mentoring.house import House
from mentoring.interviewing import leaders
from mentoring.people import short_name
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Option, Wording
from mentoring.runs import Run

DAYS = 5
HOURS = (time(10), time(14), time(16))
SLOT = "%Y-%m-%d/%H:%M"
SATURDAY = 5


async def talk_leaders(tx: UnitOfWork, _house: House, run: Run) -> tuple[Option, ...]:
    """Offer the other curators and psychologists by name; the number is the person's."""
    return tuple(
        Option(
            code=str(person.id), text=Wording.same(short_name(person.name) or f"No. {person.id}")
        )
        for person, _ in await leaders(tx)
        if person.id != run.person_id
    )


async def talk_slots(tx: UnitOfWork, _house: House, _run: Run) -> tuple[Option, ...]:
    """Offer the usual hours of the next working days, those only that are ahead."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    today = tx.now.astimezone(zone).date()
    coming = (today + timedelta(days=n) for n in range(3 * DAYS))
    days = [day for day in coming if not is_rest_day(day) and day.weekday() != SATURDAY]
    moments = [datetime.combine(day, hour, zone) for day in days[:DAYS] for hour in HOURS]
    return tuple(_slot(moment) for moment in moments if moment > tx.now)


def slot_moment(code: str, zone: ZoneInfo) -> datetime:
    """Return the instant a chosen slot stands for."""
    return datetime.strptime(code, SLOT).replace(tzinfo=zone).astimezone(UTC)


def _slot(moment: datetime) -> Option:
    clock = moment.strftime("%H:%M")
    said = {
        language: f"{format_date(moment, 'EEE, d MMM', locale=language)}, {clock}"
        for language in ("ru", "en")
    }
    return Option(code=moment.strftime(SLOT), text=Wording(ru=said["ru"], en=said["en"]))
