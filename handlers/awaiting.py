"""Hear a curator about people whose representatives are awaited: codes, papers, documents."""

from datetime import date

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.awaiting import (
    Awaited,
    AwaitedCard,
    CheckGuardian,
    Guardians,
    NewCode,
    PaperFor,
    SheetFor,
    WrongAge,
)
from handlers.callbacks.menu import MenuTo
from handlers.finishers import Finish
from mentoring.admission import enrolment_at
from mentoring.awaiting import ask_age_again, new_code
from mentoring.classwork import key_of
from mentoring.consent import MINOR, Paper
from mentoring.consents import active_text
from mentoring.delivery import Args
from mentoring.filling import start_run
from mentoring.guardians import Relation
from mentoring.guarding import admit_on_paper, confirm, guardian_at, reject
from mentoring.house import House
from mentoring.ids import EnrolmentId, GuardianId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.representing import PREFIX
from mentoring.rights import curator_in
from mentoring.runs import Run

PURPOSE = "paper-minor"


def router() -> Router:
    """Build the router of those who wait for a representative."""
    desk = Router(name="awaiting")
    desk.callback_query.register(asked_for_list, MenuTo.filter(F.to == "awaited"))
    desk.callback_query.register(pressed_group, Awaited.filter())
    desk.callback_query.register(pressed_card, AwaitedCard.filter())
    desk.callback_query.register(pressed_code, NewCode.filter())
    desk.callback_query.register(pressed_sheet, SheetFor.filter())
    desk.callback_query.register(pressed_paper, PaperFor.filter())
    desk.callback_query.register(pressed_age, WrongAge.filter())
    desk.callback_query.register(pressed_guardian, Guardians.filter())
    desk.callback_query.register(pressed_check, CheckGuardian.filter())
    return desk


async def asked_for_list(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show the groups people wait in."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("awaited")


async def pressed_group(
    _: CallbackQuery, callback_data: Awaited, work: Work, actor: Actor
) -> None:
    """Show who waits in a group."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("awaited", {"group": callback_data.group, "page": callback_data.page})


async def pressed_card(
    _: CallbackQuery, callback_data: AwaitedCard, work: Work, actor: Actor
) -> None:
    """Show one who waits."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("awaited_card", {"enrolment": callback_data.enrolment})


async def pressed_code(_: CallbackQuery, callback_data: NewCode, work: Work, actor: Actor) -> None:
    """Hand over a new code as a link and a picture; the older one opens nothing any more."""
    async with work() as tx:
        token = await new_code(tx, actor, EnrolmentId(callback_data.enrolment))
        said: Args = {"enrolment": callback_data.enrolment, "payload": PREFIX + token}
        await tx.reply("representative_code", said, fresh=True)


async def pressed_sheet(
    _: CallbackQuery, callback_data: SheetFor, work: Work, actor: Actor
) -> None:
    """Make the sheet to print for one parent, with a new code on it."""
    async with work() as tx:
        here = await enrolment_at(tx, EnrolmentId(callback_data.enrolment))
        token = await new_code(tx, actor, here.id)
        await active_text(tx, actor.account.language, MINOR)
        said: Args = {"key": key_of(here), "secrets": f"{here.id}:{token}"}
        await tx.reply("sheets", said, fresh=True)


async def pressed_paper(
    _: CallbackQuery, callback_data: PaperFor, work: Work, actor: Actor, house: House
) -> None:
    """Ask for the number, the date and the place of the signed sheet."""
    async with work() as tx:
        curator_in(actor)
        subject: dict[str, int | str] = {"enrolment": callback_data.enrolment}
        await start_run(tx, actor, house, PURPOSE, (PURPOSE,), subject)


async def pressed_age(_: CallbackQuery, callback_data: WrongAge, work: Work, actor: Actor) -> None:
    """Ask once more, then let an adult who pressed the wrong age say it again."""
    enrolment = EnrolmentId(callback_data.enrolment)
    async with work() as tx:
        curator_in(actor)
        if callback_data.sure:
            await ask_age_again(tx, actor, enrolment)
            await tx.reply("awaited")
        else:
            await tx.reply("wrong_age_sure", {"enrolment": enrolment})


async def pressed_guardian(
    _: CallbackQuery, callback_data: Guardians, work: Work, actor: Actor
) -> None:
    """Show a representative whose document is to be looked at."""
    async with work() as tx:
        found = await guardian_at(tx, actor, GuardianId(callback_data.guardian))
        await tx.reply("guardian", {"guardian": found.id})


async def pressed_check(
    _: CallbackQuery, callback_data: CheckGuardian, work: Work, actor: Actor
) -> None:
    """Note that the document fits; a no is asked once more."""
    guardian = GuardianId(callback_data.guardian)
    async with work() as tx:
        if callback_data.fits:
            await confirm(tx, actor, guardian)
        elif callback_data.sure:
            await reject(tx, actor, guardian)
        else:
            found = await guardian_at(tx, actor, guardian)
            await tx.reply("guardian_no_sure", {"guardian": found.id})
            return
        await tx.reply("guardian", {"guardian": guardian})


async def _paper_read(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Let the child in by the sheet."""
    answers = run.draft.answers
    enrolment = EnrolmentId(int(run.subject["enrolment"]))
    paper = Paper(
        number=str(answers["number"]),
        dated_on=date.fromisoformat(str(answers["date"])),
        kept_at=str(answers["place"]),
    )
    await admit_on_paper(tx, actor, enrolment, Relation(str(answers["relation"])), paper)
    await tx.reply("awaited_card", {"enrolment": enrolment, "said": "paper"})


FINISH: dict[str, Finish] = {PURPOSE: _paper_read}
