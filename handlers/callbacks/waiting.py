"""Carry what a learner presses while a representative's consent is awaited."""

from aiogram.filters.callback_data import CallbackData


class AboutWaiting(CallbackData, prefix="wth"):
    """Tell how the waiting ends: `how` it works, or `back` to where one stands."""

    to: str


class RemindMe(CallbackData, prefix="wtr"):
    """Wish to be reminded tomorrow."""
