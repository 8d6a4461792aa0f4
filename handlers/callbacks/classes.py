"""Carry what a curator does for a whole class, by its token, and what is undone for a day."""

from aiogram.filters.callback_data import CallbackData


class ClassList(CallbackData, prefix="kll"):
    """Choose a class, page by page from 0."""

    page: int = 0


class OpenClass(CallbackData, prefix="klo"):
    """Look at one class."""

    key: str


class MakeSheets(CallbackData, prefix="kls"):
    """Print the sheets for parents: what it changes is said first, done when `sure`."""

    key: str
    sure: bool = False


class MakeOwnSheets(CallbackData, prefix="klw"):
    """Print the sheets that learners of 14 to 17 sign themselves; nothing changes by it."""

    key: str


class TickPapers(CallbackData, prefix="klt"):
    """Tick the signed papers of a class: consents of one code."""

    key: str
    code: str


class UndoPile(CallbackData, prefix="klu"):
    """Take back what was ticked in one go."""

    batch: int
