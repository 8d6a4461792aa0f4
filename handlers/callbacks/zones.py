"""Carry the choice of one's own time zone."""

from aiogram.filters.callback_data import CallbackData


class OwnZone(CallbackData, prefix="yzo", sep="|"):
    """See the zones, or choose one."""

    zone: str = ""
