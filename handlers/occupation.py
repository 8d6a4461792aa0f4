"""Hear what an adult does here, and begin the questionnaire that is theirs.

Nothing of it is stored: the consent is given already, and the open questionnaire itself says it.
"""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.occupation import Occupy
from handlers.home import go_home
from handlers.start import begin_questions
from mentoring.house import House
from mentoring.joining import has_handed_in
from mentoring.newcomers import has_consent
from mentoring.people import Actor
from mentoring.ports import Work


def router() -> Router:
    """Build the router of one question."""
    occupation = Router(name="occupation")
    occupation.callback_query.register(pressed_occupation, Occupy.filter())
    return occupation


async def pressed_occupation(
    _: CallbackQuery, callback_data: Occupy, work: Work, actor: Actor, house: House
) -> None:
    """Begin the questionnaire of somebody who works or learns here; an old press leads home."""
    async with work() as tx:
        if await has_handed_in(tx, actor) or not await has_consent(tx, actor):
            await go_home(tx, actor)
        else:
            await begin_questions(tx, actor, house, callback_data.occupation)
