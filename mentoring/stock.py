"""Read what the bases and the list of pairs hold: the whole cycle, for a file to take away."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentoring.aftermath import was_held
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.consent import MINOR, PARTICIPATION, ConsentRecord, Standing
from mentoring.evidence import Evidence, gather
from mentoring.ids import PairId, ParticipationId, PersonId
from mentoring.meetings import Meeting
from mentoring.pairs import Pair
from mentoring.people import Actor, Person
from mentoring.ports import UnitOfWork
from mentoring.report import Report, compose

BACK = timedelta(days=730)
AHEAD = timedelta(days=400)
WEEK = timedelta(days=7)
WEEKS = 53
IN_BASE = frozenset({ParticipationState.SUBMITTED, ParticipationState.READY})


@dataclass(frozen=True, slots=True)
class Stock:
    """Hold the report and everything a file about the programme is made of."""

    evidence: Evidence
    report: Report
    people: dict[PersonId, Person]
    consents: dict[PersonId, ConsentRecord]
    meetings: dict[PairId, tuple[Meeting, ...]]

    def base(self, side: Side) -> list[Participation]:
        """Return who stands in a base: handed in or approved, and consenting today."""
        there = self.evidence.terrain.consents
        return [
            each
            for each in self.evidence.participations
            if each.side is side and each.state in IN_BASE and each.person_id in there
        ]

    def pairs_of(self, participation: ParticipationId) -> list[Pair]:
        """Return the announced pairs somebody sits or sat in on this side."""
        return [
            pair
            for pair in self.evidence.pairs
            if pair.announced_at is not None
            and any(seat.participation_id == participation for seat in pair.seats)
        ]

    def held(self, pair: Pair) -> list[Meeting]:
        """Return the meetings of a pair that took place, by time."""
        mentor, now = pair.mentor.person_id, self.evidence.now
        return [m for m in self.meetings.get(pair.id, ()) if was_held(m, mentor, now)]

    def by_week(self) -> list[tuple[date, int]]:
        """Count the meetings held in each week since the first, empty weeks too."""
        days = [self._day(m.starts_at) for p in self.evidence.pairs for m in self.held(p)]
        mondays = [day - timedelta(days=day.weekday()) for day in days]
        this = self.evidence.today - timedelta(days=self.evidence.today.weekday())
        first = max(min(mondays, default=this), this - WEEK * (WEEKS - 1))
        weeks = [first + WEEK * n for n in range((this - first).days // 7 + 1)]
        return [(week, mondays.count(week)) for week in weeks]

    def _day(self, instant: datetime) -> date:
        return instant.astimezone(self.evidence.zone).date()


async def take_stock(tx: UnitOfWork, reader: Actor | None = None) -> Stock:
    """Read in a few queries everything that a reader may see."""
    evidence = await gather(tx, reader)
    people = {each.person_id for each in evidence.participations} | set(evidence.persons or {})
    meetings: dict[PairId, tuple[Meeting, ...]] = {}
    for meeting in await tx.meetings.between(tx.now - BACK, tx.now + AHEAD):
        meetings[meeting.pair_id] = (*meetings.get(meeting.pair_id, ()), meeting)
    return Stock(
        evidence=evidence,
        report=compose(evidence),
        people=await tx.people.persons(people),
        consents=_given(await tx.consents.standings(), evidence.today),
        meetings=meetings,
    )


def _given(standings: dict[PersonId, Standing], today: date) -> dict[PersonId, ConsentRecord]:
    """Return the consent that lets each take part: their own, or that of a representative."""
    found = {}
    for person, standing in standings.items():
        codes = [code for code in (PARTICIPATION, MINOR) if standing.holds(code, today)]
        if codes:
            found[person] = standing.last[codes[0]]
    return found
