"""Hear what is answered to those who ask by themselves, and what a curator leaves to people."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.pleas import EndQuestion, PeopleWays, PleaCard, PleasForMe
from mentoring.applications import Side
from mentoring.house import House
from mentoring.ids import PairId, PleaId
from mentoring.keeping import my_pair
from mentoring.people import Actor
from mentoring.pleading import answering, closing
from mentoring.pleading.listing import own_side
from mentoring.ports import Work
from mentoring.rights import curator_in


def router() -> Router:
    """Build the router of answers."""
    answers = Router(name="plea_answers")
    answers.callback_query.register(pressed_list, PleasForMe.filter())
    answers.callback_query.register(pressed_card, PleaCard.filter())
    answers.callback_query.register(pressed_end, EndQuestion.filter())
    answers.callback_query.register(pressed_ways, PeopleWays.filter())
    return answers


async def pressed_list(
    _: CallbackQuery, callback_data: PleasForMe, work: Work, actor: Actor
) -> None:
    """Show who asks for help that one could give."""
    async with work() as tx:
        await own_side(tx, actor, Side.MENTOR)
        await tx.reply("pleas_for_me", {"page": callback_data.page})


async def pressed_card(
    _: CallbackQuery, callback_data: PleaCard, work: Work, actor: Actor, house: House
) -> None:
    """Show what somebody asks, take it, or say «not now»."""
    plea = PleaId(callback_data.plea)
    async with work() as tx:
        await answering.plea_for(tx, actor, plea)
        if callback_data.act == "take":
            await answering.take(tx, actor, plea, house.rules)
        elif callback_data.act == "later":
            await answering.not_now(tx, actor, plea)
        hidden = callback_data.act == "hide"
        await tx.reply("plea_new" if hidden else "plea_card", {"plea": plea})


async def pressed_end(
    _: CallbackQuery, callback_data: EndQuestion, work: Work, actor: Actor
) -> None:
    """Ask what came of a question, then end it."""
    async with work() as tx:
        pair = await my_pair(tx, actor, PairId(callback_data.pair))
        if callback_data.result:
            await closing.end_question(tx, actor, pair.id, callback_data.result)
            await tx.reply("question_ended", {"pair": pair.id})
        else:
            await tx.reply("question_end", {"pair": pair.id})


async def pressed_ways(
    _: CallbackQuery, callback_data: PeopleWays, work: Work, actor: Actor
) -> None:
    """Show what is left to people, or open or close one of these ways."""
    async with work() as tx:
        curator_in(actor)
        if callback_data.what:
            what, opened = callback_data.what, callback_data.opened
            await closing.open_to_people(tx, actor, what, opened=opened)
        await tx.reply("people_ways")
