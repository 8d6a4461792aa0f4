"""Hear how people answer an offer: yes, no, a question first."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.pairing import AcceptOffer, AskAboutOffer, OpenNews, RefuseOffer
from mentoring import offers
from mentoring.house import House
from mentoring.ids import PairId
from mentoring.offer_questions import ask_curator
from mentoring.pairs import Assent, Pair, PairState
from mentoring.people import Actor
from mentoring.ports import Work


def router() -> Router:
    """Build the router of offers."""
    offering = Router(name="offers")
    offering.callback_query.register(pressed_open, OpenNews.filter(F.what == "offer"))
    offering.callback_query.register(pressed_accept, AcceptOffer.filter())
    offering.callback_query.register(pressed_refuse, RefuseOffer.filter())
    offering.callback_query.register(pressed_question, AskAboutOffer.filter())
    return offering


async def pressed_open(
    _: CallbackQuery, callback_data: OpenNews, work: Work, actor: Actor
) -> None:
    """Show an offer in place, or take its details back."""
    async with work() as tx:
        pair = await offers.my_offer(tx, actor, PairId(callback_data.about))
        if callback_data.full:
            await tx.reply("offer", {"pair": pair.id})
        else:
            await tx.reply("pair_news", {"what": "offer", "about": pair.id})


async def pressed_accept(
    _: CallbackQuery, callback_data: AcceptOffer, work: Work, actor: Actor, house: House
) -> None:
    """Say yes; pressing twice says the same."""
    async with work() as tx:
        pair = await offers.accept(tx, actor, PairId(callback_data.pair), house.rules)
        await tx.reply("offer", {"pair": pair.id})


async def pressed_refuse(
    _: CallbackQuery, callback_data: RefuseOffer, work: Work, actor: Actor, house: House
) -> None:
    """Say no: asked once more, a reason is not needed."""
    async with work() as tx:
        pair = await offers.my_offer(tx, actor, PairId(callback_data.pair))
        if callback_data.sure:
            pair = await offers.refuse(tx, actor, pair.id, callback_data.why, house.rules)
        asking = not callback_data.sure and _waits(pair, actor)
        await tx.reply("offer_refuse" if asking else "offer", {"pair": pair.id})


async def pressed_question(
    _: CallbackQuery, callback_data: AskAboutOffer, work: Work, actor: Actor
) -> None:
    """Ask the curator for a word first."""
    async with work() as tx:
        pair = PairId(callback_data.pair)
        await ask_curator(tx, actor, pair)
        await tx.reply("offer", {"pair": pair, "said": "asked"})


def _waits(pair: Pair, actor: Actor) -> bool:
    person = actor.person.id if actor.person else None
    return pair.state is PairState.OFFERED and any(
        seat.person_id == person and seat.assent is Assent.WAITING for seat in pair.seats
    )
