"""Carry the first steps of a newcomer: begin, which side, of age or not."""

from aiogram.filters.callback_data import CallbackData

from mentoring.people import Wish


class Begin(CallbackData, prefix="st"):
    """Move to a step before consent: welcome, who sees the data, or `next`, the one missing."""

    to: str


class Choose(CallbackData, prefix="stw"):
    """Wish for a side of mentoring."""

    wish: Wish


class Age(CallbackData, prefix="sta"):
    """Say whether one is of age."""

    adult: bool
