"""Hear an anonymous minute: who somebody is, what they need; a press counts it."""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.outreach import SendNeeds, WhatINeed, WhoIAm
from mentoring.ids import AskingId
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.preliminary import PREFIX, answer, come


def router() -> Router:
    """Build the router of the anonymous minute."""
    minute = Router(name="preliminary")
    link = CommandStart(deep_link=True, magic=F.args.startswith(PREFIX))
    minute.message.register(came_by_link, link)
    minute.callback_query.register(pressed_who, WhoIAm.filter())
    minute.callback_query.register(pressed_need, WhatINeed.filter())
    minute.callback_query.register(pressed_send, SendNeeds.filter())
    return minute


async def came_by_link(_: Message, command: CommandObject, work: Work) -> None:
    """Ask who it is, if anybody still asks."""
    async with work() as tx:
        asking = await come(tx, (command.args or "").removeprefix(PREFIX))
        await tx.reply("minute_who", {"asking": asking.id})


async def pressed_who(_: CallbackQuery, callback_data: WhoIAm, work: Work) -> None:
    """Ask what is needed."""
    async with work() as tx:
        asking, circle = callback_data.asking, callback_data.circle
        await tx.reply("minute_needs", {"asking": asking, "circle": circle, "needs": ""})


async def pressed_need(_: CallbackQuery, callback_data: WhatINeed, work: Work) -> None:
    """Show the choice as it is wished; nothing is stored."""
    async with work() as tx:
        await tx.reply("minute_needs", {**callback_data.model_dump()})


async def pressed_send(
    _: CallbackQuery, callback_data: SendNeeds, work: Work, actor: Actor
) -> None:
    """Count the answer once."""
    async with work() as tx:
        asking, needs = AskingId(callback_data.asking), callback_data.needs.split(".")
        counted = await answer(tx, actor, asking, callback_data.circle, needs)
        await tx.reply("minute_thanks", {"counted": counted})
