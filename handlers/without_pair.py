"""Hear what is done for people without a pair: by curators, by themselves, by the psychologist."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.without_pair import (
    AgreeTo,
    EnterList,
    LeaveList,
    OwnWaiting,
    Support,
    Talked,
    TryOption,
    WaitingCard,
    WaitingList,
)
from mentoring.errors import NotFound
from mentoring.house import House
from mentoring.ids import ParticipationId, PlanId
from mentoring.people import Actor
from mentoring.planning.causes import cause_in
from mentoring.planning.options import agree_to, call_psychologist, note_tried, referred, talked
from mentoring.planning.waiting_list import enter, own_place, take_off
from mentoring.plans.waiting import Option
from mentoring.ports import Work
from mentoring.rights import curator_in


def router() -> Router:
    """Build the router of people without a pair."""
    without = Router(name="without_pair")
    without.callback_query.register(pressed_list, WaitingList.filter())
    without.callback_query.register(pressed_card, WaitingCard.filter())
    without.callback_query.register(pressed_option, TryOption.filter())
    without.callback_query.register(pressed_enter, EnterList.filter())
    without.callback_query.register(pressed_leave, LeaveList.filter())
    without.callback_query.register(pressed_own, OwnWaiting.filter())
    without.callback_query.register(pressed_agree, AgreeTo.filter())
    without.callback_query.register(pressed_support, Support.filter())
    without.callback_query.register(pressed_talked, Talked.filter())
    return without


async def pressed_list(
    _: CallbackQuery, callback_data: WaitingList, work: Work, actor: Actor
) -> None:
    """Show one page of the waiting list."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("waiting_list", {"page": callback_data.page})


async def pressed_card(
    _: CallbackQuery, callback_data: WaitingCard, work: Work, actor: Actor
) -> None:
    """Show one person of the waiting list."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("waiting_card", {"who": callback_data.who})


async def pressed_option(
    _: CallbackQuery, callback_data: TryOption, work: Work, actor: Actor, house: House
) -> None:
    """Note what is tried for somebody; the psychologist is told."""
    who, option = ParticipationId(callback_data.who), _option(callback_data.option)
    async with work() as tx:
        cause = await cause_in(tx, PlanId(callback_data.plan), who)
        if option is Option.PSYCHOLOGIST:
            await call_psychologist(tx, actor, who, cause, house.rules)
        else:
            await note_tried(tx, actor, who, option, cause, house.rules)
        await tx.reply("waiting_card", {"who": who, "said": "tried"})


async def pressed_enter(
    _: CallbackQuery, callback_data: EnterList, work: Work, actor: Actor, house: House
) -> None:
    """Let somebody wait."""
    who = ParticipationId(callback_data.who)
    async with work() as tx:
        cause = await cause_in(tx, PlanId(callback_data.plan), who)
        await enter(tx, actor, who, cause, house.rules)
        await tx.reply("waiting_card", {"who": who, "said": "entered"})


async def pressed_leave(
    _: CallbackQuery, callback_data: LeaveList, work: Work, actor: Actor
) -> None:
    """Let somebody wait no longer."""
    who = ParticipationId(callback_data.who)
    async with work() as tx:
        await take_off(tx, actor, who)
        await tx.reply("waiting_card", {"who": who})


async def pressed_own(
    _: CallbackQuery, callback_data: OwnWaiting, work: Work, actor: Actor
) -> None:
    """Show somebody how they stand."""
    who = ParticipationId(callback_data.participation)
    async with work() as tx:
        await own_place(tx, actor, who)
        await tx.reply("own_waiting", {"participation": who})


async def pressed_agree(
    _: CallbackQuery, callback_data: AgreeTo, work: Work, actor: Actor
) -> None:
    """Store what somebody would agree to."""
    who, option = ParticipationId(callback_data.participation), _option(callback_data.option)
    async with work() as tx:
        await agree_to(tx, actor, who, option, agrees=callback_data.agrees)
        await tx.reply("own_waiting", {"participation": who, "said": "kept"})


async def pressed_support(
    _: CallbackQuery, callback_data: Support, work: Work, actor: Actor
) -> None:
    """Show the psychologist who was referred."""
    who = ParticipationId(callback_data.participation)
    async with work() as tx:
        await referred(tx, actor, who)
        await tx.reply("support", {"participation": who})


async def pressed_talked(
    _: CallbackQuery, callback_data: Talked, work: Work, actor: Actor
) -> None:
    """Store that the talk took place."""
    who = ParticipationId(callback_data.participation)
    async with work() as tx:
        await talked(tx, actor, who)
        await tx.reply("support", {"participation": who})


def _option(code: str) -> Option:
    """Read an option; one of an older bot is offered no more."""
    if code not in set(Option):
        raise NotFound(what="option")
    return Option(code)
