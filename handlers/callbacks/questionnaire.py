"""Carry an answer: which run, which question, what is wished; never a place in a list.

The separator is one that no code of a question or an option contains.
"""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class Pick(CallbackData, prefix="q", sep="|"):
    """Choose an option: its code, `+code` or `-code` where several may be ticked."""

    run: int
    page: int
    key: str
    value: str


class Leaf(CallbackData, prefix="qp", sep="|"):
    """Turn to another page of the options of a question."""

    run: int
    page: int
    key: str


class Step(StrEnum):
    """Name the ways on from a question that carry no answer."""

    DONE = "done"
    SKIP = "skip"
    KEEP = "keep"
    BACK = "back"


class Way(CallbackData, prefix="qw", sep="|"):
    """Finish ticking, skip, leave the present answer as it is, or go one question back."""

    run: int
    step: Step
    key: str


class GoTo(CallbackData, prefix="qg", sep="|"):
    """Open one question again."""

    run: int
    key: str


class Show(CallbackData, prefix="qc", sep="|"):
    """Show where the run stands: its open question, or a page of its summary."""

    run: int
    page: int = 0


class Leave(CallbackData, prefix="ql", sep="|"):
    """Stop for now: a long questionnaire waits, a small one ends."""

    run: int


class Send(CallbackData, prefix="qf", sep="|"):
    """Hand the answers in."""

    run: int
