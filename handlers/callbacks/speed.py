"""Carry what is done about evenings of short talks."""

from aiogram.filters.callback_data import CallbackData


class PlanEvening(CallbackData, prefix="yep"):
    """Say how an evening runs."""

    event: int


class EveningList(CallbackData, prefix="yel"):
    """See as a curator who sits with whom; lay what is ahead anew, tell, or take a file."""

    event: int
    page: int = 0
    act: str = "open"


class OwnEvening(CallbackData, prefix="yeo"):
    """See one's own talks of an evening, or hide them."""

    event: int
    full: bool = True


class RateEvening(CallbackData, prefix="yem"):
    """Open the question how an evening was, or answer it."""

    event: int
    rating: int = 0


class RateSpeed(CallbackData, prefix="yer"):
    """Open one of one's own talks, or say whether one would go on."""

    talk: int
    said: str = ""
