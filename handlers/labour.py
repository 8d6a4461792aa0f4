"""Hear a curator write down the labour papers of a mentor, or that the work stops early."""

from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.deciding import LabourPapers
from handlers.finishers import Finish
from mentoring import labour_papers
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import ParticipationId
from mentoring.labour import Payment, StoppedBy, Terms
from mentoring.milestones import existing
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.questionnaire import Value, own_words
from mentoring.rights import curator_in
from mentoring.runs import Run

PAPERS = "labour_papers"
STOPS = {"mentor": StoppedBy.MENTOR, "employer": StoppedBy.EMPLOYER}


def router() -> Router:
    """Build the router of labour papers."""
    labour = Router(name="labour")
    labour.callback_query.register(pressed_papers, LabourPapers.filter())
    return labour


async def pressed_papers(
    _: CallbackQuery, callback_data: LabourPapers, work: Work, actor: Actor, house: House
) -> None:
    """Show the papers, begin to write them down, or note who stops the work early."""
    mentor, act = ParticipationId(callback_data.mentor), callback_data.act
    async with work() as tx:
        curator_in(actor)
        found = await existing(tx, mentor)
        subject = {"participation": found.id}
        if act == "write":
            await start_run(tx, actor, house, PAPERS, ("labour-papers",), {**subject})
        elif act in STOPS and callback_data.sure:
            await labour_papers.stop_early(tx, actor, mentor, STOPS[act])
            await tx.reply("labour_card", {**subject})
        elif act in (*STOPS, "stop"):
            await tx.reply("labour_stop", {**subject, "by": act})
        else:
            await tx.reply("labour_card", {**subject})


async def _written(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Keep the papers; pairs with an order are official by them."""
    mentor = ParticipationId(int(run.subject["participation"]))
    await labour_papers.enter_papers(tx, actor, mentor, _terms(run.draft.answers))
    await tx.reply("labour_card", {"participation": mentor, "said": "saved"})


def _terms(answers: dict[str, Value]) -> Terms:
    said = {key: own_words(str(value)) or str(value) for key, value in answers.items()}
    begins, ends = (date.fromisoformat(said[key]) for key in ("starts_on", "ends_on"))
    return Terms(
        consent_number=said["consent_number"],
        consent_date=date.fromisoformat(said["consent_date"]),
        agreement_number=said["agreement_number"],
        agreement_date=date.fromisoformat(said["agreement_date"]),
        content=said["content"],
        starts_on=min(begins, ends),
        ends_on=max(begins, ends),
        form=said["form"],
        payment=Payment(said["payment"]),
        amount=said.get("amount"),
    )


FINISH: dict[str, Finish] = {PAPERS: _written}
