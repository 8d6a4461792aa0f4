"""Hear a representative answer about a child's pair, or a curator note the answer on paper."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.deciding import FamilyOffer, FamilyPaper
from handlers.finishers import Finish
from mentoring import family_answers
from mentoring.family_words import ask_curator_for, asked_about
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import PairId, PersonId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.questionnaire import own_words
from mentoring.rights import curator_in
from mentoring.runs import Run

PAPER = "family_paper"


def router() -> Router:
    """Build the router of families and offers."""
    families = Router(name="family_offers")
    families.callback_query.register(pressed_offer, FamilyOffer.filter())
    families.callback_query.register(pressed_paper, FamilyPaper.filter())
    return families


async def pressed_offer(
    _: CallbackQuery, callback_data: FamilyOffer, work: Work, actor: Actor, house: House
) -> None:
    """Show what is offered to the child, hear yes or no, or let the curator call."""
    act, args = callback_data.act, {"pair": callback_data.pair, "person": callback_data.child}
    async with work() as tx:
        pair, seat = await asked_about(
            tx, actor, PairId(callback_data.pair), PersonId(callback_data.child)
        )
        child = seat.person_id
        if act == "no" and not callback_data.sure:
            await tx.reply("family_refuse", {**args})
        elif act in ("yes", "no"):
            yes = act == "yes"
            await family_answers.answer_for_child(tx, actor, pair.id, child, house.rules, yes=yes)
            await tx.reply("family_offer_open", {**args})
        elif act == "hide":
            await tx.reply("family_offer_closed", {**args})
        else:
            if act == "ask":
                await ask_curator_for(tx, actor, pair.id, child)
            await tx.reply("family_offer_open", {**args, "said": act})


async def pressed_paper(
    _: CallbackQuery, callback_data: FamilyPaper, work: Work, actor: Actor, house: House
) -> None:
    """Ask what the family answered on paper, then for its number and date."""
    pair, child = PairId(callback_data.pair), PersonId(callback_data.child)
    async with work() as tx:
        curator_in(actor)
        if callback_data.act == "no":
            await family_answers.note_on_paper(tx, actor, pair, child, house.rules, None)
            await tx.reply("pair_card", {"pair": pair})
        elif callback_data.act == "yes":
            subject = {"pair": pair, "person": child}
            await start_run(tx, actor, house, PAPER, ("family-paper",), {**subject})
        else:
            await tx.reply("family_paper", {"pair": pair, "person": child})


async def _written(tx: UnitOfWork, actor: Actor, house: House, run: Run) -> None:
    """Keep the number and date of the paper as the family's yes."""
    number, day = (str(run.draft.answers[key]) for key in ("number", "date"))
    paper = f"{own_words(number) or number} · {day}"
    pair, child = PairId(int(run.subject["pair"])), PersonId(int(run.subject["person"]))
    await family_answers.note_on_paper(tx, actor, pair, child, house.rules, paper)
    await tx.reply("pair_card", {"pair": pair})


FINISH: dict[str, Finish] = {PAPER: _written}
