"""Read what matching needs in a few queries and judge in memory: a school is small."""

from mentoring.answers import answers_of
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.errors import NotFound
from mentoring.forms import Model
from mentoring.ids import ParticipationId
from mentoring.model_rules import models_by_hand
from mentoring.pairs import OVER, Pair
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.suitability import (
    Fit,
    Judge,
    Judgement,
    Misfit,
    Verdicts,
    best_first,
    judge,
    who_suits,
)
from mentoring.surveying import terrain_today as terrain_today

READY = frozenset({ParticipationState.READY})


class Search(Record):
    """Hold a mentee with everybody judged for them."""

    mentee: Participation
    verdicts: Verdicts


async def mentees_without_pair(tx: UnitOfWork) -> list[Participation]:
    """Return approved mentees whom nobody works with, who waits longest first."""
    ready = await tx.participations.all(Side.MENTEE, READY)
    seated = _seated(await tx.pairs.all())
    free = [each for each in ready if each.id not in seated]
    return sorted(free, key=lambda each: (each.submitted_at or each.created_at, each.id))


async def mentors_for(tx: UnitOfWork, mentee: ParticipationId) -> Search:
    """Judge all mentors for one mentee."""
    found = await tx.participations.get(mentee)
    if found is None or found.side is not Side.MENTEE:
        raise NotFound(what="mentee")
    mentors = await tx.participations.all(Side.MENTOR, READY)
    return Search(mentee=found, verdicts=who_suits(found, mentors, await terrain_today(tx)))


async def verdict_on(
    tx: UnitOfWork, mentee: ParticipationId, mentor: ParticipationId
) -> tuple[Participation, Fit | Misfit]:
    """Judge one mentor for one mentee."""
    one, other = await tx.participations.get(mentee), await tx.participations.get(mentor)
    if one is None or other is None:
        raise NotFound(what="participation")
    return one, judge(one, other, await terrain_today(tx))


async def verdicts_by_model(
    tx: UnitOfWork, mentee: ParticipationId, mentor: ParticipationId
) -> list[tuple[Model, Fit | Misfit]]:
    """Judge two people in every model that a curator proposes to two."""
    one, other = await tx.participations.get(mentee), await tx.participations.get(mentor)
    if one is None or other is None:
        raise NotFound(what="participation")
    court = Judge(await terrain_today(tx))
    return [(each, court.verdict(one, other, each.code)) for each in models_by_hand(1)]


async def companions_for(tx: UnitOfWork, mentor: ParticipationId) -> list[Judgement]:
    """Return mentees without a pair whom a mentor suits outwardly: who may join a group."""
    host = await tx.participations.get(mentor)
    if host is None:
        raise NotFound(what="mentor")
    terrain = await terrain_today(tx)
    free = await mentees_without_pair(tx)
    willing = [each for each in free if answers_of(each, "group_ok") != ("alone",)]
    court = Judge(terrain)
    return best_first((each, court.verdict(each, host)) for each in willing)


def _seated(pairs: list[Pair]) -> frozenset[ParticipationId]:
    return frozenset(
        seat.participation_id
        for pair in pairs
        if pair.is_lasting and pair.state not in OVER
        for seat in pair.members
    )
