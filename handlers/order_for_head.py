"""Hear the head look through the draft of an order and send one pair of it back."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.deciding import OrderForHead
from handlers.finishers import Finish
from mentoring.drafted import send_out
from mentoring.filling import start_run
from mentoring.house import House
from mentoring.ids import OrderDraftId, PairId
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.rights import head_in
from mentoring.runs import Run

OUT = "send_out_of_order"


def router() -> Router:
    """Build the router of the head's part in an order."""
    orders = Router(name="order_for_head")
    orders.callback_query.register(pressed_draft, OrderForHead.filter())
    return orders


async def pressed_draft(
    _: CallbackQuery, callback_data: OrderForHead, work: Work, actor: Actor, house: House
) -> None:
    """Show what stands in the draft, or ask why a pair goes back."""
    about = {"draft": callback_data.draft, "pair": callback_data.pair}
    async with work() as tx:
        head_in(actor)
        if callback_data.pair:
            await start_run(tx, actor, house, OUT, ("send-pair-back",), {**about})
        else:
            await tx.reply("order_for_head", {"page": callback_data.page})


async def _sent_out(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Take the pair out of the draft with the reason."""
    draft, pair = (int(run.subject[key]) for key in ("draft", "pair"))
    reason = str(run.draft.answers["reason"])
    out = await send_out(tx, actor, OrderDraftId(draft), PairId(pair), reason)
    await tx.reply("order_for_head", {"said": "returned" if out else "decided"})


FINISH: dict[str, Finish] = {OUT: _sent_out}
