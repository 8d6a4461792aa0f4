"""Hear a curator write down the wishes of somebody without a messenger."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.wishes_for import SilentPeople, WishesFor
from handlers.finishers import Finish
from mentoring.applications import Told
from mentoring.errors import NotFound
from mentoring.house import House
from mentoring.ids import ParticipationId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in
from mentoring.runs import Run
from mentoring.wishing import on_behalf
from mentoring.wishing.windows import RoundClosed


def router() -> Router:
    """Build the router of wishes written down for others."""
    others = Router(name="wishes_for")
    others.callback_query.register(pressed_list, SilentPeople.filter())
    others.callback_query.register(pressed_one, WishesFor.filter())
    return others


async def pressed_list(
    _: CallbackQuery, callback_data: SilentPeople, work: Work, actor: Actor
) -> None:
    """Show who has not answered and has no messenger."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("wishes_for", {"page": callback_data.page})


async def pressed_one(
    _: CallbackQuery, callback_data: WishesFor, work: Work, actor: Actor, house: House
) -> None:
    """Ask how the answers came, then begin."""
    about = ParticipationId(callback_data.participation)
    async with work() as tx:
        await on_behalf.side_for(tx, actor, about)
        if callback_data.told not in on_behalf.FROM:
            await tx.reply("wishes_for_one", {"participation": about})
            return
        found = await tx.wishes.round()
        if found is None:
            raise RoundClosed
        told = Told(callback_data.told)
        await on_behalf.ask_for(tx, actor, house, found.id, about, told)


async def _written(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Keep the wishes; the run itself keeps nothing of them, in time or too late."""
    try:
        await on_behalf.keep_for(tx, actor, run)
    except (RoundClosed, NotFound) as refusal:
        await tx.runs.take_out(run)
        await tx.reply("refusal", {"code": refusal.code})
    else:
        await tx.reply("wishes_for", {"said": "kept"})


FINISH: dict[str, Finish] = {on_behalf.FOR_OTHERS: _written}
