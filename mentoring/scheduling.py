"""Agree on a whole schedule: meetings are proposed together, one press suits them all."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from mentoring.addressing import News, tell
from mentoring.agreeing import working_pair
from mentoring.calendar import is_rest_day
from mentoring.errors import InThePast
from mentoring.house import Rules
from mentoring.ids import PairId, PersonId
from mentoring.known_pairs import people_in
from mentoring.meeting_limits import require_allowed
from mentoring.meetings import Meeting, MeetingState
from mentoring.pairs import Pair
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.reminding import remind
from mentoring.timetable import instant_of
from mentoring.virtual import note_barred, require_link

MOST = 12


class Rhythm(Record):
    """Hold what a schedule is made of: the first day, the hour, how often and how many."""

    day: str
    time: str
    every: int
    count: int


def days_of(first: date, every: int, count: int) -> list[date]:
    """Return the days of a schedule; one that falls on a day of rest moves to the next."""
    found: list[date] = []
    day = first
    for _ in range(min(count, MOST)):
        while is_rest_day(day):
            day += timedelta(days=1)
        found.append(day)
        day = max(first + timedelta(days=every * len(found)), day + timedelta(days=1))
    return found


async def propose_schedule(
    tx: UnitOfWork, pair_id: PairId, by: PersonId, rhythm: Rhythm
) -> list[Meeting]:
    """Propose all meetings and tell the other side once; times proposed twice are one meeting.

    Raises InThePast, NotFound, NotAllowed, BeyondLimits; then none is proposed.
    """
    pair, zone = await working_pair(tx, pair_id, by), (await tx.organisations.get()).zone
    days = days_of(date.fromisoformat(rhythm.day), rhythm.every, rhythm.count)
    starts = [instant_of(each.isoformat(), rhythm.time, zone) for each in days]
    if starts[0] <= tx.now:
        raise InThePast
    await require_allowed(tx, pair, starts[0], None)
    known = {each.starts_at for each in await ahead(tx, pair)}
    fresh = [each for each in starts if each not in known]
    people = people_in(pair)
    made = [await tx.meetings.propose(pair.id, people, by, at, None, tx.now) for at in fresh]
    if made:
        await _tell(tx, pair, "schedule_proposed", by, made[0].id, made[-1].starts_at)
        await note_barred(tx, pair)
    return made


async def agree_to_all(tx: UnitOfWork, pair_id: PairId, by: PersonId, rules: Rules) -> int:
    """Say that every meeting the other side proposes suits; pressed twice it is one yes.

    Raises LinkNeeded, PlaceNeeded of a virtual pair that has not named where it meets.
    """
    pair = await working_pair(tx, pair_id, by)
    agreed = 0
    waiting = awaiting(await ahead(tx, pair), pair, by)
    if waiting:
        await require_link(tx, pair, waiting[0])
    for meeting in waiting:
        await tx.meetings.comes(meeting.id, by, comes=True)
        if await tx.meetings.move(meeting, MeetingState.CONFIRMED):
            await remind(tx, meeting, rules)
            agreed += 1
    if agreed:
        last = waiting[-1]
        await _tell(tx, pair, "schedule_agreed", by, last.id, last.starts_at)
    return agreed


async def agreed_ahead(tx: UnitOfWork, pair: Pair) -> list[datetime]:
    """Return when a pair has agreed to meet from now on."""
    meetings = await ahead(tx, pair)
    return [each.starts_at for each in meetings if each.state is MeetingState.CONFIRMED]


async def hand_on(tx: UnitOfWork, new: Pair, times: Iterable[datetime]) -> None:
    """Propose to a new mentor the times that their members agreed on; one press suits them all.

    Places stay behind: the former mentor's room or link is not theirs to give.
    """
    if not new.members:
        return
    people, member = people_in(new), new.members[0].person_id
    known = {each.starts_at for each in await ahead(tx, new)}
    fresh = [at for at in times if at not in known][:MOST]
    made = [await tx.meetings.propose(new.id, people, member, at, None, tx.now) for at in fresh]
    if made:
        await _tell(tx, new, "schedule_proposed", member, made[0].id, made[-1].starts_at)


async def ahead(tx: UnitOfWork, pair: Pair) -> list[Meeting]:
    """Return the meetings of a pair that are proposed or agreed and have not begun, by time."""
    coming = (MeetingState.PROPOSED, MeetingState.CONFIRMED)
    meetings = await tx.meetings.of_pair(pair.id)
    found = [each for each in meetings if each.state in coming and each.starts_at > tx.now]
    return sorted(found, key=lambda each: each.starts_at)


def awaiting(meetings: Iterable[Meeting], pair: Pair, person: PersonId) -> list[Meeting]:
    """Return those that the other side proposes to somebody."""
    mentor = pair.mentor.person_id
    return [
        each
        for each in meetings
        if each.state is MeetingState.PROPOSED
        and (each.proposed_by == mentor) != (person == mentor)
    ]


async def _tell(
    tx: UnitOfWork, pair: Pair, kind: str, by: PersonId, number: int, until: datetime
) -> None:
    others = set(people_in(pair)) - {by}
    key, args = f"{kind}:{pair.id}:{number}", {"pair": pair.id}
    news = News(key=key, kind=kind, args={**args}, due_at=tx.now, not_after=until)
    await tell(tx, others, news)
