"""Hear a curator open a card's history and correct somebody's answers; who did is noted."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.people import AmendAnswers, CardHistory
from handlers.finishers import Finish
from mentoring.approval import application
from mentoring.correcting import known_answers, store_corrections
from mentoring.filling import AMEND, start_run
from mentoring.house import House
from mentoring.ids import ParticipationId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.runs import Run
from mentoring.trail import note_view


def router() -> Router:
    """Build the router of corrections."""
    amend = Router(name="amend")
    amend.callback_query.register(pressed_history, CardHistory.filter())
    amend.callback_query.register(pressed_amend, AmendAnswers.filter())
    return amend


async def pressed_history(
    _: CallbackQuery, callback_data: CardHistory, work: Work, actor: Actor
) -> None:
    """Show what became of an application."""
    async with work() as tx:
        found = await application(tx, actor, ParticipationId(callback_data.participation))
        subject = {"person": found.person_id, "participation": found.id}
        await note_view(tx, actor, "history", {**subject})
        await tx.reply("person_history", {"participation": found.id})


async def pressed_amend(
    _: CallbackQuery, callback_data: AmendAnswers, work: Work, actor: Actor, house: House
) -> None:
    """Open the answers, question by question; whoever may not read all of them changes none."""
    async with work() as tx:
        found = await application(tx, actor, ParticipationId(callback_data.participation))
        known = await known_answers(tx, actor, house, found)
        if known is None:
            await tx.reply("person_card", {"participation": found.id, "said": "private"})
            return
        code, answers = known
        subject = {"person": found.person_id, "participation": found.id}
        await start_run(
            tx, actor, house, AMEND, (code,), {**subject}, known=answers, reviewing=True
        )


async def _corrected(tx: UnitOfWork, actor: Actor, house: House, run: Run) -> None:
    """Store the answers that were changed and return to the card."""
    participation = ParticipationId(int(run.subject["participation"]))
    changed = await store_corrections(tx, actor, house, participation, run)
    said = "amended" if changed else "same"
    await tx.reply("person_card", {"participation": participation, "said": said})


FINISH: dict[str, Finish] = {AMEND: _corrected}
