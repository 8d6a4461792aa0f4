"""Know at which hours a school talks with candidates, and which of them are still free."""

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from mentoring.calendar import is_rest_day
from mentoring.errors import Refusal
from mentoring.ids import PersonId
from mentoring.office import JournalEntry
from mentoring.organisations import Organisation
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.questionnaire.inputs import read_time
from mentoring.questionnaire.refusals import NotATime
from mentoring.questionnaire.slots import WEEKDAYS
from mentoring.rights import curator_in

MOST = 6
"""How many talks a day begin at most."""

OFFERED = 15
"""How many times one question offers."""

HORIZON = 21
TIME = re.compile(r"\d{1,2}(?:\s*[:.]\s*\d{2})?")
BETWEEN = re.compile(r"(?:[\s,;]|\b[^\W\d_]{1,3}\b)*")
"""What may stand around times: commas and short words, the same in every language."""


class HoursUnread(Refusal):
    """What was typed is not one to six times of a day."""

    code: ClassVar[str] = "hours_unread"


def times_in(text: str) -> tuple[str, ...]:
    """Read up to six times of a day: «10:00, 14.30 и 16»; each once, in their order."""
    if not BETWEEN.fullmatch(TIME.sub(" ", text)):
        raise HoursUnread
    try:
        found = {read_time(each) for each in TIME.findall(text)}
    except NotATime:
        raise HoursUnread from None
    if not 1 <= len(found) <= MOST:
        raise HoursUnread
    return tuple(sorted(found))


async def set_hours(tx: UnitOfWork, actor: Actor, days: Collection[str], typed: str) -> None:
    """Store on which days and at which times talks are offered from now on."""
    curator, times = curator_in(actor), times_in(typed)
    chosen = tuple(n for n, day in enumerate(WEEKDAYS) if day in days)
    await tx.organisations.set_talk_hours(chosen, times)
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=curator, verb="talk_hours", subject={}
    )
    await tx.desk.note(entry)


async def taken_by(tx: UnitOfWork, holder: PersonId) -> frozenset[datetime]:
    """Return when somebody has talks agreed."""
    talks = await tx.interviews.held_by(holder)
    return frozenset(talk.starts_at for talk in talks if talk.starts_at is not None)


def free_slots(
    organisation: Organisation, now: datetime, taken: Collection[datetime]
) -> list[datetime]:
    """Return the next times of the school that are ahead and free, in its own zone."""
    zone = ZoneInfo(organisation.zone)
    today = now.astimezone(zone).date()
    ahead = (
        moment
        for day in _days(organisation, today)
        for moment in (_moment(day, each, zone) for each in organisation.talk_times)
        if moment > now and moment not in taken
    )
    return [moment for moment, _ in zip(ahead, range(OFFERED), strict=False)]


def _days(organisation: Organisation, today: date) -> Iterator[date]:
    for day in (today + timedelta(days=n) for n in range(HORIZON)):
        if day.weekday() in organisation.talk_days and not is_rest_day(day):
            yield day


def _moment(day: date, clock: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(f"{day.isoformat()}T{clock}").replace(tzinfo=zone)
