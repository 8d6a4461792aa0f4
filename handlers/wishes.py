"""Hear wishes after the joint meeting: people answer, a curator opens, prolongs, closes, reads."""

from datetime import UTC, datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.wishes import (
    AskWishes,
    ChangedRequest,
    EndWishes,
    ImHere,
    MoreDays,
    OpenWishes,
    OwnWishes,
    WishPaper,
    WishRound,
)
from handlers.finishers import Finish
from mentoring.arriving import arrive
from mentoring.errors import NotFound
from mentoring.house import House
from mentoring.ids import EventId, ParticipationId, WishRoundId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import curator_in, person_in
from mentoring.runs import Run
from mentoring.trail import note_export, note_view
from mentoring.wishes.rounds import RoundKind
from mentoring.wishing import answering, requests, windows
from mentoring.wishing.windows import RoundClosed


def router() -> Router:
    """Build the router of wishes."""
    wishes = Router(name="wishes")
    wishes.callback_query.register(pressed_here, ImHere.filter())
    wishes.callback_query.register(pressed_own, OwnWishes.filter())
    wishes.callback_query.register(pressed_ask, AskWishes.filter())
    wishes.callback_query.register(asked_for_rounds, MenuTo.filter(F.to == "wishes"))
    wishes.callback_query.register(pressed_open, OpenWishes.filter())
    wishes.callback_query.register(pressed_round, WishRound.filter())
    wishes.callback_query.register(pressed_end, EndWishes.filter())
    wishes.callback_query.register(pressed_more, MoreDays.filter())
    wishes.callback_query.register(pressed_paper, WishPaper.filter())
    wishes.callback_query.register(pressed_request, ChangedRequest.filter())
    return wishes


async def pressed_here(_: CallbackQuery, callback_data: ImHere, work: Work, actor: Actor) -> None:
    """Note that somebody is at the joint meeting."""
    event = EventId(callback_data.event)
    async with work() as tx:
        there = await arrive(tx, actor, event)
        await tx.reply("event_here" if there else "event", {"event": event})


async def pressed_own(
    _: CallbackQuery, callback_data: OwnWishes, work: Work, actor: Actor
) -> None:
    """Show what is asked and until when."""
    async with work() as tx:
        person_in(actor)
        await tx.reply("wishes", {"round": callback_data.round})


async def pressed_ask(
    _: CallbackQuery, callback_data: AskWishes, work: Work, actor: Actor, house: House
) -> None:
    """Begin the questionnaire, or begin it anew."""
    async with work() as tx:
        round_id = WishRoundId(callback_data.round)
        own = ParticipationId(callback_data.participation)
        await answering.ask(tx, actor, house, round_id, own)


async def asked_for_rounds(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show a curator where wishes and trial talks stand."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("wish_round")


async def pressed_open(
    _: CallbackQuery, callback_data: OpenWishes, work: Work, actor: Actor, house: House
) -> None:
    """Show how many would be asked, then ask them."""
    async with work() as tx:
        curator_in(actor)
        if callback_data.sure:
            event = EventId(callback_data.event) if callback_data.event else None
            await windows.open_window(tx, actor, house.rules, event)
            await tx.reply("wish_round")
        else:
            await tx.reply("wish_sure", {"event": callback_data.event})


async def pressed_round(
    _: CallbackQuery, callback_data: WishRound, work: Work, actor: Actor
) -> None:
    """Show how many have answered."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("wish_round", {"round": callback_data.round})


async def pressed_end(
    _: CallbackQuery, callback_data: EndWishes, work: Work, actor: Actor
) -> None:
    """Ask once more, then close."""
    round_id = WishRoundId(callback_data.round)
    async with work() as tx:
        curator_in(actor)
        if callback_data.sure:
            await windows.close(tx, actor, round_id, RoundKind.WISHES)
            await tx.reply("wish_round")
        else:
            await tx.reply("wish_end_sure", {"round": round_id})


async def pressed_more(
    _: CallbackQuery, callback_data: MoreDays, work: Work, actor: Actor, house: House
) -> None:
    """Give people more time."""
    async with work() as tx:
        until = datetime.fromtimestamp(callback_data.until, UTC)
        round_id = WishRoundId(callback_data.round)
        await windows.prolong(tx, actor, round_id, until, house.rules)
        await tx.reply("wish_round")


async def pressed_paper(
    _: CallbackQuery, callback_data: WishPaper, work: Work, actor: Actor
) -> None:
    """Hand the summary over as a file; the journal remembers to whom."""
    async with work() as tx:
        curator_in(actor)
        await note_export(tx, actor, "wishes")
        await tx.reply("wish_paper")


async def pressed_request(
    _: CallbackQuery, callback_data: ChangedRequest, work: Work, actor: Actor
) -> None:
    """Show a changed request, take it into the answers or let it be."""
    about = ParticipationId(callback_data.participation)
    async with work() as tx:
        found, _words = await requests.readable(tx, actor, about)
        if callback_data.act in ("take", "leave"):
            await requests.settle(tx, actor, about, takes=callback_data.act == "take")
        else:
            await note_view(tx, actor, "request", {"person": found.person_id})
        await tx.reply("wish_request", {"participation": about})


async def _wished(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Keep the wishes; the run itself keeps nothing of them, in time or too late."""
    try:
        await answering.keep(tx, actor, run)
    except (RoundClosed, NotFound) as refusal:
        await tx.runs.take_out(run)
        await tx.reply("refusal", {"code": refusal.code})
    else:
        await tx.reply("wishes", {"round": run.subject["round"], "said": "kept"})


FINISH: dict[str, Finish] = {answering.PURPOSE: _wished}
