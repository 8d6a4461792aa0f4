"""Carry what is done about trial talks: draft, change, call, look, rate."""

from aiogram.filters.callback_data import CallbackData


class DraftTalks(CallbackData, prefix="wtd"):
    """Propose trial talks: day and hour are asked."""


class TalkList(CallbackData, prefix="wtl"):
    """Look at the list as a curator, page by page from 0."""

    page: int = 0


class TalkCard(CallbackData, prefix="wtc"):
    """Look at one talk as a curator; `act` takes it off or puts it off."""

    talk: int
    act: str = "see"


class AddTalk(CallbackData, prefix="wta"):
    """Add a talk: choose a mentee, then a mentor; 0 is not chosen yet."""

    mentee: int = 0
    mentor: int = 0
    page: int = 0


class CallToTalks(CallbackData, prefix="wtx"):
    """Tell everybody of their talks: how many is shown first, done when `sure`."""

    round: int
    sure: bool = False


class EndTalks(CallbackData, prefix="wte"):
    """Close the round of talks."""

    round: int


class OwnTalks(CallbackData, prefix="wto"):
    """Look at one's own talks, or take the list back."""

    full: bool = True


class RateTalk(CallbackData, prefix="wts"):
    """Look at one of one's own talks, or say what one thinks of it."""

    talk: int
    said: str = ""
