"""Hear a curator take the draft of the order about changed pairs and enter its number."""

from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.mending import Annexes, AnnexOrder, AnnexPaper
from handlers.finishers import Finish
from mentoring.annexing import enter_order
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import AnnexId, PairId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.questionnaire import own_words
from mentoring.rights import curator_in
from mentoring.runs import Run
from mentoring.trail import note_export

ANNEX, ORDER = "annex", "order"


def router() -> Router:
    """Build the router of orders about changed pairs."""
    annexing = Router(name="annexing")
    annexing.callback_query.register(pressed_annexes, Annexes.filter())
    annexing.callback_query.register(pressed_paper, AnnexPaper.filter())
    annexing.callback_query.register(pressed_order, AnnexOrder.filter())
    return annexing


async def pressed_annexes(
    _: CallbackQuery, callback_data: Annexes, work: Work, actor: Actor
) -> None:
    """Show what waits for an order."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("annexes", {"pair": callback_data.pair})


async def pressed_paper(
    _: CallbackQuery, callback_data: AnnexPaper, work: Work, actor: Actor
) -> None:
    """Hand the draft over."""
    async with work() as tx:
        curator_in(actor)
        await note_export(tx, actor, "annexes")
        await tx.reply("annex_paper", {"pair": callback_data.pair}, fresh=True)


async def pressed_order(
    _: CallbackQuery, callback_data: AnnexOrder, work: Work, actor: Actor, house: House
) -> None:
    """Ask for number and date of what stood in the paper."""
    about = {"annex": callback_data.up_to, "of": callback_data.pair}
    async with work() as tx:
        curator_in(actor)
        await start_run(tx, actor, house, ANNEX, (ORDER,), {**about})


async def _entered(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Write the order down for all that stood in the paper."""
    number, day = (str(run.draft.answers[key]) for key in ("number", "date"))
    pair = PairId(int(run.subject["of"])) or None
    number = own_words(number) or number
    up_to = AnnexId(int(run.subject["annex"]))
    await enter_order(tx, actor, up_to, pair, number, date.fromisoformat(day))
    await tx.reply("annexes", {"pair": pair or 0, "said": "entered"})


FINISH: dict[str, Finish] = {ANNEX: _entered}
