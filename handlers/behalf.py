"""Hear a curator write somebody down who has no messenger."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.behalf import AddSomebody, Behalf
from handlers.finishers import Finish
from mentoring import behalf
from mentoring.house import House
from mentoring.ids import EnrolmentId
from mentoring.names_in_chat import require_names
from mentoring.people import Actor
from mentoring.permits import missing
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in
from mentoring.runs import Run


def router() -> Router:
    """Build the router of answers given for others."""
    others = Router(name="behalf")
    others.callback_query.register(pressed_behalf, Behalf.filter())
    others.callback_query.register(pressed_add, AddSomebody.filter())
    return others


async def pressed_behalf(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show whose answers were begun, and the way to somebody new."""
    async with work() as tx:
        curator_in(actor)
        require_names(actor)
        await tx.reply("behalf")


async def pressed_add(
    _: CallbackQuery, callback_data: AddSomebody, work: Work, actor: Actor, house: House
) -> None:
    """Ask who it is and for the signed sheet."""
    enrolment = EnrolmentId(callback_data.enrolment) if callback_data.enrolment else None
    async with work() as tx:
        await behalf.ask_for_sheet(tx, actor, house, enrolment)


async def _written_down(tx: UnitOfWork, actor: Actor, house: House, run: Run) -> None:
    """Begin the answers; who is from 14 to 17 and has not signed waits."""
    person = await behalf.write_down(tx, actor, house, run)
    if await missing(tx, person):
        await tx.reply("behalf_waits")


async def _handed_in(tx: UnitOfWork, actor: Actor, house: House, run: Run) -> None:
    """Say that the answers are in."""
    handed_in = await behalf.hand_in(tx, actor, house, run)
    await tx.reply("behalf_done", {"participation": handed_in[0].id})


FINISH: dict[str, Finish] = {behalf.SHEET: _written_down, behalf.BEHALF: _handed_in}
