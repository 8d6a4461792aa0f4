"""Hear what people do with events: plan one, call others, come or stay away, note who came."""

from datetime import UTC, datetime, timedelta

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.events import (
    AllCame,
    Attend,
    CallPeople,
    Came,
    CancelEvent,
    ChangeEvent,
    EventGuests,
    EventList,
    GuestPaper,
    NewEvent,
    NotAllCame,
    OpenEvent,
    OtherGuests,
)
from handlers.callbacks.menu import MenuTo
from handlers.choices_meetings import place_of
from handlers.finishers import Finish
from mentoring import gathering
from mentoring.desk import take_held
from mentoring.errors import InThePast
from mentoring.events import EventAudience, EventKind
from mentoring.filling import Known, start_run
from mentoring.house import House
from mentoring.ids import EventId, PersonId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in, person_in
from mentoring.runs import Run
from mentoring.timetable import instant_of
from mentoring.trail import note_export

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def router() -> Router:
    """Build the router of events."""
    events = Router(name="events")
    events.message.register(asked_for_events, Command("events"))
    events.callback_query.register(asked_for_events, MenuTo.filter(F.to == "events"))
    events.callback_query.register(pressed_list, EventList.filter())
    events.callback_query.register(pressed_new, NewEvent.filter())
    events.callback_query.register(pressed_open, OpenEvent.filter())
    events.callback_query.register(pressed_attend, Attend.filter())
    events.callback_query.register(pressed_change, ChangeEvent.filter())
    events.callback_query.register(pressed_cancel, CancelEvent.filter())
    events.callback_query.register(pressed_call, CallPeople.filter())
    events.callback_query.register(pressed_guests, EventGuests.filter())
    events.callback_query.register(pressed_others, OtherGuests.filter())
    events.callback_query.register(pressed_came, Came.filter())
    events.callback_query.register(pressed_all_came, AllCame.filter())
    events.callback_query.register(pressed_not_all_came, NotAllCame.filter())
    events.callback_query.register(pressed_paper, GuestPaper.filter())
    return events


async def asked_for_events(_: Message | CallbackQuery, work: Work, actor: Actor) -> None:
    """Show what is to come."""
    async with work() as tx:
        person_in(actor)
        await tx.reply("events", await take_held(tx, actor))


async def pressed_list(
    _: CallbackQuery, callback_data: EventList, work: Work, actor: Actor
) -> None:
    """Show a page of what is to come, or of what was."""
    async with work() as tx:
        person_in(actor)
        await tx.reply("events", {"past": callback_data.past, "page": callback_data.page})


async def pressed_new(_: CallbackQuery, work: Work, actor: Actor, house: House) -> None:
    """Ask what, when, where and for whom."""
    async with work() as tx:
        curator_in(actor)
        await start_run(tx, actor, house, "event", ("event",))


async def pressed_open(
    _: CallbackQuery, callback_data: OpenEvent, work: Work, actor: Actor
) -> None:
    """Show an event in place, or take its details back."""
    async with work() as tx:
        person_in(actor)
        event = await gathering.existing(tx, EventId(callback_data.event))
        await tx.reply("event" if callback_data.full else "event_hidden", {"event": event.id})


async def pressed_attend(
    _: CallbackQuery, callback_data: Attend, work: Work, actor: Actor, house: House
) -> None:
    """Take a place or give it back."""
    event = EventId(callback_data.event)
    async with work() as tx:
        if callback_data.comes:
            await gathering.register(tx, actor, event, house.rules)
        else:
            await gathering.leave(tx, actor, event, house.rules)
        await tx.reply("event", {"event": event})


async def pressed_change(
    _: CallbackQuery, callback_data: ChangeEvent, work: Work, actor: Actor, house: House
) -> None:
    """Ask for the new day, hour and place."""
    async with work() as tx:
        curator_in(actor)
        event = await gathering.existing(tx, EventId(callback_data.event))
        known: Known = {
            "kind": event.kind.value,
            "audience": event.audience.value,
            "places": event.places or 1,  # how many come in does not change
        }
        await start_run(tx, actor, house, "event", ("event",), {"event": event.id}, known)


async def pressed_cancel(
    _: CallbackQuery, callback_data: CancelEvent, work: Work, actor: Actor
) -> None:
    """Ask once more, then call the event off."""
    event = EventId(callback_data.event)
    async with work() as tx:
        curator_in(actor)
        if callback_data.sure:
            await gathering.cancel(tx, actor, event)
            await tx.reply("event", {"event": event})
        else:
            await gathering.existing(tx, event)
            await tx.reply("event_sure", {"event": event})


async def pressed_call(
    _: CallbackQuery, callback_data: CallPeople, work: Work, actor: Actor
) -> None:
    """Show how many would be told, then tell them."""
    event = EventId(callback_data.event)
    async with work() as tx:
        curator_in(actor)
        if callback_data.sure:
            told = await gathering.call(tx, actor, event)
            await tx.reply("event", {"event": event, "said": "called", "n": told})
        else:
            await gathering.existing(tx, event)
            await tx.reply("event_call", {"event": event})


async def pressed_guests(
    _: CallbackQuery, callback_data: EventGuests, work: Work, actor: Actor
) -> None:
    """Show who comes."""
    async with work() as tx:
        curator_in(actor)
        event = await gathering.existing(tx, EventId(callback_data.event))
        await tx.reply("event_guests", {"event": event.id, "page": callback_data.page})


async def pressed_others(
    _: CallbackQuery, callback_data: OtherGuests, work: Work, actor: Actor
) -> None:
    """Show who may have come without having registered."""
    async with work() as tx:
        curator_in(actor)
        event = await gathering.existing(tx, EventId(callback_data.event))
        await tx.reply("event_others", {"event": event.id, "page": callback_data.page})


async def pressed_came(_: CallbackQuery, callback_data: Came, work: Work, actor: Actor) -> None:
    """Note that somebody came, or take it back."""
    event, person = EventId(callback_data.event), PersonId(callback_data.person)
    async with work() as tx:
        await gathering.mark(tx, actor, event, person, True if callback_data.came else None)
        await tx.reply("event_guests", {"event": event, "page": callback_data.page})


async def pressed_all_came(
    _: CallbackQuery, callback_data: AllCame, work: Work, actor: Actor
) -> None:
    """Note that all the others came; the press can be taken back for a day."""
    event = EventId(callback_data.event)
    async with work() as tx:
        came = await gathering.mark_all(tx, actor, event)
        at = (tx.now - EPOCH) // MICROSECOND if came else 0
        await tx.reply("event_guests", {"event": event, "at": at, "n": len(came)})


async def pressed_not_all_came(
    _: CallbackQuery, callback_data: NotAllCame, work: Work, actor: Actor
) -> None:
    """Take the marks of one press back."""
    event, at = EventId(callback_data.event), EPOCH + callback_data.at * MICROSECOND
    async with work() as tx:
        undone = await gathering.unmark_all(tx, actor, event, at)
        await tx.reply("event_guests", {"event": event, "undone": undone})


async def pressed_paper(
    _: CallbackQuery, callback_data: GuestPaper, work: Work, actor: Actor
) -> None:
    """Hand the list over as a file; the journal remembers to whom."""
    async with work() as tx:
        curator_in(actor)
        event = await gathering.existing(tx, EventId(callback_data.event))
        await note_export(tx, actor, "event_guests")
        await tx.reply("event_paper", {"event": event.id, "kind": callback_data.kind})


async def _planned(tx: UnitOfWork, actor: Actor, house: House, run: Run) -> None:
    """Put the event into the calendar, or move the one the answers are about."""
    answers = run.draft.answers
    zone = (await tx.organisations.get()).zone
    starts_at = instant_of(str(answers["day"]), str(answers["time"]), zone)
    place = await place_of(tx, str(answers.get("place") or ""))
    materials = str(answers.get("materials") or "") or None
    moved = EventId(int(run.subject.get("event") or 0))
    try:
        if moved:
            await gathering.change(tx, actor, moved, starts_at, place, materials, house.rules)
            await tx.reply("event", {"event": moved})
            return
        kind, audience = EventKind(str(answers["kind"])), EventAudience(str(answers["audience"]))
        places = int(str(answers["places"])) if answers.get("places") else None
        event = await gathering.plan(
            tx, actor, kind, audience, starts_at, place=place, places=places, materials=materials
        )
    except InThePast as refusal:
        await tx.reply("refusal", {"code": refusal.code})
    else:
        await tx.reply("event", {"event": event.id})


FINISH: dict[str, Finish] = {"event": _planned}
