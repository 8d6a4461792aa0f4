"""Hear a curator try changes of a plan before it is published."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.pairing import unpacked
from handlers.callbacks.plans import (
    GatherIn,
    GatherNow,
    KeepPlan,
    MoveTo,
    PlanModels,
    PlanWeights,
    RevertPlan,
    SwapWith,
    TryPlan,
    WeighBy,
)
from mentoring.errors import NotFound
from mentoring.ids import ParticipationId, PlanId
from mentoring.people import Actor
from mentoring.planning.beginning import SCREEN
from mentoring.planning.trying import Act, Change, attempt, keep, take_back
from mentoring.ports import Work
from mentoring.rights import curator_in
from mentoring.weights import weights_from


def router() -> Router:
    """Build the router of changes."""
    changes = Router(name="plan_changes")
    changes.callback_query.register(pressed_try, TryPlan.filter())
    changes.callback_query.register(pressed_choice, MoveTo.filter())
    changes.callback_query.register(pressed_choice, SwapWith.filter())
    changes.callback_query.register(pressed_choice, GatherIn.filter())
    changes.callback_query.register(pressed_choice, PlanModels.filter())
    changes.callback_query.register(pressed_choice, PlanWeights.filter())
    changes.callback_query.register(pressed_gather, GatherNow.filter())
    changes.callback_query.register(pressed_weigh, WeighBy.filter())
    changes.callback_query.register(pressed_keep, KeepPlan.filter())
    changes.callback_query.register(pressed_revert, RevertPlan.filter())
    return changes


Choice = MoveTo | SwapWith | GatherIn | PlanModels | PlanWeights

CHOICES: dict[type[Choice], str] = {
    MoveTo: "plan_move",
    SwapWith: "plan_swap",
    GatherIn: "plan_gather",
    PlanModels: "plan_models",
    PlanWeights: "plan_weights",
}
"""The screen on which each of these is chosen; nothing is tried yet."""


async def pressed_choice(
    _: CallbackQuery, callback_data: Choice, work: Work, actor: Actor
) -> None:
    """Show what can be chosen."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply(CHOICES[type(callback_data)], {**callback_data.model_dump()})


async def pressed_try(_: CallbackQuery, callback_data: TryPlan, work: Work, actor: Actor) -> None:
    """Try a change; a second press shows the plan that the first one made."""
    change = Change(
        act=_act(callback_data.act),
        mentor=ParticipationId(callback_data.mentor),
        mentee=ParticipationId(callback_data.mentee),
        other=ParticipationId(callback_data.other),
        model=callback_data.model,
    )
    await _attempt(work, actor, callback_data.plan, change)


async def pressed_gather(
    _: CallbackQuery, callback_data: GatherNow, work: Work, actor: Actor
) -> None:
    """Try the group that was ticked."""
    members = tuple(ParticipationId(each) for each in unpacked(callback_data.members))
    mentor = ParticipationId(callback_data.mentor)
    change = Change(act=Act.GATHER, mentor=mentor, members=members)
    await _attempt(work, actor, callback_data.plan, change)


async def pressed_weigh(
    _: CallbackQuery, callback_data: WeighBy, work: Work, actor: Actor
) -> None:
    """Try other weights."""
    change = Change(act=Act.WEIGH, weights=weights_from(callback_data.weights))
    await _attempt(work, actor, callback_data.plan, change)


async def _attempt(work: Work, actor: Actor, which: int, change: Change) -> None:
    async with work() as tx:
        plan = await attempt(tx, actor, PlanId(which), change)
        await tx.reply(SCREEN, {"plan": plan.id})


async def pressed_keep(
    _: CallbackQuery, callback_data: KeepPlan, work: Work, actor: Actor
) -> None:
    """Keep what was tried."""
    async with work() as tx:
        plan = await keep(tx, actor, PlanId(callback_data.plan))
        await tx.reply(SCREEN, {"plan": plan.id})


async def pressed_revert(
    _: CallbackQuery, callback_data: RevertPlan, work: Work, actor: Actor
) -> None:
    """Return to the plan before the change."""
    async with work() as tx:
        plan = await take_back(tx, actor, PlanId(callback_data.plan))
        await tx.reply(SCREEN, {"plan": plan.id})


def _act(code: str) -> Act:
    """Read what is tried; an act of an older bot is tried no more."""
    if code not in set(Act):
        raise NotFound(what="act")
    return Act(code)
