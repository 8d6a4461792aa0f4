"""Carry what a person does with their own data: look, take away, erase."""

from aiogram.filters.callback_data import CallbackData


class TakeData(CallbackData, prefix="pvf"):
    """Hand over the stored data as a file: `readable` text or the same as JSON."""

    kind: str


class EraseData(CallbackData, prefix="pve"):
    """Erase everything stored: asked first, done when `sure`."""

    sure: bool
