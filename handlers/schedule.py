"""Hear how two agree on all their meetings at once."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.schedule import AllSuits, MakeSchedule, OpenSchedule
from handlers.finishers import Finish
from mentoring.agreeing import working_pair
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import PairId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import person_in
from mentoring.runs import Run
from mentoring.scheduling import Rhythm, agree_to_all, propose_schedule

PURPOSE = "schedule"


def router() -> Router:
    """Build the router of schedules."""
    schedule = Router(name="schedule")
    schedule.callback_query.register(pressed_make, MakeSchedule.filter())
    schedule.callback_query.register(pressed_open, OpenSchedule.filter())
    schedule.callback_query.register(pressed_all, AllSuits.filter())
    return schedule


async def pressed_make(
    _: CallbackQuery, callback_data: MakeSchedule, work: Work, actor: Actor, house: House
) -> None:
    """Ask from when, how often and how many."""
    async with work() as tx:
        pair = await working_pair(tx, PairId(callback_data.pair), person_in(actor))
        await start_run(tx, actor, house, PURPOSE, (PURPOSE,), {"pair": pair.id})


async def pressed_open(
    _: CallbackQuery, callback_data: OpenSchedule, work: Work, actor: Actor
) -> None:
    """Show the meetings ahead, or take them back."""
    async with work() as tx:
        pair = await working_pair(tx, PairId(callback_data.pair), person_in(actor))
        await tx.reply("schedule" if callback_data.full else "schedule_hidden", {"pair": pair.id})


async def pressed_all(
    _: CallbackQuery, callback_data: AllSuits, work: Work, actor: Actor, house: House
) -> None:
    """Agree to all of them."""
    pair = PairId(callback_data.pair)
    async with work() as tx:
        await agree_to_all(tx, pair, person_in(actor), house.rules)
        await tx.reply("schedule", {"pair": pair})


async def _made(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Propose all meetings at once."""
    said, pair = run.draft.answers, PairId(int(run.subject["pair"]))
    rhythm = Rhythm(
        day=str(said["day"]),
        time=str(said["time"]),
        every=int(str(said["every"])),
        count=int(str(said["count"])),
    )
    await propose_schedule(tx, pair, person_in(actor), rhythm)
    await tx.reply("schedule", {"pair": pair})


FINISH: dict[str, Finish] = {PURPOSE: _made}
