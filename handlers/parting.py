"""Hear what a mentor who leaves in mid-year says at the end, if anything."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.mending import Farewell
from handlers.finishers import Finish
from mentoring.farewells import Said
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import PairId
from mentoring.parting import part, parting_pair
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.runs import Run

FAREWELL = "farewell"


def router() -> Router:
    """Build the router of farewells."""
    parting = Router(name="parting")
    parting.callback_query.register(pressed_farewell, Farewell.filter())
    return parting


async def pressed_farewell(
    _: CallbackQuery, callback_data: Farewell, work: Work, actor: Actor, house: House
) -> None:
    """Offer the questions, or ask them."""
    async with work() as tx:
        pair = await parting_pair(tx, actor, PairId(callback_data.pair))
        if callback_data.say:
            await start_run(tx, actor, house, FAREWELL, (FAREWELL,), {"pair": pair.id})
        else:
            await tx.reply("farewell", {"pair": pair.id})


async def _said(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Write the answers down; a skipped question is nothing."""
    answers, pair = run.draft.answers, PairId(int(run.subject["pair"]))
    given = {key: answers[key] for key in Said.model_fields if answers.get(key) is not None}
    await part(tx, actor, pair, Said.model_validate(given))
    await tx.reply("farewell", {"pair": pair})


FINISH: dict[str, Finish] = {FAREWELL: _said}
