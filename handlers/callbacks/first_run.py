"""Carry the first steps of a curator."""

from aiogram.filters.callback_data import CallbackData


class SetUp(CallbackData, prefix="fsu"):
    """Go on setting up: what is left is asked, what is known may be changed."""
