"""Hear whom the school wants to be called first when help is urgent."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.help import HelpSetup, NameFirst
from mentoring import help_setup
from mentoring.ids import PersonId
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.rights import chief_in


def router() -> Router:
    """Build the router of setting up help."""
    setup = Router(name="help_setup")
    setup.callback_query.register(pressed_setup, HelpSetup.filter())
    setup.callback_query.register(pressed_name, NameFirst.filter())
    return setup


async def pressed_setup(
    _: CallbackQuery, callback_data: HelpSetup, work: Work, actor: Actor
) -> None:
    """Show how it is, or confirm it."""
    async with work() as tx:
        chief_in(actor)
        if callback_data.confirm:
            await help_setup.confirm(tx, actor)
        await tx.reply("help_setup")


async def pressed_name(
    _: CallbackQuery, callback_data: NameFirst, work: Work, actor: Actor
) -> None:
    """Tick a person or take the tick away."""
    async with work() as tx:
        person = PersonId(callback_data.person)
        await help_setup.name_first(tx, actor, person, called=callback_data.called)
        await tx.reply("help_setup")
