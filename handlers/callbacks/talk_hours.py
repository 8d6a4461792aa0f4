"""Carry what a curator does about the hours of talks."""

from aiogram.filters.callback_data import CallbackData


class TalkHours(CallbackData, prefix="gth"):
    """See at which hours talks are offered, or change them."""

    change: bool = False
