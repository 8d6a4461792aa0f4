"""Publish a plan: its units become proposed pairs, each or not at all; nothing is announced."""

from contextlib import suppress

from mentoring.applications import Participation, Side
from mentoring.approving import begin
from mentoring.errors import AlreadyPaired, NoFreePlace, NotSuited
from mentoring.house import Rules
from mentoring.ids import PersonId, PlanId
from mentoring.known_pairs import Changed
from mentoring.known_pairs import note as note_pair
from mentoring.matching import READY, mentees_without_pair
from mentoring.office import TaskKind
from mentoring.pairs import OVER, Origin, Pair, Source
from mentoring.people import Actor
from mentoring.planning.beginning import Outdated, current, existing, note
from mentoring.planning.waiting_list import enter_left
from mentoring.plans.records import Plan, PlanResult, PlanState, Unit
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.settling import settle_tasks
from mentoring.suitability import Fit, Judge
from mentoring.surveying import terrain_today

GONE = (NoFreePlace, AlreadyPaired, NotSuited, Changed)
"""What stops one unit: a place was taken, somebody left or was paired since the last look."""


async def publish(tx: UnitOfWork, actor: Actor, which: PlanId, rules: Rules) -> Plan:
    """Propose every unit that is still possible and bring it on its way; once.

    What is not possible any more stays out, also what somebody makes impossible in these very
    moments; who is without a pair now waits for the next time.
    """
    curator = curator_in(actor)
    seen = await existing(tx, which)
    if seen.state is PlanState.PUBLISHED:
        return seen
    plan, result = await current(tx, which)
    if not await tx.plans.publish(plan, tx.now):
        raise Outdated(plan=0)
    await note(tx, curator, "plan_published", plan)
    for unit in await _possible(tx, result):
        with suppress(*GONE):
            async with tx.part():
                await _propose(tx, actor, plan, unit, rules)
    await enter_left(tx, plan.constraints, result, rules)
    return await existing(tx, which)


async def unpublished(tx: UnitOfWork, plan: Plan) -> list[Unit]:
    """Return the units that were not possible any more when the plan was published."""
    pairs = await pairs_of(tx, plan)
    seats = [{seat.participation_id for seat in pair.seats} for pair in pairs]
    units = plan.result.units if plan.result else ()
    return [each for each in units if not any({*each.members} <= theirs for theirs in seats)]


async def pairs_of(tx: UnitOfWork, plan: Plan) -> list[Pair]:
    """Return the pairs that a plan has become."""
    return [pair for pair in await tx.pairs.all() if pair.plan_id == plan.id]


async def _possible(tx: UnitOfWork, result: PlanResult) -> list[Unit]:
    """Keep the units whose people are all still free and still suit each other."""
    mentees = {each.id: each for each in await mentees_without_pair(tx)}
    mentors = {each.id: each for each in await tx.participations.all(Side.MENTOR, READY)}
    court = Judge(await terrain_today(tx))
    places = {each.id: each.free for each in mentors.values()}
    found: list[Unit] = []
    working: set[tuple[PersonId, PersonId]] = set()
    for unit in result.units:
        mentor = mentors.get(unit.mentor)
        members = [mentees[each] for each in unit.members if each in mentees]
        if mentor is None or len(members) < len(unit.members) or places[mentor.id] < len(members):
            continue
        turned = {(each.person_id, mentor.person_id) for each in members}
        if turned.isdisjoint(working) and all(
            _suits(court, each, mentor, unit) for each in members
        ):
            places[mentor.id] -= len(members)
            working |= {(mentor.person_id, each.person_id) for each in members}
            found.append(unit)
    return found


def _suits(court: Judge, mentee: Participation, mentor: Participation, unit: Unit) -> bool:
    """Tell whether two may still work as the plan says; a group is judged as any two are."""
    model = unit.model if len(unit.members) == 1 else None
    verdict = court.verdict(mentee, mentor, model)
    return isinstance(verdict, Fit) and verdict.form == unit.form


async def _propose(tx: UnitOfWork, actor: Actor, plan: Plan, unit: Unit, rules: Rules) -> None:
    curator = curator_in(actor)
    origin = Origin(source=Source.PLAN, role_model=unit.role_model, plan_id=plan.id)
    pair = await tx.pairs.propose(
        unit.mentor, unit.members, unit.form, unit.model, curator, tx.now, origin
    )
    begun = await begin(tx, actor, pair, rules)
    for seat in begun.members:
        earlier = frozenset(p.id for p in await tx.pairs.of(seat.person_id) if p.state in OVER)
        if earlier:
            await settle_tasks(tx, TaskKind.OFFER_DECLINED, earlier, curator, None)
    await note_pair(tx, curator, "propose", pair.id)
