"""Carry what a curator does for somebody who has no messenger."""

from aiogram.filters.callback_data import CallbackData


class Behalf(CallbackData, prefix="bhl"):
    """See whose answers were begun."""


class AddSomebody(CallbackData, prefix="bha"):
    """Write somebody down by a signed sheet; 0 is nobody who is expected."""

    enrolment: int = 0
