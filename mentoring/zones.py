"""Keep the time zone of whoever lives elsewhere than the school; others have the school's."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from mentoring.errors import NotFound
from mentoring.house import House
from mentoring.ids import PersonId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Option
from mentoring.rights import person_in

SETUP, TIMEZONE = "setup", "timezone"


def zones(house: House) -> tuple[Option, ...]:
    """Return the zones a school may choose from: a person may too."""
    asked = house.questionnaires[SETUP].step(TIMEZONE)
    return asked.options if asked else ()


async def set_own_zone(tx: UnitOfWork, actor: Actor, house: House, zone: str) -> None:
    """Choose one's own zone; the school's is the same as none."""
    if zone not in {each.code for each in zones(house)}:
        raise NotFound(what="zone")
    same = zone == (await tx.organisations.get()).zone
    await tx.zones.set(person_in(actor), None if same else zone)


def clocks_of(own: Mapping[PersonId, str], here: str, now: datetime) -> dict[PersonId, int]:
    """Return how many minutes each of these clocks is ahead of the school's today."""
    school = _east(here, now)
    ahead = {person: _east(zone, now) - school for person, zone in own.items()}
    return {person: minutes for person, minutes in ahead.items() if minutes}


def _east(zone: str, now: datetime) -> int:
    east = now.astimezone(ZoneInfo(zone)).utcoffset()
    return int(east.total_seconds()) // 60 if east else 0


async def share_a_clock(tx: UnitOfWork, *people: PersonId) -> bool:
    """Tell whether these people live by one clock."""
    return len(set((await zones_of(tx, people)).values())) == 1


async def zones_of(tx: UnitOfWork, people: Iterable[PersonId]) -> dict[PersonId, str]:
    """Return the zone of each of these people."""
    own, here = await tx.zones.all(), (await tx.organisations.get()).zone
    return {each: own.get(each, here) for each in people}
