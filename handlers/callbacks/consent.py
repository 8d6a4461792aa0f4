"""Carry what a person does with a consent: the exact wording that was on the screen.

`person` is a child for whom a representative answers, 0 for oneself; `then` leads on to the next
question of the same kind.
"""

from aiogram.filters.callback_data import CallbackData


class Give(CallbackData, prefix="csy"):
    """Give the consent in the wording shown."""

    code: str
    version: int
    language: str
    person: int = 0
    then: bool = False


class Refuse(CallbackData, prefix="csn"):
    """Do not give the consent in the wording shown."""

    code: str
    version: int
    language: str
    person: int = 0
    then: bool = False


class Revoke(CallbackData, prefix="csr"):
    """Revoke a consent: asked first, done when `sure`."""

    sure: bool
    code: str
    person: int = 0


class ReadConsent(CallbackData, prefix="csv"):
    """Read the wording of one kind."""

    code: str
    person: int = 0


class TakeRegister(CallbackData, prefix="csx"):
    """Take the register of consents as a file."""

    sure: bool = True


class TakeAct(CallbackData, prefix="csa"):
    """Take one act of destruction as a file."""

    act: int


class PublishingSheet(CallbackData, prefix="csp"):
    """Note a signed sheet that says what may be published of somebody."""

    participation: int


class Publishable(CallbackData, prefix="csl"):
    """Look through what may be published of whom."""

    page: int = 0
