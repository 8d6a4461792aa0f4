"""Offer help on every screen of a participant: the same row, the same way."""

from handlers.callbacks.help import AskForHelp
from handlers.screen import Button, Room, Rows
from handlers.texts.speech import _
from mentoring.help_request import HelpTopic
from mentoring.ids import PairId


def help_row() -> tuple[Button, ...]:
    """Return the row that leads to help."""
    return (Button(_("🆘 I need help"), AskForHelp().pack()),)


def help_for(room: Room) -> Rows:
    """Return that row for whoever takes part; staff and newcomers have other ways."""
    person = room.reader.person
    return (help_row(),) if person is not None and not room.reader.roles else ()


def help_beside(room: Room) -> tuple[Button, ...]:
    """Return the same as a small button beside others, where a row would crowd."""
    return tuple(Button(_("I need help"), each.press) for row in help_for(room) for each in row)


def help_with(pair: PairId) -> Button:
    """Return the button that asks for help with a pair: the topic is said already."""
    asking = AskForHelp(topic=HelpTopic.PAIR.value, pair=pair)
    return Button(_("I need help"), asking.pack())
