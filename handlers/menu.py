"""Lead people through the bot: menu, help, the way out of any dialog."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.menu import MenuTo
from handlers.home import outside, waiting_run
from mentoring.desk import take_held
from mentoring.filling import leave
from mentoring.newcomers import has_consent
from mentoring.people import Actor
from mentoring.ports import Work


def router() -> Router:
    """Build the router of the menu."""
    menu = Router(name="menu")
    menu.message.register(asked_for_menu, Command("menu"))
    menu.callback_query.register(asked_for_menu, MenuTo.filter(F.to == "menu"))
    menu.callback_query.register(asked_for_more, MenuTo.filter(F.to == "more"))
    menu.message.register(asked_for_help, Command("help"))
    menu.callback_query.register(asked_for_help, MenuTo.filter(F.to == "help"))
    menu.message.register(said_cancel, Command("cancel"))
    return menu


async def asked_for_menu(_: Message | CallbackQuery, work: Work, actor: Actor) -> None:
    """Show all that can be done now; a newcomer sees the welcome."""
    async with work() as tx:
        if actor.roles or await has_consent(tx, actor):
            await tx.reply("menu", await take_held(tx, actor))
        else:
            shown, args = await outside(tx, actor)
            await tx.reply(shown, args)


async def asked_for_more(_: CallbackQuery, work: Work) -> None:
    """Show a curator what is needed now and then."""
    async with work() as tx:
        await tx.reply("menu_more")


async def asked_for_help(_: Message | CallbackQuery, work: Work) -> None:
    """Say what the bot can do and whom to ask."""
    async with work() as tx:
        await tx.reply("help")


async def said_cancel(_: Message, work: Work, actor: Actor) -> None:
    """Leave the open dialog; a long questionnaire keeps its draft."""
    async with work() as tx:
        run = await waiting_run(tx, actor)
        if run is None:
            await tx.reply("nothing_open")
        else:
            waits = await leave(tx, actor, run)
            await tx.reply("run_paused" if waits else "run_dropped", {"run": run.id})
