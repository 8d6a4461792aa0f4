"""Carry what is done about wishes and trial talks: answer, open, close, look, rate."""

from aiogram.filters.callback_data import CallbackData


class ImHere(CallbackData, prefix="wih"):
    """Say that one is at the joint meeting."""

    event: int


class OwnWishes(CallbackData, prefix="wow"):
    """Look at one's own questionnaire of wishes."""

    round: int


class AskWishes(CallbackData, prefix="was"):
    """Answer, or answer anew, on one side."""

    round: int
    participation: int


class OpenWishes(CallbackData, prefix="wop"):
    """Open the questionnaire to everybody; after an event, or by itself with 0."""

    event: int = 0
    sure: bool = False


class WishRound(CallbackData, prefix="wro"):
    """Look at a round of wishes as a curator."""

    round: int


class EndWishes(CallbackData, prefix="wen"):
    """Close a round before its time: asked first, done when `sure`."""

    round: int
    sure: bool = False


class MoreDays(CallbackData, prefix="wmo"):
    """Give people time until an instant, in whole seconds."""

    round: int
    until: int


class WishPaper(CallbackData, prefix="wpa"):
    """Take the summary of wishes away as a file."""


class ChangedRequest(CallbackData, prefix="wrq"):
    """Look at a request that has changed; `act` takes it into the answers or lets it be."""

    participation: int
    act: str = "see"
