"""Carry what is done about a whole schedule of meetings."""

from aiogram.filters.callback_data import CallbackData


class MakeSchedule(CallbackData, prefix="ysm"):
    """Begin a schedule for a pair."""

    pair: int


class OpenSchedule(CallbackData, prefix="yso"):
    """Show the meetings ahead of a pair, or hide them."""

    pair: int
    full: bool = True


class AllSuits(CallbackData, prefix="ysa"):
    """Agree to every meeting that the other side proposes."""

    pair: int
