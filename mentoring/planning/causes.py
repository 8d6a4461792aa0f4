"""Find the true cause for which a plan leaves somebody over, and who is nearly within reach."""

from collections.abc import Sequence

from mentoring.bars import SOFT, Bar
from mentoring.ids import ParticipationId, PlanId
from mentoring.plans.records import Cause, LeftOver, Plan
from mentoring.ports import UnitOfWork
from mentoring.suitability import Judge, Misfit
from mentoring.surveying import terrain_today

REACHABLE = frozenset({*SOFT, Bar.NO_PLACE})
"""Rules about which a curator can do something: soften them, or ask for one place more."""


async def cause_in(tx: UnitOfWork, plan: PlanId, who: ParticipationId) -> Cause | None:
    """Return the cause a plan knows; None without a plan."""
    found = await tx.plans.get(plan)
    left = left_in(found, who) if found else None
    return left.cause if left else None


def left_in(plan: Plan, who: ParticipationId) -> LeftOver | None:
    """Return what a plan says of somebody it leaves over."""
    left = plan.result.left if plan.result else ()
    return next((each for each in left if each.participation == who), None)


async def within_reach(
    tx: UnitOfWork, mentee: ParticipationId, mentors: Sequence[ParticipationId]
) -> list[ParticipationId]:
    """Keep the mentors whom only such rules keep away from a mentee today."""
    found = await tx.participations.get(mentee)
    hosts = [await tx.participations.get(each) for each in mentors]
    if found is None or not hosts:
        return []
    court = Judge(await terrain_today(tx))
    verdicts = [court.verdict(found, host) for host in hosts if host is not None]
    return [
        each.mentor.id
        for each in verdicts
        if isinstance(each, Misfit) and frozenset(each.bars) <= REACHABLE
    ]
