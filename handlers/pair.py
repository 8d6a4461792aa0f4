"""Hear what people do with their own pair: look, show a contact."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.pairing import MyPair, OpenNews, ShareContact
from mentoring.desk import take_held
from mentoring.ids import PairId
from mentoring.keeping import my_pair, share_contact
from mentoring.people import Actor
from mentoring.ports import Work


def router() -> Router:
    """Build the router of one's own pair."""
    pair = Router(name="pair")
    pair.message.register(asked_for_pair, Command("pair"))
    pair.callback_query.register(asked_for_pair, MenuTo.filter(F.to == "pair"))
    pair.callback_query.register(pressed_pair, MyPair.filter())
    pair.callback_query.register(pressed_news, OpenNews.filter(F.what.in_({"pair", "ended"})))
    pair.callback_query.register(pressed_left, OpenNews.filter(F.what == "left"))
    pair.callback_query.register(pressed_share, ShareContact.filter())
    return pair


async def asked_for_pair(_: Message | CallbackQuery, work: Work, actor: Actor) -> None:
    """Show the reader's pair or pairs."""
    async with work() as tx:
        await tx.reply("my_pairs", await take_held(tx, actor))


async def pressed_pair(_: CallbackQuery, callback_data: MyPair, work: Work, actor: Actor) -> None:
    """Show one of the reader's pairs."""
    async with work() as tx:
        pair = await my_pair(tx, actor, PairId(callback_data.pair))
        await tx.reply("my_pair", {"pair": pair.id})


async def pressed_news(
    _: CallbackQuery, callback_data: OpenNews, work: Work, actor: Actor
) -> None:
    """Show what a push was about, or take it back."""
    async with work() as tx:
        pair = await my_pair(tx, actor, PairId(callback_data.about))
        if callback_data.full:
            await tx.reply("my_pair", {"pair": pair.id, "news": True})
        else:
            await tx.reply("pair_news", {"what": callback_data.what, "about": pair.id})


async def pressed_left(_: CallbackQuery, callback_data: OpenNews, work: Work) -> None:
    """Say that the work in a group is over, or take that back."""
    about = callback_data.about
    async with work() as tx:
        if callback_data.full:
            await tx.reply("pair_left_open", {"pair": about})
        else:
            await tx.reply("pair_news", {"what": callback_data.what, "about": about})


async def pressed_share(
    _: CallbackQuery, callback_data: ShareContact, work: Work, actor: Actor
) -> None:
    """Show one's contact in this pair, or stop."""
    async with work() as tx:
        pair = await share_contact(tx, actor, PairId(callback_data.pair), callback_data.shows)
        await tx.reply("my_pair", {"pair": pair.id})
