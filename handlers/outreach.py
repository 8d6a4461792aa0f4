"""Hear a curator tell others of the programme: words, links, posters, the preliminary request."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.outreach import (
    AskingHome,
    AskingPaper,
    BeginAsking,
    CircleLink,
    CirclePoster,
    CircleWords,
    EndAsking,
    OutreachHome,
)
from mentoring.errors import NotAllowed, NotFound
from mentoring.ids import AskingId
from mentoring.invitations import MOST_USES, TERMS, invite
from mentoring.outreach import Outlet, outreach
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.preliminary import READERS, begin, end
from mentoring.rights import curator_in


def router() -> Router:
    """Build the router of telling others."""
    telling = Router(name="outreach")
    telling.callback_query.register(asked_for_outreach, MenuTo.filter(F.to == "outreach"))
    telling.callback_query.register(asked_for_outreach, OutreachHome.filter())
    telling.callback_query.register(pressed_circle, CircleLink.filter())
    telling.callback_query.register(pressed_words, CircleWords.filter())
    telling.callback_query.register(pressed_poster, CirclePoster.filter())
    telling.callback_query.register(asked_for_asking, AskingHome.filter())
    telling.callback_query.register(asked_for_asking, MenuTo.filter(F.to == "asking"))
    telling.callback_query.register(pressed_begin, BeginAsking.filter())
    telling.callback_query.register(pressed_end, EndAsking.filter())
    telling.callback_query.register(pressed_paper, AskingPaper.filter())
    return telling


async def asked_for_outreach(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show whom one can tell."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("outreach")


async def pressed_circle(
    _: CallbackQuery, callback_data: CircleLink, work: Work, actor: Actor
) -> None:
    """Show a circle; on the second press make an open invitation and the words with it."""
    async with work() as tx:
        curator_in(actor)
        circle = outreach().circle(callback_data.circle)
        if circle is None:
            raise NotFound(what="circle")
        if not callback_data.make:
            await tx.reply("circle", {"circle": circle.code})
            return
        secret = await invite(tx, actor, circle.wish.value, term=TERMS[-1], uses=MOST_USES)
        args = {"circle": circle.code, "outlet": Outlet.CHAT.value, "secret": secret}
        await tx.reply("circle_words", {**args})


async def pressed_words(
    _: CallbackQuery, callback_data: CircleWords, work: Work, actor: Actor
) -> None:
    """Show the words for another place."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("circle_words", {**callback_data.model_dump()})


async def pressed_poster(
    _: CallbackQuery, callback_data: CirclePoster, work: Work, actor: Actor
) -> None:
    """Hand the poster over."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("circle_poster", {**callback_data.model_dump()})


async def asked_for_asking(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show how the preliminary request goes."""
    async with work() as tx:
        if not READERS & actor.roles:
            raise NotAllowed
        await tx.reply("asking")


async def pressed_begin(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Begin to ask."""
    async with work() as tx:
        await begin(tx, actor)
        await tx.reply("asking")


async def pressed_end(
    _: CallbackQuery, callback_data: EndAsking, work: Work, actor: Actor
) -> None:
    """Ask once more, then stop."""
    async with work() as tx:
        curator_in(actor)
        if callback_data.sure:
            await end(tx, actor, AskingId(callback_data.asking))
            await tx.reply("asking")
        else:
            await tx.reply("asking_sure", {"asking": callback_data.asking})


async def pressed_paper(
    _: CallbackQuery, callback_data: AskingPaper, work: Work, actor: Actor
) -> None:
    """Hand the poster or the counts over."""
    async with work() as tx:
        if not READERS & actor.roles:
            raise NotAllowed
        await tx.reply("asking_paper", {**callback_data.model_dump()})
