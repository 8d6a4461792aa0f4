"""Hear that somebody wants no more reminders of a questionnaire."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.people import Nudges
from mentoring.ids import RunId
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.unfinished import mute


def router() -> Router:
    """Build the router of reminders of questionnaires."""
    reminders = Router(name="unfinished")
    reminders.callback_query.register(pressed_quiet, Nudges.filter())
    return reminders


async def pressed_quiet(_: CallbackQuery, callback_data: Nudges, work: Work, actor: Actor) -> None:
    """Stop the reminders; a second press says the same."""
    async with work() as tx:
        await mute(tx, actor, RunId(callback_data.run))
        await tx.reply("unfinished_quiet", {"run": callback_data.run})
