"""Word time for people who live in different zones: «14:00 у Вас, 18:00 у наставника»."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.zones import OwnZone
from handlers.screen import Room, Rows, Screen, ScreenFn
from handlers.texts.help_button import help_for
from handlers.texts.moments import clock
from handlers.texts.pair_parts import button, menu
from handlers.texts.speech import _, said
from mentoring.delivery import Args
from mentoring.ids import PersonId
from mentoring.pairs import Pair
from mentoring.zones import zones, zones_of


async def own_zone(room: Room, _args: Args) -> Screen | None:
    """Show the zones, the reader's own marked."""
    person = room.reader.person
    if person is None:
        return None
    mine = (await zones_of(room.tx, [person.id]))[person.id]
    buttons = [
        button(("• " if each.code == mine else "") + said(each.text), OwnZone(zone=each.code))
        for each in zones(room.house)
    ]
    buttons += [each for row in help_for(room) for each in row]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    lines = [
        "<b>" + _("My time zone") + "</b>",
        _("Times are those of the school. Where another zone differs, a meeting says both."),
    ]
    back = (button(_("Settings"), MenuTo(to="settings")), *menu())
    return Screen("\n".join(lines), (*rows, back))


def settings_rows(room: Room) -> Rows:
    """Offer people their own zone."""
    if room.reader.person is None:
        return ()
    return ((button(_("My time zone"), OwnZone()),),)


async def zone_lines(room: Room, at: datetime, pair: Pair, reader: PersonId) -> list[str]:
    """Say what the clocks of both sides show; nothing while all live by the school's."""
    others = [e.person_id for e in (pair.mentor, *pair.members) if e.person_id != reader]
    known = await zones_of(room.tx, [reader, *others])
    if set(known.values()) <= {room.organisation.zone}:
        return []
    theirs = _clocks(at, (known[each] for each in others))
    mine = clock(at.astimezone(ZoneInfo(known[reader])))
    return [_("{mine} here, {theirs} on the other side").format(mine=mine, theirs=theirs)]


def _clocks(at: datetime, where: Iterable[str]) -> str:
    shown = (clock(at.astimezone(ZoneInfo(each))) for each in where)
    return ", ".join(dict.fromkeys(shown))


SCREENS: dict[str, ScreenFn] = {"own_zone": own_zone}
PUSHED: frozenset[str] = frozenset()
