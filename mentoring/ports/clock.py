"""Declare how the rules learn the time."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tell the time; the demo and the tests move it."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...
