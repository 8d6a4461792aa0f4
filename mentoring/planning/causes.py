"""Find the true cause for which a plan leaves somebody over, and who is nearly within reach."""

from collections.abc import Sequence

from mentoring.bars import PLACES, SOFT, Bar
from mentoring.ids import ParticipationId, PlanId
from mentoring.plans.records import LeftOver, Plan, Why
from mentoring.ports import UnitOfWork
from mentoring.suitability import Judge, Misfit
from mentoring.surveying import terrain_today

REACHABLE = SOFT | PLACES
"""Rules about which a curator can do something: soften them, or ask for one place more."""

NOTHING: frozenset[Bar] = frozenset()


async def cause_in(tx: UnitOfWork, plan: PlanId, who: ParticipationId) -> Why | None:
    """Return the cause a plan knows; None without a plan."""
    found = await tx.plans.get(plan)
    left = left_in(found, who) if found else None
    return left.why if left else None


def left_in(plan: Plan, who: ParticipationId) -> LeftOver | None:
    """Return what a plan says of somebody it leaves over."""
    left = plan.result.left if plan.result else ()
    return next((each for each in left if each.participation == who), None)


async def within_reach(
    tx: UnitOfWork,
    mentee: ParticipationId,
    mentors: Sequence[ParticipationId],
    untold: frozenset[Bar] = NOTHING,
) -> list[ParticipationId]:
    """Keep the mentors whom only such rules keep away today, as far as they are told."""
    found = await tx.participations.get(mentee)
    hosts = [await tx.participations.get(each) for each in mentors]
    if found is None or not hosts:
        return []
    court = Judge(await terrain_today(tx))
    verdicts = [court.verdict(found, host) for host in hosts if host is not None]
    return [
        each.mentor.id
        for each in verdicts
        if isinstance(each, Misfit)
        and bool(frozenset(each.bars) - untold)
        and frozenset(each.bars) - untold <= REACHABLE
    ]
