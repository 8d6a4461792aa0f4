"""Hear what may be published of somebody, item by item: in the chat, or by a signed sheet."""

from datetime import date

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.consent import Publishable, PublishingSheet
from handlers.callbacks.menu import MenuTo
from handlers.consent_asking import ask_consent, offer_next
from handlers.finishers import Finish
from mentoring.approval import application
from mentoring.consent import DISTRIBUTION, ConsentText, Paper
from mentoring.consent_proof import note_paper
from mentoring.consents import active_text, give, give_for, refuse, revoke
from mentoring.delivery import Args
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import ParticipationId, PersonId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.publishing import CHOICE, SHEET, items_in
from mentoring.rights import curator_in
from mentoring.runs import Run


def router() -> Router:
    """Build the router of what may be published."""
    publishing = Router(name="publishing")
    publishing.callback_query.register(asked_what_may, MenuTo.filter(F.to == "publishable"))
    publishing.callback_query.register(pressed_page, Publishable.filter())
    publishing.callback_query.register(pressed_sheet, PublishingSheet.filter())
    return publishing


async def asked_what_may(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show a curator what may be published of whom."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("publishable")


async def pressed_page(
    _: CallbackQuery, callback_data: Publishable, work: Work, actor: Actor
) -> None:
    """Show another page of it."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("publishable", {"page": callback_data.page})


async def pressed_sheet(
    _: CallbackQuery, callback_data: PublishingSheet, work: Work, actor: Actor, house: House
) -> None:
    """Ask a curator what is ticked on a signed sheet, its number and where it is kept."""
    async with work() as tx:
        found = await application(tx, actor, ParticipationId(callback_data.participation))
        subject = {"person": found.person_id, "participation": found.id}
        await start_run(tx, actor, house, SHEET, (SHEET,), {**subject})


async def _chosen(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Write the choice down; nothing chosen is a no, and a wording renewed is shown anew."""
    child = PersonId(int(run.subject["person"])) or None
    text = await active_text(tx, str(run.subject["language"]), DISTRIBUTION)
    if text.version != run.subject["version"]:
        await ask_consent(tx, actor, DISTRIBUTION, child)
        return
    items = items_in(run.draft.answers)
    if items:
        await _give(tx, actor, child, text, items)
    elif await revoke(tx, actor, DISTRIBUTION, child):
        await tx.reply("consent_state")
    else:
        await refuse(tx, actor, text, child)
        await tx.reply("consent_declined", {"code": DISTRIBUTION})
    if run.subject["then"]:
        await offer_next(tx, actor)


async def _give(
    tx: UnitOfWork,
    actor: Actor,
    child: PersonId | None,
    text: ConsentText,
    items: tuple[str, ...],
) -> None:
    if child is None:
        await give(tx, actor, text, items)
    else:
        await give_for(tx, actor, child, text, items)
    shown: Args = {"code": DISTRIBUTION, "person": child or 0}
    await tx.reply("consent_given", shown)


async def _noted(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Note the sheet with what is ticked on it."""
    answers = run.draft.answers
    paper = Paper(
        number=str(answers["number"]),
        dated_on=date.fromisoformat(str(answers["date"])),
        kept_at=str(answers["place"]),
    )
    person = PersonId(int(run.subject["person"]))
    await note_paper(tx, actor, person, DISTRIBUTION, paper, items=items_in(answers))
    await tx.reply("person_card", {"participation": run.subject["participation"], "said": "sheet"})


FINISH: dict[str, Finish] = {CHOICE: _chosen, SHEET: _noted}
