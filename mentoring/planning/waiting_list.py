"""Care for whoever is left without a pair: a place, an honest word, again after a week and two."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell
from mentoring.applications import Participation, ParticipationState
from mentoring.calendar import next_allowed
from mentoring.errors import NotFound
from mentoring.house import Rules
from mentoring.ids import ParticipationId, PersonId
from mentoring.matching import mentees_without_pair
from mentoring.office import JournalEntry
from mentoring.pairs import OVER
from mentoring.people import Actor
from mentoring.plans.records import Constraints, PlanResult, Why
from mentoring.plans.waiting import Waiting
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in, person_in

WORDS_AT = (timedelta(0), timedelta(days=7), timedelta(days=14))
"""When whoever waits is written to: at once, after a week, after two."""

NEWS = "waits_for_pair"
STILL_NEWS = timedelta(days=2)


async def enter_left(tx: UnitOfWork, asked: Constraints, result: PlanResult, rules: Rules) -> None:
    """Let everybody wait whom a plan has left over; whom the curator left out knows why."""
    causes = {each.participation: each.why for each in result.left}
    out = frozenset(asked.left_out)
    for mentee in await mentees_without_pair(tx):
        if mentee.id not in out:
            await _enter(tx, mentee, causes.get(mentee.id), rules)
    for idle in result.idle:
        mentor = await tx.participations.get(idle)
        if mentor is not None and not mentor.taken:
            await _enter(tx, mentor, None, rules)


async def enter(
    tx: UnitOfWork, actor: Actor, which: ParticipationId, cause: Why | None, rules: Rules
) -> Waiting:
    """Let somebody wait because a curator says so; who waits already goes on waiting."""
    curator = curator_in(actor)
    found = await tx.participations.get(which)
    if found is None or found.state is not ParticipationState.READY:
        raise NotFound(what="participation")
    if await _enter(tx, found, cause, rules):
        await _note(tx, curator, "waiting_listed", found)
    return await place_of(tx, which)


async def place_of(tx: UnitOfWork, which: ParticipationId) -> Waiting:
    """Return the place of somebody in the waiting list."""
    place = await tx.waiting_list.of(which)
    if place is None:
        raise NotFound(what="waiting")
    return place


async def own_place(tx: UnitOfWork, actor: Actor, which: ParticipationId) -> Waiting:
    """Return the actor's own place; nobody else's."""
    place = await place_of(tx, which)
    if place.person_id != person_in(actor):
        raise NotFound(what="waiting")
    return place


async def take_off(tx: UnitOfWork, actor: Actor, which: ParticipationId) -> Waiting:
    """Let somebody wait no longer; pressed twice, it is done once."""
    curator = curator_in(actor)
    place = await place_of(tx, which)
    if await tx.waiting_list.end(place):
        await tx.outbox.cancel(topic_of(which))
        entry = _entry(tx, curator, "waiting_ended", place.person_id, which)
        await tx.desk.note(entry)
    return await place_of(tx, which)


async def look_after_waiting(tx: UnitOfWork, now: datetime, rules: Rules) -> None:
    """End the waiting of whoever has a pair or takes part no more; write to the others in time."""
    places = await tx.waiting_list.all()
    if not places:
        return
    busy = await _busy(tx)
    for place in places:
        found = await tx.participations.get(place.participation_id)
        takes_part = found is not None and found.state is ParticipationState.READY
        if not takes_part or place.participation_id in busy:
            if await tx.waiting_list.end(place):
                await tx.outbox.cancel(topic_of(place.participation_id))
        else:
            await _write(tx, place, now, rules)


def topic_of(which: ParticipationId) -> str:
    """Name the topic of all that is written to somebody who waits."""
    return f"waiting:{which}"


async def _enter(tx: UnitOfWork, who: Participation, cause: Why | None, rules: Rules) -> bool:
    if not await tx.waiting_list.enter(who.id, cause):
        return False
    await _write(tx, await place_of(tx, who.id), tx.now, rules)
    return True


async def _write(tx: UnitOfWork, place: Waiting, now: datetime, rules: Rules) -> None:
    """Write what is due, in allowed hours and once each; what was missed is one word."""
    due = sum(now - place.entered_at >= after for after in WORDS_AT)
    if due <= place.told or not await tx.waiting_list.tell(place, due):
        return
    zone = ZoneInfo((await tx.organisations.get()).zone)
    at = next_allowed(now, zone, rules.quiet_hours)
    news = News(
        key=f"{NEWS}:{place.participation_id}:{place.version}",
        kind=NEWS,
        args={"participation": place.participation_id},
        topic=topic_of(place.participation_id),
        due_at=at,
        not_after=at + STILL_NEWS,
    )
    await tell(tx, [place.person_id], news)


async def _busy(tx: UnitOfWork) -> frozenset[ParticipationId]:
    """Return who sits in a pair, on either side, asked or at work."""
    return frozenset(
        seat.participation_id
        for pair in await tx.pairs.all()
        if pair.is_lasting and pair.state not in OVER
        for seat in pair.seats
        if seat.ended_at is None
    )


async def is_left(tx: UnitOfWork, place: Waiting) -> bool:
    """Tell whether somebody still waits: no pair has been proposed to them since."""
    return place.ended_at is None and place.participation_id not in await _busy(tx)


async def _note(tx: UnitOfWork, by: PersonId, verb: str, about: Participation) -> None:
    await tx.desk.note(_entry(tx, by, verb, about.person_id, about.id))


def _entry(
    tx: UnitOfWork, by: PersonId, verb: str, person: PersonId, which: ParticipationId
) -> JournalEntry:
    subject = {"person": person, "participation": which}
    return JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject={**subject}
    )
