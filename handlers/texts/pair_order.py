"""Word the draft of an order about pairs for a curator: who stands in it, the file, its number."""

from asyncio import to_thread
from collections.abc import Sequence

from handlers.callbacks.deciding import NumberOrder, OrderDrafted, TakeOrder, TickPair
from handlers.callbacks.pairing import PairsList
from handlers.papers.document import document
from handlers.screen import Button, File, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.moments import day_of_year
from handlers.texts.order_paper import order_paper
from handlers.texts.pair_parts import (
    button,
    menu,
    number,
    page_of,
    pager,
    people_of,
    span,
)
from handlers.texts.pairs import sides
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.ids import OrderDraftId
from mentoring.labour_papers import lacks_papers
from mentoring.ordering import ordered_by, without_order
from mentoring.pair_orders import OrderDraft
from mentoring.pairs import Pair
from mentoring.people import StaffRole


async def pair_order(room: Room, args: Args) -> Screen | None:
    """Show a draft: the pairs in it with a tick, a press takes one out or in."""
    draft = await _draft(room, args)
    if draft is None or not room.reader.is_curator:
        return None
    if draft.entered_at is not None:
        return _entered(draft)
    waiting = await without_order(room.tx)
    inside = [pair for pair in waiting if pair.id in draft.pairs]
    page, shown = page_of(waiting, number(args, "page"))
    people = await people_of(room, shown)
    head = "<b>" + _("Order on pairs, a draft") + "</b>"
    n = len(inside)
    lines = [
        f"{head} · {span(page, len(shown), len(waiting))}" if waiting else head,
        ngettext("{n} pair stands in it.", "{n} pairs stand in it.", n).format(n=n),
        _("A press takes a pair out of the draft, another one puts it back."),
    ]
    buttons: list[Button] = []
    for pair in shown:
        is_in = pair.id in draft.pairs
        mark = "☑" if is_in else "☐"
        lines.append(
            f"{mark} {_('No. {number}').format(number=pair.number)} · {sides(pair, people)}"
        )
        press = TickPair(draft=draft.id, pair=pair.id, inside=not is_in, page=page)
        buttons.append(button(f"{mark} {pair.number}", press))
    ticks = tuple(tuple(buttons[at : at + 4]) for at in range(0, len(buttons), 4))
    nearby = pager(
        page,
        len(waiting),
        OrderDrafted(draft=draft.id, page=page - 1),
        OrderDrafted(draft=draft.id, page=page + 1),
    )
    return Screen("\n".join(lines), (*ticks, *nearby, *_ways(draft, n), _back()))


async def pair_order_file(room: Room, args: Args) -> Screen | None:
    """Hand the draft over as a paper to print, sign and number."""
    draft = await _draft(room, args)
    pairs = await ordered_by(room.tx, draft) if draft else []
    if draft is None or not pairs or not room.reader.is_curator:
        return None
    lacking = [pair for pair in pairs if await lacks_papers(room.tx, pair)]
    lines = ["<b>" + _("The draft of the order is ready") + "</b>"]
    if lacking:
        n = len(lacking)
        text = ngettext(
            "{n} pair lacks labour papers; it stands on a list of its own.",
            "{n} pairs lack labour papers; they stand on a list of their own.",
            n,
        )
        lines.append(text.format(n=n))
    if room.reader.coded:
        lines.append(_("Codes stand in place of names; the server has the names."))
    lines.append(_("When it is signed, write the number and date down here."))
    rows: Rows = ((button(_("Number and date of the order"), NumberOrder(draft=draft.id)),),)
    return Screen("\n".join(lines), (*rows, _back()), await order_file(room, pairs))


async def order_file(room: Room, pairs: Sequence[Pair]) -> File:
    """Make the order on some pairs as a file, with codes where the reader sees codes only."""
    title, parts = await order_paper(room, pairs)
    return File("pair-order.docx", await to_thread(document, title, parts))


async def order_missing(room: Room, _args: Args) -> Screen | None:
    """Push to the head: pairs work without an order."""
    if StaffRole.HEAD not in room.reader.roles or not await without_order(room.tx):
        return None
    text = _("<b>Announced pairs wait for an order</b>\nThe curator has the draft.")
    return Screen(text, (menu(),))


def nothing_to_order(_room: Room, _data: Args) -> Screen:
    """Say that no pair needs an order now."""
    text = _("<b>Nothing to order now</b>\nEvery announced pair has its order.")
    return Screen(text, (_back(),))


def _entered(draft: OrderDraft) -> Screen:
    n = len(draft.pairs)
    day = day_of_year(draft.order_date) if draft.order_date else ""
    title = _("<b>Order No. {number} of {day}</b>").format(
        number=h(draft.order_number or ""), day=day
    )
    told = ngettext("It is written down for {n} pair.", "It is written down for {n} pairs.", n)
    return Screen(f"{title}\n{told.format(n=n)}", (_back(),))


def _ways(draft: OrderDraft, inside: int) -> Rows:
    if not inside:
        return ()
    return (
        (button(_("Take the draft as a file"), TakeOrder(draft=draft.id)),),
        (button(_("Number and date of the order"), NumberOrder(draft=draft.id)),),
    )


async def _draft(room: Room, args: Args) -> OrderDraft | None:
    return await room.tx.orders.get(OrderDraftId(number(args, "draft")))


def _back() -> tuple[Button, ...]:
    return (button(_("Pairs"), PairsList()), *menu())


SCREENS: dict[str, ScreenFn] = {
    "pair_order": pair_order,
    "pair_order_file": pair_order_file,
    "order_missing": order_missing,
}
PUSHED = frozenset({"order_missing"})
REFUSALS: dict[str, RefusalFn] = {"nothing_to_order": nothing_to_order}
