"""Hear the first curator come by a link, and lead curators through the setting up."""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.first_run import SetUp
from handlers.callbacks.menu import MenuTo
from handlers.finishers import Finish
from handlers.home import go_home
from mentoring.filling import start_run
from mentoring.first_run import knock
from mentoring.house import House
from mentoring.names_in_chat import is_undecided
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in
from mentoring.runs import Run
from mentoring.setting_up import PURPOSE, known_so_far, set_up

TOKEN = r"^k_[A-Za-z0-9_-]{22}$"  # noqa: S105 - the shape of a key, not a key


def router() -> Router:
    """Build the router of the first run."""
    first = Router(name="first_run")
    by_key = CommandStart(deep_link=True, magic=F.args.regexp(TOKEN))
    first.message.register(came_by_link, by_key)
    first.callback_query.register(asked_what_is_left, MenuTo.filter(F.to == "setup"))
    first.callback_query.register(pressed_set_up, SetUp.filter())
    return first


async def came_by_link(_: Message, command: CommandObject, work: Work, actor: Actor) -> None:
    """Use the key and wait for the yes; a key that does not fit is like no key."""
    async with work() as tx:
        if await knock(tx, actor, command.args or ""):
            await tx.reply("claim_waits")
        else:
            await go_home(tx, actor)


async def asked_what_is_left(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show what is set up and what is left."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("setup_left")


async def pressed_set_up(_: CallbackQuery, work: Work, actor: Actor, house: House) -> None:
    """Ask what is left; what is known stands in the summary."""
    async with work() as tx:
        curator_in(actor)
        if is_undecided(await tx.organisations.get(), house.rules):
            await tx.reply("names")
            return
        known = await known_so_far(tx)
        await start_run(tx, actor, house, PURPOSE, ("setup",), known=known)


async def _answered(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Write down how the programme is set up."""
    await set_up(tx, actor, run.draft.answers, run.draft.skipped)
    await tx.reply("setup_left", {"said": "saved"})


FINISH: dict[str, Finish] = {PURPOSE: _answered}
