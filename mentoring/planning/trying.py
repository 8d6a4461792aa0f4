"""Try a change of a plan: it makes a new plan, which the curator keeps or takes back."""

from collections.abc import Callable
from enum import StrEnum

from mentoring.confidence import confidence_in
from mentoring.errors import NotFound, Refusal
from mentoring.ids import ParticipationId, PlanId
from mentoring.people import Actor
from mentoring.planning.beginning import OPEN, Outdated, added, current, existing, note
from mentoring.planning.permitting import require_possible
from mentoring.plans import changes
from mentoring.plans.records import (
    Bond,
    Constraints,
    Plan,
    PlanResult,
    PlanState,
    Unit,
)
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.rights import curator_in
from mentoring.weights import Weights

NOBODY = ParticipationId(0)


class Act(StrEnum):
    """Name what a curator may try."""

    LOCK = "lock"
    UNLOCK = "unlock"
    BAN = "ban"
    ALLOW = "allow"
    LEAVE_OUT = "out"
    TAKE_BACK = "back"
    SWAP = "swap"
    GATHER = "gather"
    SPLIT = "split"
    MODEL = "model"
    WEIGH = "weigh"


class Change(Record):
    """Say what is tried; which fields count depends on the act."""

    act: Act
    mentor: ParticipationId = NOBODY
    mentee: ParticipationId = NOBODY
    other: ParticipationId = NOBODY
    """The mentee to change places with, or whoever is left out."""

    members: tuple[ParticipationId, ...] = ()
    model: str = ""
    weights: Weights | None = None

    @property
    def two(self) -> Bond:
        """Return the two it is about."""
        return Bond(mentor=self.mentor, mentee=self.mentee)


class NotToWeigh(Refusal):
    """Whoever could be named in wishes does not weigh them: the new plan would tell of them."""

    code = "not_to_weigh"


async def attempt(tx: UnitOfWork, actor: Actor, which: PlanId, change: Change) -> Plan:
    """Make a plan with a change, based on the one looked at; a lock that breaks a rule is refused.

    A second press finds the plan that the first one made.
    """
    curator = curator_in(actor)
    await _require_here(tx, change)
    if change.act is Act.WEIGH and not await may_weigh(tx, actor):
        raise NotToWeigh(plan=which)
    asked = _asked(await existing(tx, which), change)
    if made := await _made(tx, which, asked):
        return made
    try:
        plan, _ = await current(tx, which)
    except Outdated:
        if made := await _made(tx, which, asked):  # by a press that was a moment ahead
            return made
        raise
    if asked is None or asked == plan.constraints:
        return plan
    await require_possible(tx, plan.constraints, asked)
    return await added(tx, asked, curator, plan.id)


async def may_weigh(tx: UnitOfWork, actor: Actor) -> bool:
    """Tell whether a curator may try other weights: all of them turn with the one of wishes."""
    return not (await confidence_in(tx, actor)).closed


async def _made(tx: UnitOfWork, which: PlanId, asked: Constraints | None) -> Plan | None:
    """Return the plan that this very change has made of another already."""
    made = await tx.plans.trial_of(which)
    return made if made is not None and made.constraints == asked else None


async def keep(tx: UnitOfWork, actor: Actor, which: PlanId) -> Plan:
    """Keep what was tried: the plans it is based on are put aside."""
    curator = curator_in(actor)
    plan, _ = await current(tx, which)
    await note(tx, curator, "plan_kept", plan)
    for older in await _older(tx, plan):
        await tx.plans.move(older, PlanState.DROPPED, tx.now)
    return plan


async def take_back(tx: UnitOfWork, actor: Actor, which: PlanId) -> Plan:
    """Return to the plan that this one is based on; this one is put aside."""
    curator = curator_in(actor)
    plan = await existing(tx, which)
    before = await tx.plans.get(plan.based_on) if plan.based_on else None
    if before is None or before.state is not PlanState.READY:
        newest = await tx.plans.latest(OPEN)
        raise Outdated(plan=newest.id if newest else 0)
    if plan.state in OPEN and await tx.plans.move(plan, PlanState.DROPPED, tx.now):
        await note(tx, curator, "plan_dropped", plan)
    return before


async def tried_on(tx: UnitOfWork, plan: Plan) -> Plan | None:
    """Return the plan this one would replace, while that is not decided."""
    before = await tx.plans.get(plan.based_on) if plan.based_on else None
    return before if before and before.state is PlanState.READY else None


async def _older(tx: UnitOfWork, plan: Plan) -> list[Plan]:
    found: list[Plan] = []
    before = await tried_on(tx, plan)
    while before is not None:
        found.append(before)
        before = await tried_on(tx, before)
    return found


async def _require_here(tx: UnitOfWork, change: Change) -> None:
    """Refuse people of nowhere: what is asked for is kept."""
    named = {change.mentor, change.mentee, change.other, *change.members} - {NOBODY}
    for each in named:
        if await tx.participations.get(each) is None:
            raise NotFound(what="participation")
    if change.act in (Act.LOCK, Act.BAN) and NOBODY in (change.mentor, change.mentee):
        raise NotFound(what="participation")


def _asked(plan: Plan, change: Change) -> Constraints | None:
    """Return what a plan with the change asks for; None while nothing has come out."""
    if plan.result is None:
        return None
    return APPLY[change.act](plan.constraints, change, plan.result)


def _unit(result: PlanResult, change: Change) -> Unit:
    unit = result.unit_of(change.mentee)
    if unit is None:
        raise NotFound(what="unit")
    return unit


def _bond(result: PlanResult, mentee: ParticipationId) -> Bond:
    unit = result.unit_of(mentee)
    if unit is None:
        raise NotFound(what="unit")
    return Bond(mentor=unit.mentor, mentee=mentee)


Apply = Callable[[Constraints, Change, PlanResult], Constraints]

APPLY: dict[Act, Apply] = {
    Act.LOCK: lambda asked, change, _: changes.locked(asked, change.two),
    Act.UNLOCK: lambda asked, change, _: changes.released(asked, change.mentee),
    Act.BAN: lambda asked, change, _: changes.banned(asked, change.two),
    Act.ALLOW: lambda asked, change, _: changes.allowed(asked, change.two),
    Act.LEAVE_OUT: lambda asked, change, _: changes.left_out(asked, change.other),
    Act.TAKE_BACK: lambda asked, change, _: changes.taken_back(asked, change.other),
    Act.SWAP: lambda asked, change, result: changes.swapped(
        asked, _bond(result, change.mentee), _bond(result, change.other)
    ),
    Act.GATHER: lambda asked, change, _: changes.gathered(asked, change.mentor, change.members),
    Act.SPLIT: lambda asked, change, result: changes.split(asked, _unit(result, change)),
    Act.MODEL: lambda asked, change, result: changes.working_as(
        asked, _unit(result, change), change.model
    ),
    Act.WEIGH: lambda asked, change, _: changes.weighed(asked, change.weights or asked.weights),
}
"""What each act makes of what was asked for."""
