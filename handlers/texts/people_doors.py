"""Offer from the list of people all else that is done about them; each area adds its own door."""

from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData

from handlers.callbacks.behalf import Behalf
from handlers.callbacks.classes import ClassList
from handlers.callbacks.people import Bases, Looks, Many
from handlers.callbacks.roster import ListOfPeople, Lookalikes
from handlers.screen import Room, Screen, ScreenFn
from handlers.texts.names import server_line
from handlers.texts.pair_parts import button, menu
from handlers.texts.speech import _
from mentoring.delivery import Args
from mentoring.directory import Filter

DOORS: tuple[tuple[Callable[[], str], CallbackData], ...] = (
    (lambda: _("Classes"), ClassList()),
    (lambda: _("Add somebody"), Behalf()),
    (lambda: _("Upload a list"), ListOfPeople()),
    (lambda: _("Who looks like whom"), Lookalikes()),
    (lambda: _("Take the bases as a file"), Bases()),
    (lambda: _("Who looked and took away"), Looks()),
)
"""What a door says and where it leads, in the order in which they stand."""

NAMED = (Behalf, ListOfPeople, Lookalikes)
"""Doors to names: where the chat holds codes only, they are on the server."""


async def people_more(room: Room, args: Args) -> Screen | None:
    """Show the doors, one in a row."""
    if not room.reader.is_curator:
        return None
    coded = room.organisation.pseudonymous
    open_ = [each for each in DOORS if not (coded and isinstance(each[1], NAMED))]
    by = Filter.read(str(args.get("by") or "")).packed()
    rows = (
        (button(_("Do for many"), Many(by=by)),),
        *((button(said(), leads),) for said, leads in open_),
    )
    lines = [_("<b>People</b> · more"), *([server_line()] if coded else [])]
    return Screen("\n".join(lines), (*rows, menu()))


SCREENS: dict[str, ScreenFn] = {"people_more": people_more}
PUSHED: frozenset[str] = frozenset()
