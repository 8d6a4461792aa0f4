"""Carry what a person does with a consent: the exact wording that was on the screen."""

from aiogram.filters.callback_data import CallbackData


class Give(CallbackData, prefix="csy"):
    """Give the consent in the wording shown."""

    version: int
    language: str


class Refuse(CallbackData, prefix="csn"):
    """Do not give the consent in the wording shown."""

    version: int
    language: str


class Revoke(CallbackData, prefix="csr"):
    """Revoke the consent: asked first, done when `sure`."""

    sure: bool
