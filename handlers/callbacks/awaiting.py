"""Carry what a curator presses about people whose representatives are awaited."""

from aiogram.filters.callback_data import CallbackData


class Awaited(CallbackData, prefix="aw"):
    """List who waits in one group, by its token; an empty one shows the groups."""

    group: str = ""
    page: int = 0


class AwaitedCard(CallbackData, prefix="awc"):
    """Open one enrolment."""

    enrolment: int


class NewCode(CallbackData, prefix="awn"):
    """Make a new code for the representative."""

    enrolment: int


class SheetFor(CallbackData, prefix="aws"):
    """Make the sheet for the parent of one who waits."""

    enrolment: int


class PaperFor(CallbackData, prefix="awp"):
    """Note the consent a representative signed on paper."""

    enrolment: int


class WrongAge(CallbackData, prefix="awa"):
    """Ask an adult for their age again: asked first, done when `sure`."""

    enrolment: int
    sure: bool = False


class Guardians(CallbackData, prefix="awg"):
    """Open a representative whose documents are to be looked at."""

    guardian: int


class CheckGuardian(CallbackData, prefix="awk"):
    """Say whether the documents show a representative; a no is asked once more."""

    guardian: int
    fits: bool
    sure: bool = False
