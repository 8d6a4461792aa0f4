"""Offer staff what concerns many at once: classes, words for others, the preliminary request."""

from handlers.callbacks.menu import MenuTo
from handlers.screen import Button, Room, Rows
from handlers.staff_menu import RowsFn
from handlers.texts.speech import _
from mentoring.preliminary import READERS


async def reaching_out_rows(room: Room) -> Rows:
    """Offer classes and outreach to a curator, the counts of requests to other readers."""
    if room.reader.is_curator:
        classes = Button(_("Classes"), MenuTo(to="classes").pack())
        telling = Button(_("Tell about the programme"), MenuTo(to="outreach").pack())
        return ((classes, telling),)
    asked = await room.tx.askings.newest() if READERS & room.reader.roles else None
    if asked is None:
        return ()
    return ((Button(_("Preliminary request"), MenuTo(to="asking").pack()),),)


STAFF_ROWS: dict[str, RowsFn] = {"reaching_out": reaching_out_rows}
