"""Hear what is done about evenings of short talks: by the organiser, and by whoever talks."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.speed import (
    EveningList,
    OwnEvening,
    PlanEvening,
    RateEvening,
    RateSpeed,
)
from handlers.finishers import Finish
from mentoring import speed_evenings
from mentoring.filling import start_run
from mentoring.gathering import existing
from mentoring.house import House
from mentoring.ids import EventId, SpeedTalkId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in, person_in
from mentoring.runs import Run
from mentoring.trail import note_export

PURPOSE = "speed"
PAPERS = frozenset({"file", "docx"})


def router() -> Router:
    """Build the router of evenings."""
    speed = Router(name="speed")
    speed.callback_query.register(pressed_plan, PlanEvening.filter())
    speed.callback_query.register(pressed_list, EveningList.filter())
    speed.callback_query.register(pressed_own, OwnEvening.filter())
    speed.callback_query.register(pressed_rate, RateSpeed.filter())
    speed.callback_query.register(pressed_evening, RateEvening.filter())
    return speed


async def pressed_plan(
    _: CallbackQuery, callback_data: PlanEvening, work: Work, actor: Actor, house: House
) -> None:
    """Ask how long the talks are and how many."""
    async with work() as tx:
        curator_in(actor)
        event = await existing(tx, EventId(callback_data.event))
        await start_run(tx, actor, house, PURPOSE, (PURPOSE,), {"event": event.id})


async def pressed_list(
    _: CallbackQuery, callback_data: EveningList, work: Work, actor: Actor
) -> None:
    """Show the list, lay what is ahead anew, tell everybody, or hand a file over."""
    event, act = EventId(callback_data.event), callback_data.act
    async with work() as tx:
        curator_in(actor)
        if act == "lay":
            await speed_evenings.lay(tx, actor, event)
        elif act == "tell":
            told = await speed_evenings.tell_everybody(tx, actor, event)
            await tx.reply("speed", {"event": event, "n": told})
            return
        elif act in PAPERS:
            await note_export(tx, actor, "speed_talks")
            await tx.reply("speed_paper", {"event": event, "kind": act})
            return
        await tx.reply("speed", {"event": event, "page": callback_data.page})


async def pressed_own(
    _: CallbackQuery, callback_data: OwnEvening, work: Work, actor: Actor
) -> None:
    """Show one's own talks, or take them back."""
    event = EventId(callback_data.event)
    async with work() as tx:
        person_in(actor)
        await tx.reply("my_speed" if callback_data.full else "speed_called", {"event": event})


async def pressed_rate(
    _: CallbackQuery, callback_data: RateSpeed, work: Work, actor: Actor, house: House
) -> None:
    """Show one of one's own talks, or keep whether one would go on."""
    talk_id = SpeedTalkId(callback_data.talk)
    async with work() as tx:
        talk, _side = await speed_evenings.my_talk(tx, actor, talk_id)
        if callback_data.said:
            await speed_evenings.say(tx, actor, talk_id, callback_data.said, house.rules)
            await tx.reply("my_speed", {"event": talk.event_id, "said": "kept"})
        else:
            await tx.reply("speed_rate", {"talk": talk.id})


async def pressed_evening(
    _: CallbackQuery, callback_data: RateEvening, work: Work, actor: Actor
) -> None:
    """Ask how an evening was, or keep the answer."""
    event, rating = EventId(callback_data.event), callback_data.rating
    async with work() as tx:
        person_in(actor)
        if not rating:
            await tx.reply("speed_rating", {"event": event})
            return
        await speed_evenings.rate(tx, actor, event, rating)
        await tx.reply("my_speed", {"event": event, "said": "kept"})


async def _planned(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Lay the first list."""
    said, event = run.draft.answers, EventId(int(run.subject["event"]))
    slot, pause, rounds = (int(str(said[each])) for each in ("slot", "pause", "rounds"))
    await speed_evenings.plan_evening(tx, actor, event, slot, pause, rounds)
    await tx.reply("speed", {"event": event})


FINISH: dict[str, Finish] = {PURPOSE: _planned}
