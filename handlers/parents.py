"""Hear a curator open what the representatives of a learner answered; who did is noted."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.people import ParentsSaid
from mentoring.family import child_to_read
from mentoring.ids import ParticipationId
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.trail import note_view


def router() -> Router:
    """Build the router of the parents' answers."""
    parents = Router(name="parents")
    parents.callback_query.register(pressed_parents, ParentsSaid.filter())
    return parents


async def pressed_parents(
    _: CallbackQuery, callback_data: ParentsSaid, work: Work, actor: Actor
) -> None:
    """Show the answers of a learner's representatives."""
    about = ParticipationId(callback_data.participation)
    async with work() as tx:
        person = await child_to_read(tx, actor, about)
        await note_view(tx, actor, "parents", {"person": person})
        await tx.reply("parents_said", {"participation": about})
