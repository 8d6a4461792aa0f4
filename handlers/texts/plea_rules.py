"""Word what a school leaves to people: three ways, each opened and closed by one press."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.pleas import PeopleWays
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu
from handlers.texts.speech import _
from mentoring.delivery import Args
from mentoring.pleas import ADULTS, LIST, OPENABLE, QUESTIONS


async def people_ways(room: Room, _args: Args) -> Screen | None:
    """Show a curator what people may begin by themselves."""
    if not room.reader.is_curator:
        return None
    opened = room.organisation.by_themselves
    lines = [
        "<b>" + _("What people may begin by themselves") + "</b>",
        *(f"{'☑' if each in opened else '☐'} {_about(each)}" for each in OPENABLE),
    ]
    rows = tuple((_switch(each, each in opened),) for each in OPENABLE)
    back = (button(_("Settings"), MenuTo(to="settings")), *menu())
    return Screen("\n".join(lines), (*rows, back))


def settings_rows(room: Room) -> Rows:
    """Offer curators what is left to people."""
    if not room.reader.is_curator:
        return ()
    return ((button(_("What people may begin"), PeopleWays()),),)


def _about(what: str) -> str:
    return {
        QUESTIONS: _("Quick questions: whoever can help first takes it."),
        LIST: _("The list of mentors: mentees ask, mentors agree."),
        ADULTS: _("Questions between adults need no confirmation by a curator."),
    }[what]


def _switch(what: str, opened: bool) -> Button:
    name = {
        QUESTIONS: _("Questions"),
        LIST: _("The list"),
        ADULTS: _("Adults' questions"),
    }[what]
    text = _("Close: {what}") if opened else _("Open: {what}")
    return button(text.format(what=name), PeopleWays(what=what, opened=not opened))


SCREENS: dict[str, ScreenFn] = {"people_ways": people_ways}
PUSHED: frozenset[str] = frozenset()
