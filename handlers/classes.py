"""Hear what a curator does for a whole class: print sheets, tick the signed papers, undo."""

from datetime import date

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.classes import (
    ClassList,
    MakeOwnSheets,
    MakeSheets,
    OpenClass,
    TickPapers,
    UndoPile,
)
from handlers.callbacks.menu import MenuTo
from handlers.finishers import Finish
from mentoring.classwork import class_at, make_sheets
from mentoring.consent import MINOR, OWN_AGREEMENT, Paper
from mentoring.consent_proof import PaperUnread
from mentoring.consents import active_text
from mentoring.errors import AlreadyDone, NotFound
from mentoring.filling import questionnaire_for, start_run
from mentoring.house import House
from mentoring.ids import PaperBatchId
from mentoring.paper_piles import (
    NothingTicked,
    candidates,
    note_pile,
    sheets_of,
    undo_pile,
    who_sign,
)
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in
from mentoring.runs import Run

PURPOSE = "papers"


def router() -> Router:
    """Build the router of class-wide work."""
    classes = Router(name="classes")
    classes.callback_query.register(asked_for_classes, MenuTo.filter(F.to == "classes"))
    classes.callback_query.register(pressed_list, ClassList.filter())
    classes.callback_query.register(pressed_open, OpenClass.filter())
    classes.callback_query.register(pressed_sheets, MakeSheets.filter())
    classes.callback_query.register(pressed_own_sheets, MakeOwnSheets.filter())
    classes.callback_query.register(pressed_tick, TickPapers.filter())
    classes.callback_query.register(pressed_undo, UndoPile.filter())
    return classes


async def asked_for_classes(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show the classes."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("classes")


async def pressed_list(
    _: CallbackQuery, callback_data: ClassList, work: Work, actor: Actor
) -> None:
    """Show a page of the classes."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("classes", {"page": callback_data.page})


async def pressed_open(
    _: CallbackQuery, callback_data: OpenClass, work: Work, actor: Actor
) -> None:
    """Show one class."""
    async with work() as tx:
        here = await class_at(tx, actor, callback_data.key)
        await tx.reply("class", {"key": here.key})


async def pressed_sheets(
    _: CallbackQuery, callback_data: MakeSheets, work: Work, actor: Actor
) -> None:
    """Say what new sheets change; then answer at once, the file comes after."""
    key = callback_data.key
    async with work() as tx:
        if not callback_data.sure:
            here = await class_at(tx, actor, key)
            await tx.reply("sheets_sure", {"key": here.key})
            return
        sheets = await make_sheets(tx, actor, key)
        if not sheets:
            await tx.reply("class", {"key": key, "said": "nobody"})
            return
        await active_text(tx, actor.account.language, MINOR)
        secrets = ",".join(f"{each.enrolment.id}:{each.secret}" for each in sheets)
        await tx.reply("sheets_coming", {"key": key, "n": len(sheets)})
        await tx.reply("sheets", {"key": key, "secrets": secrets}, fresh=True)


async def pressed_own_sheets(
    _: CallbackQuery, callback_data: MakeOwnSheets, work: Work, actor: Actor
) -> None:
    """Answer at once; the file of what learners of 14 to 17 sign themselves comes after."""
    async with work() as tx:
        here = await class_at(tx, actor, callback_data.key)
        signing = await who_sign(tx, here)
        if not signing:
            await tx.reply("class", {"key": here.key, "said": "nobody"})
            return
        await active_text(tx, actor.account.language, OWN_AGREEMENT)
        await tx.reply("sheets_coming", {"key": here.key, "n": len(signing)})
        await tx.reply("own_sheets", {"key": here.key}, fresh=True)


async def pressed_tick(
    _: CallbackQuery, callback_data: TickPapers, work: Work, actor: Actor, house: House
) -> None:
    """Ask whose papers came, from which number, of which day, and where they are kept."""
    async with work() as tx:
        here = await class_at(tx, actor, callback_data.key)
        if callback_data.code not in sheets_of(here):
            raise NotFound(what="class")
        if await candidates(tx, here, callback_data.code):
            subject = {"class": here.key, "code": callback_data.code}
            await start_run(tx, actor, house, PURPOSE, ("papers",), {**subject})
        else:
            await tx.reply("class", {"key": here.key, "said": "nobody"})


async def pressed_undo(
    _: CallbackQuery, callback_data: UndoPile, work: Work, actor: Actor
) -> None:
    """Take a pile back within a day."""
    async with work() as tx:
        curator_in(actor)
        try:
            undone = await undo_pile(tx, actor, PaperBatchId(callback_data.batch))
        except AlreadyDone:
            await tx.reply("pile", {"batch": callback_data.batch})
        else:
            await tx.reply("pile", {"batch": callback_data.batch, "undone": undone})


async def _noted(tx: UnitOfWork, actor: Actor, house: House, run: Run) -> None:
    """Note the pile; an impossible date ends the dialog with a sentence."""
    answers, key = run.draft.answers, str(run.subject["class"])
    place, ticked = await _place(tx, house, str(answers["place"])), answers["who"]
    paper = Paper(
        number=str(answers["number"]),
        dated_on=date.fromisoformat(str(answers["date"])),
        kept_at=place,
    )
    chosen = ticked if isinstance(ticked, list | tuple) else ()
    try:
        batch = await note_pile(
            tx, actor, key, str(run.subject["code"]), [str(each) for each in chosen], paper
        )
    except (NothingTicked, PaperUnread) as refusal:
        await tx.reply("refusal", {"code": refusal.code})
    else:
        await tx.reply("pile", {"batch": batch.id})


async def _place(tx: UnitOfWork, house: House, answer: str) -> str:
    """Return where the papers are kept, in words: it stands in the register for years."""
    step = questionnaire_for(house, ("papers",)).step("place")
    language = (await tx.organisations.get()).locale
    known = {each.code: each.text.said(language) for each in step.options} if step else {}
    return known.get(answer) or answer.removeprefix("=")


FINISH: dict[str, Finish] = {PURPOSE: _noted}
