"""Know what representatives allow of meetings with their children, and hold proposals to it."""

import re
from collections.abc import Iterable
from datetime import datetime, time
from typing import ClassVar
from zoneinfo import ZoneInfo

from mentoring.errors import Refusal
from mentoring.guardians import Guardian
from mentoring.pairs import Pair
from mentoring.people import MINORS
from mentoring.places import MEMBERS_ROOM, MENTORS_ROOM, ONLINE
from mentoring.ports import UnitOfWork
from mentoring.record import Record

LATEST = {"lessons": time(15, 30), "18": time(17, 30), "20": time(19, 30)}
"""The latest beginning, the strictest answer first: half an hour is left before the hour named."""

SCHEMES, BROWSED = re.compile(r"([a-z][a-z0-9+.-]*)://"), frozenset({"http", "https"})
LINKS = ("http://", "https://", "www.", "t.me/")


class BeyondLimits(Refusal):
    """A time or a place that a representative has not agreed to; `why` says which."""

    code: ClassVar[str] = "beyond_limits"


class NoLink(Refusal):
    """A link to a meeting is opened by a browser: of http or https."""

    code: ClassVar[str] = "no_link"


class Limits(Record):
    """Hold what everybody's representatives allow; of several answers the strictest counts."""

    until: str | None = None
    inside: bool = False
    no_online: bool = False

    @property
    def latest(self) -> time | None:
        """Return the latest hour a meeting may begin at."""
        return LATEST[self.until] if self.until else None

    @property
    def binds(self) -> bool:
        """Tell whether there is any limit."""
        return self != Limits()

    def allow_time(self, local: time) -> bool:
        """Tell whether a meeting may begin at a local hour."""
        return self.latest is None or local <= self.latest

    def allow_place(self, place: str | None, own: Iterable[str]) -> bool:
        """Tell whether the two may meet there; a place not named yet is named later."""
        if place is None:
            return True
        if place == ONLINE or place.casefold().startswith(LINKS):
            return not self.no_online
        known = {MENTORS_ROOM, MEMBERS_ROOM, *(each.casefold() for each in own)}
        return not self.inside or place.casefold() in known


async def limits_of(tx: UnitOfWork, pair: Pair) -> Limits:
    """Return what the representatives of the minors in a pair allow."""
    people = await tx.people.persons({seat.person_id for seat in pair.seats})
    said: list[Guardian] = []
    for person in people.values():
        if person.bracket in MINORS:
            said += await tx.guardians.of_child(person.id)
    answers = [each.answers for each in said if each.answers]
    hours = {str(each.get("meet_until")) for each in answers}
    return Limits(
        until=next((code for code in LATEST if code in hours), None),
        inside=any(each.get("meet_place") == "inside" for each in answers),
        no_online=any(each.get("meet_online") is False for each in answers),
    )


async def require_allowed(
    tx: UnitOfWork, pair: Pair, starts_at: datetime | None, place: str | None
) -> None:
    """Refuse a meeting that goes beyond what the representatives allow."""
    if place is not None and set(SCHEMES.findall(place.casefold())) - BROWSED:
        raise NoLink
    limits = await limits_of(tx, pair)
    here = await tx.organisations.get()
    timely = starts_at is None or limits.allow_time(
        starts_at.astimezone(ZoneInfo(here.zone)).time()
    )
    if not timely or not limits.allow_place(place, here.places):
        raise BeyondLimits(
            pair=pair.id,
            until=limits.until,
            inside=limits.inside,
            no_online=limits.no_online,
        )
