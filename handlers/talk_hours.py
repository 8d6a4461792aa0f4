"""Hear a curator set at which hours the school talks with candidates."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.talk_hours import TalkHours
from handlers.finishers import Finish
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in
from mentoring.runs import Run
from mentoring.talk_hours import HoursUnread, set_hours

PURPOSE = "talk_hours"


def router() -> Router:
    """Build the router of the hours of talks."""
    hours = Router(name="talk_hours")
    hours.callback_query.register(pressed_hours, TalkHours.filter())
    return hours


async def pressed_hours(
    _: CallbackQuery, callback_data: TalkHours, work: Work, actor: Actor, house: House
) -> None:
    """Show the hours, or ask for others."""
    async with work() as tx:
        curator_in(actor)
        if not callback_data.change:
            await tx.reply("talk_hours")
            return
        await start_run(tx, actor, house, PURPOSE, ("talk-hours",))


async def _set(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Keep the hours; what cannot be read leads back to its question."""
    days, typed = run.draft.answers["days"], str(run.draft.answers["times"])
    try:
        await set_hours(tx, actor, days if isinstance(days, tuple) else (), typed)
    except HoursUnread:
        raise HoursUnread(run=run.id) from None
    await tx.reply("talk_hours", {"said": "saved"})


FINISH: dict[str, Finish] = {PURPOSE: _set}
