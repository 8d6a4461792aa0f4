"""Hear what a curator does about pairs: look, announce, order, pause, end."""

from datetime import date

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.pairing import (
    NO_ROLE,
    Announce,
    EndPair,
    EndSure,
    Hold,
    OfferNews,
    Order,
    PairCard,
    PairPeople,
    PairsList,
    ReleaseMember,
    WorkOn,
)
from handlers.finishers import Finish
from mentoring import forming, keeping
from mentoring.delivery import Args
from mentoring.filling import my_run, start_run
from mentoring.house import House
from mentoring.ids import PairId, PersonId, RunId
from mentoring.leaving import release_member
from mentoring.pairs import OVER
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.questionnaire import own_words
from mentoring.rights import curator_in
from mentoring.runs import Run
from mentoring.working_on import work_on


def router() -> Router:
    """Build the router of pairs."""
    pairs = Router(name="pairs")
    pairs.message.register(asked_for_pairs, Command("pairs"))
    pairs.callback_query.register(asked_for_pairs, MenuTo.filter(F.to == "pairs"))
    pairs.callback_query.register(pressed_list, PairsList.filter())
    pairs.callback_query.register(pressed_card, PairCard.filter())
    pairs.callback_query.register(pressed_people, PairPeople.filter())
    pairs.callback_query.register(pressed_offer_news, OfferNews.filter())
    pairs.callback_query.register(pressed_announce, Announce.filter())
    pairs.callback_query.register(pressed_order, Order.filter())
    pairs.callback_query.register(pressed_hold, Hold.filter())
    pairs.callback_query.register(pressed_release, ReleaseMember.filter())
    pairs.callback_query.register(pressed_works_on, WorkOn.filter())
    pairs.callback_query.register(pressed_end, EndPair.filter())
    pairs.callback_query.register(pressed_end_sure, EndSure.filter())
    return pairs


async def asked_for_pairs(_: Message | CallbackQuery, work: Work, actor: Actor) -> None:
    """Show all pairs."""
    async with work() as tx:
        curator_in(actor)
        await tx.reply("pairs")


async def pressed_list(
    _: CallbackQuery, callback_data: PairsList, work: Work, actor: Actor
) -> None:
    """Show one page under one filter."""
    async with work() as tx:
        curator_in(actor)
        kind = "pairs_filter" if callback_data.choosing else "pairs"
        await tx.reply(kind, {"show": callback_data.show, "page": callback_data.page})


async def pressed_card(
    _: CallbackQuery, callback_data: PairCard, work: Work, actor: Actor
) -> None:
    """Show one pair."""
    async with work() as tx:
        curator_in(actor)
        pair = await forming.existing(tx, PairId(callback_data.pair))
        await tx.reply("pair_card", {"pair": pair.id})


async def pressed_people(
    _: CallbackQuery, callback_data: PairPeople, work: Work, actor: Actor
) -> None:
    """Show everybody in a big group."""
    async with work() as tx:
        curator_in(actor)
        pair = await forming.existing(tx, PairId(callback_data.pair))
        await tx.reply("pair_people", {"pair": pair.id})


async def pressed_offer_news(
    _: CallbackQuery, callback_data: OfferNews, work: Work, actor: Actor
) -> None:
    """Show who cannot or has a question."""
    async with work() as tx:
        curator_in(actor)
        pair = await forming.existing(tx, PairId(callback_data.pair))
        args: Args = {"pair": pair.id, "person": callback_data.person, "what": callback_data.what}
        await tx.reply("offer_answer", args)


async def pressed_announce(
    _: CallbackQuery, callback_data: Announce, work: Work, actor: Actor, house: House
) -> None:
    """Tell all sides; a second press finds it told."""
    async with work() as tx:
        window = house.rules.announce_window
        pair = await forming.announce(tx, actor, PairId(callback_data.pair), window)
        await tx.reply("pair_card", {"pair": pair.id, "said": "announced"})


async def pressed_order(
    _: CallbackQuery, callback_data: Order, work: Work, actor: Actor, house: House
) -> None:
    """Ask for the number and date of the order."""
    async with work() as tx:
        curator_in(actor)
        pair = await forming.existing(tx, PairId(callback_data.pair))
        await start_run(tx, actor, house, "order", ("order",), {"pair": pair.id})


async def pressed_hold(_: CallbackQuery, callback_data: Hold, work: Work, actor: Actor) -> None:
    """Pause a pair or let it go on."""
    async with work() as tx:
        change = keeping.hold if callback_data.hold else keeping.resume
        pair = await change(tx, actor, PairId(callback_data.pair))
        await tx.reply("pair_card", {"pair": pair.id})


async def pressed_release(
    _: CallbackQuery, callback_data: ReleaseMember, work: Work, actor: Actor
) -> None:
    """Ask who leaves a group, ask once more, let them out; who is out already stays out."""
    async with work() as tx:
        curator_in(actor)
        pair = await forming.existing(tx, PairId(callback_data.pair))
        person = PersonId(callback_data.person)
        if callback_data.sure:
            parted = callback_data.parted
            await release_member(tx, actor, pair.id, person, parted=parted)
        if callback_data.sure or pair.state in OVER:
            await tx.reply("pair_card", {"pair": pair.id})
        else:
            await tx.reply("pair_release", {"pair": pair.id, "person": person})


async def pressed_works_on(
    _: CallbackQuery, callback_data: WorkOn, work: Work, actor: Actor
) -> None:
    """Show what the pair may work on, or write down what was chosen."""
    pair, role = PairId(callback_data.pair), callback_data.role
    async with work() as tx:
        curator_in(actor)
        if role:
            await work_on(tx, actor, pair, None if role == NO_ROLE else role)
            await tx.reply("pair_card", {"pair": pair})
        else:
            await forming.existing(tx, pair)
            await tx.reply("pair_works_on", {"pair": pair})


async def pressed_end(
    _: CallbackQuery, callback_data: EndPair, work: Work, actor: Actor, house: House
) -> None:
    """Ask why a pair ends; one that is over is shown as it is."""
    async with work() as tx:
        curator_in(actor)
        pair = await forming.existing(tx, PairId(callback_data.pair))
        if pair.state in OVER:
            await tx.reply("pair_card", {"pair": pair.id})
        else:
            await start_run(tx, actor, house, "end", ("end",), {"pair": pair.id})


async def pressed_end_sure(
    _: CallbackQuery, callback_data: EndSure, work: Work, actor: Actor
) -> None:
    """End a pair for the reason in the run."""
    async with work() as tx:
        run = await my_run(tx, actor, RunId(callback_data.run))
        answers = run.draft.answers
        reason = keeping.REASONS[str(answers["reason"])]
        words = str(answers["comment"]) if answers.get("comment") else None
        pair = await keeping.end(tx, actor, PairId(int(run.subject["pair"])), reason, words)
        await tx.reply("pair_card", {"pair": pair.id})


async def _ordered(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Write the order down."""
    number, day = (str(run.draft.answers[key]) for key in ("number", "date"))
    pair = PairId(int(run.subject["pair"]))
    number = own_words(number) or number
    await keeping.put_order(tx, actor, pair, number, date.fromisoformat(day))
    await tx.reply("pair_card", {"pair": pair})


async def _ending(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Ask once more before the end."""
    curator_in(actor)
    await tx.reply("pair_end_sure", {"run": run.id})


FINISH: dict[str, Finish] = {"order": _ordered, "end": _ending}
