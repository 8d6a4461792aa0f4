"""Carry what a person does with their own answers."""

from aiogram.filters.callback_data import CallbackData


class EditProfile(CallbackData, prefix="pfe"):
    """Open the answers for changing, or turn to a page of them (from 0)."""

    page: int = -1


class SecondSide(CallbackData, prefix="pfs"):
    """Fill in the questionnaire of the other side, as partners do."""
