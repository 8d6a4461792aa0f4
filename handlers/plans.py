"""Hear a curator ask for a plan, look through it and publish it."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.plans import (
    AgainPlan,
    DropPlan,
    LeftPerson,
    MakePlan,
    PlanChanges,
    PlanEdits,
    PlanIdle,
    PlanLeft,
    PlanList,
    PlanMember,
    PlanUnit,
    PlanUnits,
    PublishPlan,
    ShowPlan,
)
from mentoring.house import House
from mentoring.ids import ParticipationId, PlanId
from mentoring.people import Actor
from mentoring.planning.beginning import SCREEN, again, begin, put_aside
from mentoring.planning.looking import look_at
from mentoring.planning.publishing import publish
from mentoring.ports import Work
from mentoring.rights import curator_in


def router() -> Router:
    """Build the router of plans."""
    plans = Router(name="plans")
    plans.callback_query.register(pressed_make, MakePlan.filter())
    plans.callback_query.register(pressed_show, ShowPlan.filter())
    plans.callback_query.register(pressed_list, PlanList.filter())
    plans.callback_query.register(pressed_again, AgainPlan.filter())
    plans.callback_query.register(pressed_drop, DropPlan.filter())
    plans.callback_query.register(pressed_units, PlanUnits.filter())
    plans.callback_query.register(pressed_unit, PlanUnit.filter())
    plans.callback_query.register(pressed_member, PlanMember.filter())
    plans.callback_query.register(pressed_left, PlanLeft.filter())
    plans.callback_query.register(pressed_idle, PlanIdle.filter())
    plans.callback_query.register(pressed_person, LeftPerson.filter())
    plans.callback_query.register(pressed_changes, PlanChanges.filter())
    plans.callback_query.register(pressed_edits, PlanEdits.filter())
    plans.callback_query.register(pressed_publish, PublishPlan.filter())
    return plans


async def pressed_make(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Ask for a plan; a second press shows the one on its way."""
    async with work() as tx:
        plan = await begin(tx, actor)
        await tx.reply(SCREEN, {"plan": plan.id})


async def pressed_show(
    _: CallbackQuery, callback_data: ShowPlan, work: Work, actor: Actor
) -> None:
    """Show a plan as it stands."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply(SCREEN, {"plan": callback_data.plan})


async def pressed_list(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show the newest plans."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("plan_list")


async def pressed_again(
    _: CallbackQuery, callback_data: AgainPlan, work: Work, actor: Actor
) -> None:
    """Compute once more."""
    async with work() as tx:
        plan = await again(tx, actor, PlanId(callback_data.plan))
        await tx.reply(SCREEN, {"plan": plan.id})


async def pressed_drop(
    _: CallbackQuery, callback_data: DropPlan, work: Work, actor: Actor
) -> None:
    """Put a plan aside."""
    async with work() as tx:
        await put_aside(tx, actor, PlanId(callback_data.plan))
        await tx.reply("match", {"said": "dropped"})


async def pressed_units(
    _: CallbackQuery, callback_data: PlanUnits, work: Work, actor: Actor
) -> None:
    """Show one page of pairs and groups."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("plan_units", {**callback_data.model_dump()})


async def pressed_unit(
    _: CallbackQuery, callback_data: PlanUnit, work: Work, actor: Actor
) -> None:
    """Show one pair or group; its reasons come from answers, so the look is noted."""
    async with work() as tx:
        who = ParticipationId(callback_data.mentee)
        await look_at(tx, actor, PlanId(callback_data.plan), who)
        await tx.reply("plan_unit", {**callback_data.model_dump()})


async def pressed_member(
    _: CallbackQuery, callback_data: PlanMember, work: Work, actor: Actor
) -> None:
    """Show what can be tried about one member of a group."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("plan_member", {**callback_data.model_dump()})


async def pressed_left(
    _: CallbackQuery, callback_data: PlanLeft, work: Work, actor: Actor
) -> None:
    """Show one page of those without a pair."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("plan_left", {**callback_data.model_dump()})


async def pressed_idle(
    _: CallbackQuery, callback_data: PlanIdle, work: Work, actor: Actor
) -> None:
    """Show one page of mentors with nobody."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("plan_idle", {**callback_data.model_dump()})


async def pressed_person(
    _: CallbackQuery, callback_data: LeftPerson, work: Work, actor: Actor
) -> None:
    """Show why somebody is left over."""
    async with work() as tx:
        who = ParticipationId(callback_data.who)
        await look_at(tx, actor, PlanId(callback_data.plan), who)
        await tx.reply("plan_left_person", {**callback_data.model_dump()})


async def pressed_changes(
    _: CallbackQuery, callback_data: PlanChanges, work: Work, actor: Actor
) -> None:
    """Show for whom a change changes something."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("plan_changes", {**callback_data.model_dump()})


async def pressed_edits(
    _: CallbackQuery, callback_data: PlanEdits, work: Work, actor: Actor
) -> None:
    """Show what the curator has asked for."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("plan_edits", {**callback_data.model_dump()})


async def pressed_publish(
    _: CallbackQuery, callback_data: PublishPlan, work: Work, actor: Actor, house: House
) -> None:
    """Ask once more, then propose all pairs; a second press shows what was published."""
    which = PlanId(callback_data.plan)
    async with work() as tx:
        curator_in(actor)
        if not callback_data.sure:
            await tx.reply("plan_publish", {"plan": which})
            return
        await publish(tx, actor, which, house.rules)
        await tx.reply(SCREEN, {"plan": which})
