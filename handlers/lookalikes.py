"""Hear a curator say whether two people who look alike are one."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.roster import Lookalikes, LookAtTwo, SettleTwo
from mentoring import merging
from mentoring.ids import LookalikeId
from mentoring.names_in_chat import require_names
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.rights import curator_in


def router() -> Router:
    """Build the router of lookalikes."""
    alike = Router(name="lookalikes")
    alike.callback_query.register(pressed_list, Lookalikes.filter())
    alike.callback_query.register(pressed_look, LookAtTwo.filter())
    alike.callback_query.register(pressed_settle, SettleTwo.filter())
    return alike


async def pressed_list(
    _: CallbackQuery, callback_data: Lookalikes, work: Work, actor: Actor
) -> None:
    """Show those whom nobody has looked at."""
    async with work() as tx:
        curator_in(actor)
        require_names(actor)
        await tx.reply("lookalikes", {"page": callback_data.page})


async def pressed_look(
    _: CallbackQuery, callback_data: LookAtTwo, work: Work, actor: Actor
) -> None:
    """Show two people side by side."""
    async with work() as tx:
        require_names(actor)
        found = await merging.lookalike(tx, actor, LookalikeId(callback_data.number))
        await tx.reply("lookalike", {"lookalike": found.id})


async def pressed_settle(
    _: CallbackQuery, callback_data: SettleTwo, work: Work, actor: Actor
) -> None:
    """Keep two people two, or make them one after a second yes."""
    which = LookalikeId(callback_data.number)
    async with work() as tx:
        require_names(actor)
        if not callback_data.same:
            await merging.are_different(tx, actor, which)
        elif callback_data.sure:
            await merging.are_one(tx, actor, which)
        else:
            await merging.lookalike(tx, actor, which)
            await tx.reply("lookalike", {"lookalike": which, "said": "sure"})
            return
        await tx.reply("lookalike", {"lookalike": which})
