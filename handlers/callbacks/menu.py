"""Lead from any screen to a part of the bot; each area's router answers its own destination."""

from aiogram.filters.callback_data import CallbackData


class MenuTo(CallbackData, prefix="menu"):
    """Open a part of the bot: menu, profile, pair, meetings, settings, consent, mydata, help, …"""

    to: str


class SpeakIn(CallbackData, prefix="lang"):
    """Speak a language from now on and come back to the screen `at`."""

    language: str
    at: str


class ShowId(CallbackData, prefix="myid"):
    """Show the person's own number in the messenger."""
