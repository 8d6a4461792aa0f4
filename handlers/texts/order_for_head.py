"""Word the draft of an order for the head: who stands in it, one pair goes back with a reason."""

from handlers.callbacks.deciding import OrderForHead
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.staff_menu import RowsFn
from handlers.texts.pair_parts import button, menu, number, page_of, pager, people_of, span
from handlers.texts.pairs import sides
from handlers.texts.speech import _
from mentoring.delivery import Args
from mentoring.drafted import drafted
from mentoring.people import StaffRole

PAGE = 5


async def order_for_head(room: Room, args: Args) -> Screen | None:
    """Show the head the pairs of the draft; a press sends one back to the curator."""
    if StaffRole.HEAD not in room.reader.roles:
        return None
    inside, draft = await drafted(room.tx), await room.tx.orders.open()
    page, shown = page_of(inside, number(args, "page"), PAGE)
    people = await people_of(room, shown)
    head = "<b>" + _("Order on pairs, a draft") + "</b>"
    if draft is None or not inside:
        lines = [head, *_said(args), _("No pair waits for the order.")]
        return Screen("\n".join(lines), (menu(),))
    here = span(page, len(shown), len(inside), PAGE)
    lines = [
        f"{head} · {here}",
        *_said(args),
        _("A press sends one pair back to the curator; the others stay in the draft."),
    ]
    rows: list[tuple[Button, ...]] = []
    for pair in shown:
        text = f"{pair.number} · {sides(pair, people)}"
        rows.append((button(text, OrderForHead(draft=draft.id, pair=pair.id)),))
    before, after = OrderForHead(page=page - 1), OrderForHead(page=page + 1)
    nearby = pager(page, len(inside), before, after, PAGE)
    return Screen("\n".join(lines), (*rows, *nearby, menu()))


async def menu_rows(room: Room) -> Rows:
    """Offer the head the draft while one waits for its number."""
    if StaffRole.HEAD not in room.reader.roles:
        return ()
    n = len(await drafted(room.tx))
    return ((button(_("Order on pairs · {n}").format(n=n), OrderForHead()),),) if n else ()


def _said(args: Args) -> list[str]:
    words = {
        "returned": _("Returned: the curator sees the reason."),
        "decided": _("A decision has been taken already; it stays."),
    }.get(str(args.get("said") or ""))
    return [words] if words else []


SCREENS: dict[str, ScreenFn] = {"order_for_head": order_for_head}
PUSHED: frozenset[str] = frozenset()
STAFF_ROWS: dict[str, RowsFn] = {"order_for_head": menu_rows}
