"""Hear a curator look for a mentor elsewhere, and the mentor and their curator answer."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.exchange import (
    AnswerExchange,
    AskForMentor,
    EndExchange,
    LookElsewhere,
    OpenExchange,
)
from handlers.callbacks.menu import MenuTo
from mentoring import exchange
from mentoring.errors import AlreadyDone
from mentoring.ids import ExchangeId, ParticipationId
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.rights import curator_in, person_in


def router() -> Router:
    """Build the router of the door between organisations."""
    door = Router(name="exchange")
    door.callback_query.register(pressed_look, LookElsewhere.filter())
    door.callback_query.register(asked_for_it, MenuTo.filter(F.to == "elsewhere"))
    door.callback_query.register(pressed_ask, AskForMentor.filter())
    door.callback_query.register(pressed_open, OpenExchange.filter())
    door.callback_query.register(pressed_answer, AnswerExchange.filter())
    door.callback_query.register(pressed_end, EndExchange.filter())
    return door


async def asked_for_it(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show the cards and what was asked for."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("elsewhere")


async def pressed_look(
    _: CallbackQuery, callback_data: LookElsewhere, work: Work, actor: Actor
) -> None:
    """Turn the cards over."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("elsewhere", {"page": callback_data.page})


async def pressed_ask(
    _: CallbackQuery, callback_data: AskForMentor, work: Work, actor: Actor
) -> None:
    """Ask for a mentor; a second press finds it asked."""
    async with work() as tx:
        curator_in(actor)
        try:
            await exchange.ask(tx, actor, ParticipationId(callback_data.participation))
        except AlreadyDone:
            await tx.reply("elsewhere", {"said": "gone"})
            return
        await tx.reply("elsewhere", {"said": "asked"})


async def pressed_open(
    _: CallbackQuery, callback_data: OpenExchange, work: Work, actor: Actor
) -> None:
    """Show a request to whoever decides on it."""
    async with work() as tx:
        person_in(actor)
        kind = "exchange_terms" if callback_data.terms else "exchange"
        await tx.reply(kind, {"exchange": callback_data.exchange})


async def pressed_answer(
    _: CallbackQuery, callback_data: AnswerExchange, work: Work, actor: Actor
) -> None:
    """Take a yes or a no, once."""
    says = exchange.mentor_says if callback_data.as_mentor else exchange.home_says
    async with work() as tx:
        number = ExchangeId(callback_data.exchange)
        try:
            await says(tx, actor, number, yes=callback_data.yes)
        except AlreadyDone:
            await tx.reply("exchange", {"exchange": number})
            return
        await tx.reply("exchange_answered", {"yes": callback_data.yes})


async def pressed_end(
    _: CallbackQuery, callback_data: EndExchange, work: Work, actor: Actor
) -> None:
    """End a request or a stay."""
    async with work() as tx:
        try:
            await exchange.take_back(tx, actor, ExchangeId(callback_data.exchange))
        except AlreadyDone:
            await tx.reply("elsewhere")
            return
        await tx.reply("elsewhere", {"said": "ended"})
