"""Hear a curator judge the programme: the self-check of this cycle."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.self_check import OwnCheck
from handlers.finishers import Finish
from mentoring import self_checking
from mentoring.house import House
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in
from mentoring.runs import Run


def router() -> Router:
    """Build the router of the self-check."""
    checks = Router(name="self_check")
    checks.callback_query.register(pressed_check, OwnCheck.filter())
    return checks


async def pressed_check(
    _: CallbackQuery, callback_data: OwnCheck, work: Work, actor: Actor, house: House
) -> None:
    """Show what was answered, or begin the questionnaire."""
    async with work() as tx:
        curator_in(actor)
        if callback_data.begins:
            await self_checking.ask(tx, actor, house)
        else:
            await tx.reply("self_check")


async def _answered(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Keep the answers."""
    await self_checking.keep(tx, actor, run)
    await tx.reply("self_check", {"said": "kept"})


FINISH: dict[str, Finish] = {self_checking.PURPOSE: _answered}
