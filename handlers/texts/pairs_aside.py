"""Lead from the list of pairs to what concerns some of them: orders about changes, partners."""

from handlers.callbacks.mending import Annexes, Partners
from handlers.screen import Button, Room, Rows
from handlers.texts.pair_parts import button
from handlers.texts.speech import _
from mentoring.annexing import without_order
from mentoring.partners import partners


async def aside_rows(room: Room) -> Rows:
    """Offer the changes without an order, and the partners, where there are any."""
    buttons: list[Button] = []
    if changed := await without_order(room.tx):
        text = _("Order about changes · {n}").format(n=len(changed))
        buttons.append(button(text, Annexes()))
    if found := await partners(room.tx):
        buttons.append(button(_("Partners · {n}").format(n=len(found)), Partners()))
    return (tuple(buttons),) if buttons else ()
