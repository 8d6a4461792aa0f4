"""Read once what the report needs: a school is small enough to be counted in memory."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from mentoring.aftermath import was_held
from mentoring.alarm import tasks_for
from mentoring.applications import Participation
from mentoring.filling import JOIN
from mentoring.help import waiting_for
from mentoring.help_request import HelpRequest
from mentoring.ids import MeetingId, PairId, PersonId
from mentoring.matching import terrain_today
from mentoring.meetings import Feedback, Meeting
from mentoring.office import Figure, Task
from mentoring.pairs import Pair
from mentoring.people import Actor, Person
from mentoring.ports import UnitOfWork
from mentoring.runs import Run
from mentoring.suitability import Terrain

PERIOD = timedelta(days=30)
"""How far back the report counts meetings and feedback."""

WEEK = timedelta(days=7)

Figures = dict[tuple[str, int | None], Figure]


@dataclass(frozen=True)
class Evidence:
    """Hold the records of one organisation as they are at one instant."""

    now: datetime
    zone: ZoneInfo
    terrain: Terrain
    participations: tuple[Participation, ...] = ()
    drafts: tuple[Run, ...] = ()
    persons: dict[PersonId, Person] | None = None
    pairs: tuple[Pair, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    earlier: tuple[Meeting, ...] = ()
    """Meetings before the period that somebody said took place: a silence begins after them."""

    feedback: tuple[Feedback, ...] = ()
    tasks: tuple[Task, ...] = ()
    help: tuple[HelpRequest, ...] = ()
    """What waits for an answer and the reader may read."""

    figures: Figures | None = None

    @property
    def today(self) -> date:
        """Return the local day."""
        return self.now.astimezone(self.zone).date()

    def person(self, person: PersonId) -> Person | None:
        """Return somebody who sits or sat in a pair."""
        return (self.persons or {}).get(person)

    def figure(self, indicator: str, year: int | None = None) -> int | None:
        """Return a figure in force today; None when nobody has entered it."""
        found = (self.figures or {}).get((indicator, year))
        return found.value if found else None

    @cached_property
    def fates(self) -> dict[MeetingId, bool | None]:
        """Tell of each meeting that has begun whether it took place; None while unclear."""
        mentors = {pair.id: pair.mentor.person_id for pair in self.pairs}
        return {
            each.id: was_held(each, mentors[each.pair_id], self.now)
            for each in self.meetings
            if each.pair_id in mentors and each.starts_at <= self.now
        }

    @cached_property
    def last_held(self) -> dict[PairId, datetime]:
        """Return when each pair last met, however long ago."""
        mentors = {pair.id: pair.mentor.person_id for pair in self.pairs}
        found: dict[PairId, datetime] = {}
        for each in (*self.earlier, *self.meetings):
            mentor = mentors.get(each.pair_id)
            if mentor is not None and was_held(each, mentor, self.now):
                found[each.pair_id] = max(each.starts_at, found.get(each.pair_id, each.starts_at))
        return found

    @cached_property
    def begun(self) -> dict[PairId, list[Meeting]]:
        """Return the meetings of the period that have begun, of each pair, by time."""
        found: dict[PairId, list[Meeting]] = {}
        for meeting in sorted(self.meetings, key=lambda each: each.starts_at):
            if meeting.id in self.fates:
                found.setdefault(meeting.pair_id, []).append(meeting)
        return found


async def gather(tx: UnitOfWork, reader: Actor | None = None) -> Evidence:
    """Read in a few queries everything that a reader may see."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    pairs = await tx.pairs.all()
    since = tx.now - PERIOD
    return Evidence(
        now=tx.now,
        zone=zone,
        terrain=await terrain_today(tx),
        participations=tuple(await tx.participations.all()),
        drafts=tuple(await tx.runs.open_for(JOIN)),
        persons=await tx.people.persons({seat.person_id for p in pairs for seat in p.seats}),
        pairs=tuple(pairs),
        meetings=tuple(await tx.meetings.between(since, tx.now)),
        earlier=tuple(await tx.meetings.said_held(since)),
        feedback=tuple(await tx.meetings.feedback(since)),
        tasks=tuple(await tasks_for(tx, reader)),
        help=tuple(await waiting_for(tx, reader)) if reader else (),
        figures=await tx.organisations.figures(tx.now.astimezone(zone).date()),
    )
