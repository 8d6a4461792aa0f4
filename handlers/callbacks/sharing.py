"""Carry what a shared phone needs: somebody new, codes, the move to another device."""

from aiogram.filters.callback_data import CallbackData


class NewPerson(CallbackData, prefix="shn"):
    """Let somebody new begin at this phone: explained first, done when `sure`."""

    sure: bool = False


class SetPin(CallbackData, prefix="shp"):
    """Wish for a code on one's own part of a shared phone, or for none."""

    keep: bool


class MoveHere(CallbackData, prefix="shm"):
    """Answer from this device from now on, by the secret of the link that was opened."""

    token: str


class NewDevice(CallbackData, prefix="shd"):
    """Make a link that moves a person to another device: asked first, done when `sure`."""

    person: int
    sure: bool = False
