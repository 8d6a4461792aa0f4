"""Carry the choice between names and codes in chats."""

from aiogram.filters.callback_data import CallbackData


class NamesInChat(CallbackData, prefix="nms"):
    """Show what chats hold and what may be chosen."""


class ChooseNames(CallbackData, prefix="nmc"):
    """Choose; `sure` counts how often was asked before names come in."""

    codes: bool
    sure: int = 0
