"""Hear a curator take the bases away, and look who else did."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.people import Bases, Looks, TakeBases
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.rights import curator_in, staff_in
from mentoring.taking_bases import take_bases
from mentoring.trail import AUDITORS


def router() -> Router:
    """Build the router of the bases and of the trail."""
    bases = Router(name="bases")
    bases.callback_query.register(pressed_bases, Bases.filter())
    bases.callback_query.register(pressed_take, TakeBases.filter())
    bases.callback_query.register(pressed_looks, Looks.filter())
    return bases


async def pressed_bases(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show which files there are."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("bases")


async def pressed_take(
    _: CallbackQuery, callback_data: TakeBases, work: Work, actor: Actor
) -> None:
    """Hand a file over; the trail remembers to whom."""
    async with work() as tx:
        await take_bases(tx, actor, named=callback_data.named)
        await tx.reply("bases_file", callback_data.model_dump())


async def pressed_looks(_: CallbackQuery, callback_data: Looks, work: Work, actor: Actor) -> None:
    """Show who looked at people and took lists away."""
    async with work() as tx:
        staff_in(actor, *AUDITORS)
        await tx.reply("looks", {"page": callback_data.page})
