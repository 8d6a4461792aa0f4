"""Carry the first steps of a newcomer: begin, which side, how old."""

from aiogram.filters.callback_data import CallbackData

from mentoring.people import Bracket, Wish


class Begin(CallbackData, prefix="st"):
    """Move to a step before consent: welcome, who sees the data, or `next`, the one missing."""

    to: str


class Choose(CallbackData, prefix="stw"):
    """Wish for a side of mentoring."""

    wish: Wish


class Age(CallbackData, prefix="sta"):
    """Say how old one is, in brackets."""

    bracket: Bracket
