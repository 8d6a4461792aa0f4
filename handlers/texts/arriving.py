"""Word the hour of the joint meeting: «I am here», and what a curator opens afterwards."""

from handlers.callbacks.wishes import ImHere, OpenWishes
from handlers.screen import Room, Rows, Screen, ScreenFn
from handlers.texts.event_parts import event_at, event_lines, guest_at, open_event
from handlers.texts.pair_parts import button, menu
from handlers.texts.speech import _
from mentoring.arriving import takes_arrivals
from mentoring.delivery import Args
from mentoring.events import Event, Guest
from mentoring.wishing.windows import is_joint


async def event_begun(room: Room, args: Args) -> Screen | None:
    """Push: what one is registered for begins; one tap says that one is there."""
    found = await event_at(room, args)
    if found is None or not takes_arrivals(found, room.now):
        return None
    own = await guest_at(room, found)
    if own is None or own.came is not None:
        return None
    rows = (*arrival_row(room, found, own), (open_event(found),))
    return Screen(_("<b>The event begins</b>"), rows)


async def event_here(room: Room, args: Args) -> Screen | None:
    """Say that the arrival is noted, and what comes afterwards."""
    found = await event_at(room, args)
    if found is None:
        return None
    text = _("☑ It is noted that you are here.")
    after = _(
        "After the meeting a short questionnaire will come: whom you would like to work with."
    )
    return Screen("\n".join([*event_lines(room, found), text, after]), (menu(),))


def arrival_row(room: Room, found: Event, own: Guest | None) -> Rows:
    """Offer to say «I am here» from the hour of a joint meeting on."""
    noted = own is not None and own.came is not None
    if noted or room.reader.person is None or not takes_arrivals(found, room.now):
        return ()
    return ((button(_("I am here"), ImHere(event=found.id)),),)


def joint_rows(found: Event) -> Rows:
    """Offer a curator the questionnaire of wishes after a joint meeting."""
    if not is_joint(found):
        return ()
    return ((button(_("Questionnaire of wishes"), OpenWishes(event=found.id)),),)


SCREENS: dict[str, ScreenFn] = {"event_begun": event_begun, "event_here": event_here}
PUSHED = frozenset({"event_begun"})
