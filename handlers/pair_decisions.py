"""Hear a curator offer and announce pairs, one or all, take back in time, act on silence."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.deciding import AnnouncePairs, OfferPairs, OnSilence, TakeBack
from mentoring import announcing, approving, silence
from mentoring.house import House
from mentoring.ids import PairId
from mentoring.people import Actor
from mentoring.ports import Work
from mentoring.rights import curator_in


def router() -> Router:
    """Build the router of decisions about pairs."""
    decisions = Router(name="pair_decisions")
    decisions.callback_query.register(pressed_offer, OfferPairs.filter())
    decisions.callback_query.register(pressed_announce_all, AnnouncePairs.filter())
    decisions.callback_query.register(pressed_take_back, TakeBack.filter())
    decisions.callback_query.register(pressed_on_silence, OnSilence.filter())
    return decisions


async def pressed_offer(
    _: CallbackQuery, callback_data: OfferPairs, work: Work, actor: Actor, house: House
) -> None:
    """Offer one approved pair, or all after a look at who is asked."""
    async with work() as tx:
        curator_in(actor)
        if callback_data.pair:
            pair = PairId(callback_data.pair)
            await approving.offer(tx, actor, pair, house.rules)
            await tx.reply("pair_card", {"pair": pair, "said": "proposed"})
        elif callback_data.sure:
            n = await approving.offer_all(tx, actor, callback_data.seen, house.rules)
            said = "changed" if n is None else "offered"
            await tx.reply("pairs", {"said": said, "n": n or 0})
        else:
            await tx.reply("offer_pairs_preview")


async def pressed_announce_all(
    _: CallbackQuery, callback_data: AnnouncePairs, work: Work, actor: Actor, house: House
) -> None:
    """Announce all accepted pairs after a look at who reads what."""
    async with work() as tx:
        curator_in(actor)
        if not callback_data.sure:
            await tx.reply("announce_pairs_preview")
            return
        window = house.rules.announce_window
        n = await announcing.announce_all(tx, actor, callback_data.seen, window)
        said = "changed" if n is None else "announcing" if window else "announced"
        await tx.reply("pairs", {"said": said, "n": n or 0})


async def pressed_take_back(
    _: CallbackQuery, callback_data: TakeBack, work: Work, actor: Actor
) -> None:
    """Take an announcement back while nobody knows of it."""
    async with work() as tx:
        pair = await announcing.take_back(tx, actor, PairId(callback_data.pair))
        await tx.reply("pair_card", {"pair": pair.id, "said": "taken_back"})


async def pressed_on_silence(
    _: CallbackQuery, callback_data: OnSilence, work: Work, actor: Actor, house: House
) -> None:
    """Wait one more term, ask the next best mentor, or go on without the silent: asked first."""
    async with work() as tx:
        pair = PairId(callback_data.pair)
        if callback_data.act == "without":
            curator_in(actor)
            await tx.reply("silence_sure", {"pair": pair})
            return
        if callback_data.act == "left_out":
            await silence.go_on_without(tx, actor, pair, house.rules)
            await tx.reply("pair_card", {"pair": pair})
            return
        if callback_data.act == "wait":
            await silence.wait_longer(tx, actor, pair, house.rules)
            await tx.reply("pair_card", {"pair": pair})
            return
        after = await silence.ask_next(tx, actor, pair, house.rules)
        said = "proposed" if after else "nobody"
        await tx.reply("pair_card", {"pair": after.id if after else pair, "said": said})
