"""Hear a curator ask how the programme goes: the report, its lists, its file, its figures."""

from datetime import date

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.report import ChangeFigure, Figures, ReportList, TakeReport
from handlers.finishers import Finish
from mentoring.errors import NotFound
from mentoring.figures import MoreThanAll, enter_figure, is_known
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in
from mentoring.runs import Run, Subject
from mentoring.trail import note_export


def router() -> Router:
    """Build the router of the report."""
    report = Router(name="report")
    report.message.register(asked_for_report, Command("report"))
    report.callback_query.register(asked_for_report, MenuTo.filter(F.to == "report"))
    report.callback_query.register(pressed_list, ReportList.filter())
    report.callback_query.register(pressed_take, TakeReport.filter())
    report.callback_query.register(pressed_figures, Figures.filter())
    report.callback_query.register(pressed_change, ChangeFigure.filter())
    return report


async def asked_for_report(_: Message | CallbackQuery, work: Work, actor: Actor) -> None:
    """Show the report of today."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("report")


async def pressed_list(
    _: CallbackQuery, callback_data: ReportList, work: Work, actor: Actor
) -> None:
    """Show what stands behind a number."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("report_list", {"show": callback_data.show, "page": callback_data.page})


async def pressed_take(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Hand the report over as a file; the journal remembers to whom."""
    async with work() as tx:
        curator_in(actor)
        await note_export(tx, actor, "report")
        await tx.reply("report_file")


async def pressed_figures(
    _: CallbackQuery, callback_data: Figures, work: Work, actor: Actor
) -> None:
    """Show the figures the report is measured against."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("figures", {"year": callback_data.year})


async def pressed_change(
    _: CallbackQuery, callback_data: ChangeFigure, work: Work, actor: Actor, house: House
) -> None:
    """Ask for the new number and the day from which it holds."""
    indicator, year = callback_data.indicator, callback_data.year
    async with work() as tx:
        curator_in(actor)
        if not is_known(indicator, year):
            raise NotFound(what="figure")
        subject: Subject = {"indicator": indicator, "year": year}
        await start_run(tx, actor, house, "figure", ("figure",), subject)


async def _entered(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Keep the figure; a share over the whole leads back to its question."""
    answers, subject = run.draft.answers, run.subject
    value, since = int(str(answers["value"])), date.fromisoformat(str(answers["valid_from"]))
    indicator, year = str(subject["indicator"]), int(subject["year"])
    try:
        await enter_figure(tx, actor, indicator, year, value, since)
    except MoreThanAll as refusal:
        raise MoreThanAll(**refusal.data, run=run.id) from None
    said = {"indicator": indicator, "since": since.isoformat()}
    await tx.reply("figures", {"year": year, **said})


FINISH: dict[str, Finish] = {"figure": _entered}
