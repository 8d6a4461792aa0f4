"""Carry what those in charge do about an incident."""

from aiogram.filters.callback_data import CallbackData


class BeginIncident(CallbackData, prefix="inb"):
    """Open an incident of a kind: asked first, done when `sure`."""

    kind: str
    sure: bool = False


class LooksInIncident(CallbackData, prefix="inl"):
    """See who looked and exported during the last days, page by page."""

    days: int
    page: int = 0


class EndAccess(CallbackData, prefix="ina"):
    """Choose whose access ends (person 0), then end it when `sure`."""

    person: int = 0
    sure: bool = False


class DraftNotice(CallbackData, prefix="inn"):
    """Make the draft of the notice to the supervisor."""


class CloseIncident(CallbackData, prefix="inc"):
    """Choose what was found (empty), then close with it."""

    outcome: str = ""
