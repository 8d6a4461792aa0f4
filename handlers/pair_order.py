"""Hear a curator draft the order about pairs: who stands in it, the file, its number and date."""

from datetime import date

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks.deciding import NumberOrder, OrderDrafted, TakeOrder, TickPair
from handlers.callbacks.menu import MenuTo
from handlers.finishers import Finish
from mentoring import ordering
from mentoring.errors import AlreadyDone
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import OrderDraftId, PairId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.questionnaire import own_words
from mentoring.rights import curator_in
from mentoring.runs import Run

MANY = "order_of_many"


def router() -> Router:
    """Build the router of orders about pairs."""
    orders = Router(name="pair_order")
    orders.callback_query.register(asked_for_order, MenuTo.filter(F.to == "pair_order"))
    orders.callback_query.register(pressed_draft, OrderDrafted.filter())
    orders.callback_query.register(pressed_tick, TickPair.filter())
    orders.callback_query.register(pressed_take, TakeOrder.filter())
    orders.callback_query.register(pressed_number, NumberOrder.filter())
    return orders


async def asked_for_order(_: CallbackQuery, work: Work, actor: Actor) -> None:
    """Show the draft that waits, or a new one."""
    async with work() as tx:
        draft = await ordering.draft_order(tx, actor)
        await tx.reply("pair_order", {"draft": draft.id})


async def pressed_draft(
    _: CallbackQuery, callback_data: OrderDrafted, work: Work, actor: Actor
) -> None:
    """Show one page of a draft."""
    async with work() as tx:
        curator_in(actor)
        found = OrderDraftId(callback_data.draft)
        draft = (
            await ordering.existing_draft(tx, found)
            if found
            else await ordering.draft_order(tx, actor)
        )
        await tx.reply("pair_order", {"draft": draft.id, "page": callback_data.page})


async def pressed_tick(
    _: CallbackQuery, callback_data: TickPair, work: Work, actor: Actor
) -> None:
    """Take a pair into the draft or out of it."""
    draft, pair = OrderDraftId(callback_data.draft), PairId(callback_data.pair)
    async with work() as tx:
        await ordering.tick(tx, actor, draft, pair, inside=callback_data.inside)
        await tx.reply("pair_order", {"draft": draft, "page": callback_data.page})


async def pressed_take(
    _: CallbackQuery, callback_data: TakeOrder, work: Work, actor: Actor
) -> None:
    """Hand the draft over as a file; the trail remembers to whom."""
    async with work() as tx:
        await ordering.take_draft(tx, actor, OrderDraftId(callback_data.draft))
        await tx.reply("pair_order_file", {"draft": callback_data.draft}, fresh=True)


async def pressed_number(
    _: CallbackQuery, callback_data: NumberOrder, work: Work, actor: Actor, house: House
) -> None:
    """Ask for the number and date of the order."""
    async with work() as tx:
        curator_in(actor)
        draft = await ordering.existing_draft(tx, OrderDraftId(callback_data.draft))
        if draft.entered_at is not None:
            await tx.reply("pair_order", {"draft": draft.id})
        else:
            await start_run(tx, actor, house, MANY, ("order",), {"draft": draft.id})


async def _numbered(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Give every pair of the draft its order."""
    number, day = (str(run.draft.answers[key]) for key in ("number", "date"))
    draft, number = OrderDraftId(int(run.subject["draft"])), own_words(number) or number
    try:
        await ordering.enter_number(tx, actor, draft, number, date.fromisoformat(day))
    except AlreadyDone:
        await tx.reply("pair_order", {"draft": draft})
        return
    await tx.reply("pair_order", {"draft": draft, "said": "numbered"})


FINISH: dict[str, Finish] = {MANY: _numbered}
