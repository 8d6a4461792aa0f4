"""Draft the order about announced pairs, choose which stand in it, enter its number once."""

from collections.abc import Sequence
from datetime import date, timedelta

from mentoring.addressing import News, tell
from mentoring.alarm import set_task
from mentoring.drafted import answer_head, is_out
from mentoring.errors import AlreadyDone, NotFound, Refusal
from mentoring.ids import OrderDraftId, PairId
from mentoring.keeping import put_order
from mentoring.known_pairs import note
from mentoring.office import TaskKind
from mentoring.pair_orders import OrderDraft
from mentoring.pairs import WORKING, Pair
from mentoring.people import Actor, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.trail import note_export

PATIENCE = timedelta(days=7)
"""After so many days without an order the curator and the head hear of it (E45)."""

TAKEN = "pair_order"
"""What the trail calls a draft that was taken away."""


class NothingToOrder(Refusal):
    """Every announced pair has its order, or none is announced."""

    code = "nothing_to_order"


async def without_order(tx: UnitOfWork) -> list[Pair]:
    """Return the announced pairs that no order names, by number."""
    return [pair for pair in await tx.pairs.all(WORKING) if pair.order_number is None]


async def draft_order(tx: UnitOfWork, actor: Actor) -> OrderDraft:
    """Return the draft that waits for its number, or make one of all pairs without an order."""
    curator, pairs = curator_in(actor), await without_order(tx)
    if not pairs:
        raise NothingToOrder
    if (draft := await tx.orders.open()) is not None:
        return draft
    words = await tx.approvals.current()
    inside = [pair.id for pair in pairs if not is_out(words.get(pair.id, []))]
    return await tx.orders.add(tuple(inside), curator)


async def existing_draft(tx: UnitOfWork, draft: OrderDraftId) -> OrderDraft:
    """Return a draft of this organisation."""
    found = await tx.orders.get(draft)
    if found is None:
        raise NotFound(what="order")
    return found


async def tick(
    tx: UnitOfWork, actor: Actor, draft: OrderDraftId, pair: PairId, *, inside: bool
) -> OrderDraft:
    """Take a pair into the draft or out of it; who is in stays in."""
    curator = curator_in(actor)
    if await tx.orders.put(draft, pair, inside) and inside:
        await answer_head(tx, pair, curator)
    return await existing_draft(tx, draft)


async def take_draft(tx: UnitOfWork, actor: Actor, draft: OrderDraftId) -> None:
    """Write down that a draft is taken away; the file is made afterwards.

    Raises NothingToOrder when none of its pairs waits for an order any more.
    """
    curator_in(actor)
    if not await ordered_by(tx, await existing_draft(tx, draft)):
        raise NothingToOrder
    await note_export(tx, actor, TAKEN)


async def enter_number(
    tx: UnitOfWork, actor: Actor, draft_id: OrderDraftId, number: str, day: date
) -> int:
    """Give every pair of a draft this order, once; return of how many pairs it is the order."""
    curator, draft = curator_in(actor), await existing_draft(tx, draft_id)
    if not await tx.orders.enter(draft.id, number, day):
        raise AlreadyDone
    standing = await ordered_by(tx, await existing_draft(tx, draft.id))
    for pair in standing:
        await put_order(tx, actor, pair.id, number, day)
        await note(tx, curator, "order_of_many", pair.id)
    return len(standing)


async def ordered_by(tx: UnitOfWork, draft: OrderDraft) -> list[Pair]:
    """Return the pairs of a draft that are announced still and that no other order names."""
    return [pair for pair in await without_order(tx) if pair.id in draft.pairs]


async def remind_of_orders(tx: UnitOfWork) -> None:
    """Lay pairs that work without an order for too long on the desk, and tell the head."""
    late = _late(await without_order(tx), tx)
    if not late or not await set_task(tx, TaskKind.ORDER_MISSING, {"pairs": "late"}):
        return
    heads = [each.id for each in await tx.people.staff(StaffRole.HEAD)]
    key = f"order_missing:{tx.now.date().isoformat()}"
    await tell(tx, heads, News(key=key, kind="order_missing", due_at=tx.now))


def _late(pairs: Sequence[Pair], tx: UnitOfWork) -> list[Pair]:
    since = tx.now - PATIENCE
    return [pair for pair in pairs if pair.announced_at and pair.announced_at <= since]
