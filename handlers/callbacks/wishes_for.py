"""Carry what a curator writes down of somebody else's wishes."""

from aiogram.filters.callback_data import CallbackData


class SilentPeople(CallbackData, prefix="wfl"):
    """Look at who has no messenger and has not answered."""

    page: int = 0


class WishesFor(CallbackData, prefix="wfo"):
    """Choose one of them; `told` says how the answers came and begins."""

    participation: int
    told: str = ""
