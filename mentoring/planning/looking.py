"""Look at a plan with today's eyes: figures of the school, and how each unit is judged now."""

from mentoring.applications import Participation, Side
from mentoring.bars import Bar
from mentoring.forms import repertoire
from mentoring.ids import ParticipationId, PlanId
from mentoring.matching import READY, mentees_without_pair
from mentoring.people import Actor
from mentoring.planning.beginning import existing
from mentoring.plans.changes import bonds_of
from mentoring.plans.records import Bond, Plan, Unit
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.relation_rules import HEAD
from mentoring.rights import curator_in
from mentoring.suitability import Fit, Judge, Judgement, Misfit, best_first, suits_outwardly
from mentoring.surveying import terrain_today
from mentoring.trail import note_view


class Standing(Record):
    """Count who waits for a pair, who could take them, and how many told their wishes."""

    mentees: int
    wished: int
    places: int
    mentors: int


class Judged(Record):
    """Hold one member of a unit with today's verdict."""

    mentee: Participation
    mentor: Participation
    verdict: Fit | Misfit


class Swap(Record):
    """Hold a mentee with the mentor to change places with, and how both mentees would sit then."""

    other: Participation
    host: Participation
    both: tuple[Judgement, Judgement]


async def standing(tx: UnitOfWork) -> Standing:
    """Count what matching can count on today."""
    free = await mentees_without_pair(tx)
    mentors = [each for each in await tx.participations.all(Side.MENTOR, READY) if each.free]
    wished = {each.participation_id for each in await tx.wishes.all()} if free else set()
    return Standing(
        mentees=len(free),
        wished=sum(each.id in wished for each in free),
        places=sum(each.free for each in mentors),
        mentors=len(mentors),
    )


async def judged(tx: UnitOfWork, plan: Plan, unit: Unit) -> list[Judged]:
    """Judge a unit today, by the weights of its plan; who is gone is left out."""
    court = Judge((await terrain_today(tx)).weighed(plan.constraints.weights))
    return await _judged(tx, court, unit)


async def _judged(tx: UnitOfWork, court: Judge, unit: Unit) -> list[Judged]:
    mentor = await tx.participations.get(unit.mentor)
    members = [await tx.participations.get(each) for each in unit.members]
    model = unit.model if len(unit.members) == 1 else None
    if mentor is None:
        return []
    return [
        Judged(mentee=each, mentor=mentor, verdict=court.verdict(each, mentor, model))
        for each in members
        if each is not None
    ]


async def to_confirm(tx: UnitOfWork, plan: Plan) -> list[Bond]:
    """Return the two of whom one leads the other at work: among heads a curator decides it."""
    units = plan.result.units if plan.result else ()
    led = [unit for unit in units if repertoire().form[unit.form].mentor == HEAD]
    if not led:
        return []
    court, found = Judge(await terrain_today(tx)), list[Judged]()
    for unit in led:
        members = await _judged(tx, court, unit)
        found += [each for each in members if Bar.SUPERIOR_HEAD in each.verdict.unchecked]
    return [Bond(mentor=each.mentor.id, mentee=each.mentee.id) for each in found]


async def look_at(tx: UnitOfWork, actor: Actor, which: PlanId, mentee: ParticipationId) -> Plan:
    """Note that a curator reads why these people are a unit, or why one is without a pair."""
    curator_in(actor)
    plan = await existing(tx, which)
    unit = plan.result.unit_of(mentee) if plan.result else None
    for each in (unit.mentor, *unit.members) if unit else (mentee,):
        if found := await tx.participations.get(each):
            subject = {"person": found.person_id, "participation": found.id}
            await note_view(tx, actor, "match", {**subject})
    return plan


async def mentors_to_move(tx: UnitOfWork, plan: Plan, mentee: ParticipationId) -> list[Judgement]:
    """Return the mentors who suit a mentee outwardly, without the present one."""
    found = await tx.participations.get(mentee)
    unit = plan.result.unit_of(mentee) if plan.result else None
    if found is None:
        return []
    court = Judge((await terrain_today(tx)).weighed(plan.constraints.weights))
    out = {*plan.constraints.left_out, *([unit.mentor] if unit else [])}
    mentors = await tx.participations.all(Side.MENTOR, READY)
    return best_first((each, court.verdict(found, each)) for each in mentors if each.id not in out)


async def mentees_to_swap(tx: UnitOfWork, plan: Plan, mentee: ParticipationId) -> list[Swap]:
    """Return mentees (with their mentors) who could change places with one, at least outwardly."""
    result = plan.result
    unit = result.unit_of(mentee) if result else None
    if result is None or unit is None:
        return []
    people = await _people(tx)
    court = Judge((await terrain_today(tx)).weighed(plan.constraints.weights))
    mine, mentor = people.get(mentee), people.get(unit.mentor)
    found: list[Swap] = []
    for each in result.units:
        host = people.get(each.mentor)
        if mine is None or mentor is None or host is None or each.mentor == unit.mentor:
            continue
        for other in (people[member] for member in each.members if member in people):
            both = (mine, court.verdict(mine, host)), (other, court.verdict(other, mentor))
            if all(suits_outwardly(verdict) for _, verdict in both):
                found.append(Swap(other=other, host=host, both=both))
    return found


async def companions(tx: UnitOfWork, plan: Plan, mentor: ParticipationId) -> list[Judgement]:
    """Return mentees without a pair who could sit in a group of a mentor, at least outwardly."""
    host = await tx.participations.get(mentor)
    if host is None:
        return []
    court = Judge((await terrain_today(tx)).weighed(plan.constraints.weights))
    out = frozenset(plan.constraints.left_out)
    free = [each for each in await mentees_without_pair(tx) if each.id not in out]
    return best_first((each, court.verdict(each, host)) for each in free)


def not_kept(plan: Plan) -> list[Bond]:
    """Return what the curator wanted together and what did not come out: nobody hides it."""
    result = plan.result
    if result is None:
        return []
    made = {
        Bond(mentor=unit.mentor, mentee=each) for unit in result.units for each in unit.members
    }
    return [each for each in bonds_of(plan.constraints) if each not in made]


async def _people(tx: UnitOfWork) -> dict[ParticipationId, Participation]:
    ready = [
        *await tx.participations.all(Side.MENTOR, READY),
        *await tx.participations.all(Side.MENTEE, READY),
    ]
    return {each.id: each for each in ready}
