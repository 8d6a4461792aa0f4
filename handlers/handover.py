"""Hear a curator hand the work over, or take a deputy: search, look, confirm."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.office import FindSuccessor, HandOver
from handlers.finishers import Finish
from mentoring import handover
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import PersonId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import chief_in, curator_in
from mentoring.runs import Run

PURPOSE = "successor"


def router() -> Router:
    """Build the router of handing over."""
    team = Router(name="handover")
    team.callback_query.register(asked_for_team, MenuTo.filter(F.to == "team"))
    team.callback_query.register(pressed_find, FindSuccessor.filter())
    team.callback_query.register(pressed_person, HandOver.filter())
    return team


async def asked_for_team(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show who does a curator's work."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("team")


async def pressed_find(
    _: CallbackQuery, callback_data: FindSuccessor, work: Work, actor: Actor, house: House
) -> None:
    """Ask for a name."""
    async with work() as tx:
        chief_in(actor)
        subject = {"deputy": int(callback_data.deputy)}
        await start_run(tx, actor, house, PURPOSE, ("find",), {**subject})


async def pressed_person(
    _: CallbackQuery, callback_data: HandOver, work: Work, actor: Actor
) -> None:
    """Ask once more, then do it."""
    async with work() as tx:
        found = await handover.successor(tx, actor, PersonId(callback_data.person))
        if not callback_data.sure:
            kind = "deputy_sure" if callback_data.deputy else "handover_sure"
            await tx.reply(kind, {"person": found.id})
        elif callback_data.deputy:
            added = await handover.add_deputy(tx, actor, found.id)
            await tx.reply("roles", {"said": "given" if added else "held"})
        else:
            await handover.hand_over(tx, actor, found.id)
            await tx.reply("handed_over", {"person": found.id})


async def _found(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Show who bears the name and may take over."""
    chief_in(actor)
    words, deputy = str(run.draft.answers["name"]), bool(run.subject["deputy"])
    await tx.reply("successors", {"words": words, "deputy": deputy})


FINISH: dict[str, Finish] = {PURPOSE: _found}
