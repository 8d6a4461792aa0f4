"""Carry what a curator does with a list of people, and with people who look like one."""

from aiogram.filters.callback_data import CallbackData


class ListOfPeople(CallbackData, prefix="rst"):
    """Begin: say how a list comes in, or hand the template over."""

    template: bool = False


class TakeList(CallbackData, prefix="rsy"):
    """Take a list in that was read."""

    number: int


class DropList(CallbackData, prefix="rsx"):
    """Put a list aside."""

    number: int


class MeanMatches(CallbackData, prefix="rsm"):
    """Say whether those who look like somebody known are the same people."""

    number: int
    meant: bool


class ListFaults(CallbackData, prefix="rsf"):
    """Get the rows that cannot be read as a file."""

    number: int


class ListCodes(CallbackData, prefix="rsc"):
    """Get the codes of those who have no consent yet as a file."""

    number: int


class ShowList(CallbackData, prefix="rsv"):
    """Look how far a list is."""

    number: int


class Lookalikes(CallbackData, prefix="lkl"):
    """Look through the people who may be one person."""

    page: int = 0


class LookAtTwo(CallbackData, prefix="lko"):
    """See two people side by side."""

    number: int


class SettleTwo(CallbackData, prefix="lks"):
    """Say whether two people are one; asked again before they are joined."""

    number: int
    same: bool
    sure: bool = False
