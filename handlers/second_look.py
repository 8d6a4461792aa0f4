"""Hear what somebody says in private after the second meeting of their pair."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.mending import AfterTrial
from mentoring.ids import PairId
from mentoring.looking_again import look_again, looked_at
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.second_looks import Look

OPEN, HIDE = "open", "hide"


def router() -> Router:
    """Build the router of what is said after a trial meeting."""
    looks = Router(name="second_look")
    looks.callback_query.register(pressed_look, AfterTrial.filter())
    return looks


async def pressed_look(
    _: CallbackQuery, callback_data: AfterTrial, work: Work, actor: Actor
) -> None:
    """Show the question, hear the answer, or take both from the screen."""
    pair, said = PairId(callback_data.pair), callback_data.said
    async with work() as tx:
        await looked_at(tx, actor, pair)
        if said in set(Look):
            await look_again(tx, actor, pair, Look(said))
        kind = "second_look_hidden" if said == HIDE else "second_look_open"
        await tx.reply(kind, {"pair": pair})
