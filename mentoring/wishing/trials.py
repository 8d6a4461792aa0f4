"""Lead the round of trial talks: a list for the curator to change, then a call to everybody."""

from datetime import datetime, timedelta
from typing import ClassVar

from mentoring.applications import Participation, Side
from mentoring.errors import InThePast, NotFound, Refusal
from mentoring.house import Rules
from mentoring.ids import ParticipationId, TrialTalkId, WishRoundId
from mentoring.matching import terrain_today
from mentoring.people import Actor
from mentoring.plans.edges import edges_of
from mentoring.plans.records import Constraints, PlanTask
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in, person_in
from mentoring.suitability import who_suits
from mentoring.wishes.records import Continuing
from mentoring.wishes.rounds import MISSED, PlannedTalk, Round, RoundKind, TrialTalk
from mentoring.wishing.candidates import asked
from mentoring.wishing.pairing_off import TALK, Meet, best_first, chosen, next_free, timed
from mentoring.wishing.trial_news import tell_of_talks
from mentoring.wishing.windows import NobodyToAsk, RoundClosed, existing, note

ANSWERS = frozenset({*(each.value for each in Continuing), MISSED})
KEPT_OPEN = timedelta(days=7)
"""How long after the first talk one may say what one thinks of it."""


class TalksCalled(Refusal):
    """People were told of these talks: the list is changed no more."""

    code: ClassVar[str] = "talks_called"


class BusyThen(Refusal):
    """One of the two talks to somebody else at that time."""

    code: ClassVar[str] = "busy_then"


async def draft(tx: UnitOfWork, actor: Actor, first: datetime) -> Round:
    """Propose who talks to whom from an hour on; nobody is told yet, one list is open at once."""
    curator = curator_in(actor)
    if first <= tx.now:
        raise InThePast
    meets = await _proposed(tx)
    if not meets:
        raise NobodyToAsk
    opened = await tx.wishes.open_round(RoundKind.TALKS, first + KEPT_OPEN, curator)
    if opened is None:
        return await newest(tx)
    planned = [_planned(meet, starts_at) for meet, starts_at in timed(meets, first)]
    await tx.wishes.add_talks(opened.id, planned)
    await note(tx, curator, "talks_drafted", opened)
    return opened


async def newest(tx: UnitOfWork) -> Round:
    """Return the newest round of talks of this cycle."""
    found = await tx.wishes.round(RoundKind.TALKS)
    if found is None:
        raise NotFound(what="round")
    return found


async def drop(tx: UnitOfWork, actor: Actor, talk_id: TrialTalkId) -> Round:
    """Take a talk off the list while nobody has been told."""
    curator_in(actor)
    talk = await tx.wishes.talk(talk_id)
    if talk is None:
        return await newest(tx)
    found = await _changeable(tx, talk.round_id)
    await tx.wishes.drop_talk(talk.id)
    return found


async def put_off(tx: UnitOfWork, actor: Actor, talk_id: TrialTalkId) -> TrialTalk:
    """Move a talk to the next quarter of an hour in which both are free."""
    curator_in(actor)
    talk = await tx.wishes.talk(talk_id)
    if talk is None:
        raise NotFound(what="talk")
    found = await _changeable(tx, talk.round_id)
    meet = Meet(talk.mentee_id, talk.mentor_id)
    others = [each for each in await tx.wishes.talks(found.id) if each.id != talk.id]
    first = min([talk.starts_at, *(each.starts_at for each in others)])
    taken = _taken(others, first)
    turn = next_free(meet, taken, after=(talk.starts_at - first) // TALK)
    if not await tx.wishes.move_talk(talk, first + turn * TALK):
        raise BusyThen
    return await tx.wishes.talk(talk_id) or talk


async def add(
    tx: UnitOfWork, actor: Actor, mentee: ParticipationId, mentor: ParticipationId
) -> Round:
    """Add a talk at the first quarter of an hour in which both are free; twice is once."""
    curator_in(actor)
    found = await _changeable(tx, (await newest(tx)).id)
    talks = await tx.wishes.talks(found.id)
    first = min((each.starts_at for each in talks), default=found.closes_at - KEPT_OPEN)
    meet = Meet(mentee, mentor)
    turn = next_free(meet, _taken(talks, first))
    await tx.wishes.add_talks(found.id, [_planned(meet, first + turn * TALK)])
    return found


async def call(tx: UnitOfWork, actor: Actor, round_id: WishRoundId, rules: Rules) -> int:
    """Tell everybody of their talks, once, and ask afterwards; return how many were told."""
    curator = curator_in(actor)
    found = await existing(tx, round_id, RoundKind.TALKS)
    if found.closed_at is not None:
        raise RoundClosed
    if not await tx.wishes.call(found):
        raise TalksCalled
    talks = await tx.wishes.talks(found.id)
    told = await tell_of_talks(tx, found, talks, rules)
    await note(tx, curator, "talks_called", found)
    return told


async def my_talks(tx: UnitOfWork, actor: Actor) -> list[TrialTalk]:
    """Return the actor's own talks of the newest round that was called."""
    found = await tx.wishes.round(RoundKind.TALKS)
    if found is None or found.called_at is None:
        return []
    mine = {each.id for each in await tx.participations.of(person_in(actor))}
    return await tx.wishes.talks(found.id, mine)


async def my_side(tx: UnitOfWork, actor: Actor, talk: TrialTalk) -> Side:
    """Return on which side of a talk the actor sits; nobody else learns of it."""
    mine = {each.id: each.side for each in await tx.participations.of(person_in(actor))}
    for each in (talk.mentee_id, talk.mentor_id):
        if each in mine:
            return mine[each]
    raise NotFound(what="talk")


async def say(tx: UnitOfWork, actor: Actor, talk_id: TrialTalkId, said: str) -> None:
    """Keep what one thinks of a talk that has begun; until the closing the last word counts."""
    talk = await tx.wishes.talk(talk_id)
    if talk is None or said not in ANSWERS:
        raise NotFound(what="talk")
    side = await my_side(tx, actor, talk)
    if talk.starts_at > tx.now or not await tx.wishes.say(talk.id, side, said):
        raise RoundClosed


async def _proposed(tx: UnitOfWork) -> list[Meet]:
    """Propose by edges, not by judging each two: 400 mentees wait inside one transaction."""
    sides = await asked(tx)
    mentors = tuple(each for each in sides if each.side is Side.MENTOR)
    mentees = tuple(each for each in sides if each.side is Side.MENTEE)
    terrain, anything = await terrain_today(tx), Constraints()
    task = PlanTask(mentees=mentees, mentors=mentors, terrain=terrain, constraints=anything)
    fits = best_first(edges_of(task))
    return chosen(fits, {wish.participation_id: wish for wish in await tx.wishes.all()})


async def suitable(tx: UnitOfWork, mentee: Participation) -> list[Participation]:
    """Return the mentors whom a talk could be added with, the best first."""
    mentors = [each for each in await asked(tx) if each.side is Side.MENTOR]
    verdicts = who_suits(mentee, mentors, await terrain_today(tx))
    return [fit.mentor for fit in verdicts.fits]


def _planned(meet: Meet, starts_at: datetime) -> PlannedTalk:
    return PlannedTalk(mentee_id=meet.mentee, mentor_id=meet.mentor, starts_at=starts_at)


def _taken(talks: list[TrialTalk], first: datetime) -> set[tuple[ParticipationId, int]]:
    return {
        (who, (each.starts_at - first) // TALK)
        for each in talks
        for who in (each.mentee_id, each.mentor_id)
    }


async def _changeable(tx: UnitOfWork, round_id: WishRoundId) -> Round:
    found = await existing(tx, round_id, RoundKind.TALKS)
    if found.closed_at is not None:
        raise RoundClosed
    if found.called_at is not None:
        raise TalksCalled
    return found
