"""Carry what is done for people without a pair, by whoever it is done."""

from aiogram.filters.callback_data import CallbackData


class WaitingList(CallbackData, prefix="zwl"):
    """Look through the waiting list."""

    page: int = 0


class WaitingCard(CallbackData, prefix="zwc"):
    """Look at one person of the waiting list."""

    who: int


class TryOption(CallbackData, prefix="zto"):
    """Note that something is tried for somebody; `plan` is where the curator came from."""

    who: int
    option: str
    plan: int = 0


class EnterList(CallbackData, prefix="zel"):
    """Let somebody wait."""

    who: int
    plan: int = 0


class LeaveList(CallbackData, prefix="zll"):
    """Let somebody wait no longer."""

    who: int


class OwnWaiting(CallbackData, prefix="zow"):
    """Open what is said to oneself about waiting."""

    participation: int


class AgreeTo(CallbackData, prefix="zat"):
    """Say that something would do, or would not."""

    participation: int
    option: str
    agrees: bool


class Support(CallbackData, prefix="zsp"):
    """Look as the psychologist at somebody who was referred."""

    participation: int


class Talked(CallbackData, prefix="ztk"):
    """Say that the talk took place."""

    participation: int
