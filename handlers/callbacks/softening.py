"""Carry that a rule is softened for two people, or holds again."""

from aiogram.filters.callback_data import CallbackData


class Soften(CallbackData, prefix="pso"):
    """Let a rule not stand between two people; the reason is asked."""

    mentor: int
    mentee: int
    bar: str


class Harden(CallbackData, prefix="psk"):
    """Let a softened rule hold again."""

    mentor: int
    mentee: int
    bar: str
