"""Offer help on every screen of a participant: the same row, the same way."""

from handlers.callbacks.help import AskForHelp
from handlers.screen import Button
from handlers.texts.speech import _
from mentoring.help_request import HelpTopic
from mentoring.ids import PairId


def help_row() -> tuple[Button, ...]:
    """Return the row that leads to help."""
    return (Button(_("🆘 I need help"), AskForHelp().pack()),)


def help_with(pair: PairId) -> Button:
    """Return the button that asks for help with a pair: the topic is said already."""
    asking = AskForHelp(topic=HelpTopic.PAIR.value, pair=pair)
    return Button(_("I need help"), asking.pack())
