"""Carry a curator's wish to judge the programme."""

from aiogram.filters.callback_data import CallbackData


class OwnCheck(CallbackData, prefix="sck"):
    """Look at the self-check of this cycle, or begin its questionnaire."""

    begins: bool = False
