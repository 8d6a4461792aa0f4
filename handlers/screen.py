"""Describe a screen without naming a messenger: text, buttons, a file; and who looks at it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mentoring.delivery import Args
from mentoring.house import House
from mentoring.organisations import Organisation
from mentoring.people import MINORS, Actor
from mentoring.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Button:
    """Offer one thing to do: `press` is packed callback data, `url` opens a link instead."""

    text: str
    press: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """Hold a document to hand over; its name carries no personal data."""

    name: str
    content: bytes


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """Hold what one message shows; `text` is HTML of the subset b i u s code a."""

    text: str
    rows: Rows = ()
    file: File | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """Be where a screen is worded: today's data to read, the reader, the house."""

    tx: UnitOfWork
    reader: Actor
    organisation: Organisation
    house: House
    now: datetime

    @property
    def zone(self) -> ZoneInfo:
        """Return the organisation's time zone; local time exists on screens only."""
        return ZoneInfo(self.organisation.zone)

    @property
    def for_learner(self) -> bool:
        """Tell whether the reader is under age and is spoken to as learners are."""
        person, account = self.reader.person, self.reader.account
        known = person.bracket if person is not None else None
        return (known or account.bracket) in MINORS

    @property
    def today(self) -> date:
        """Return the local day."""
        return self.now.astimezone(self.zone).date()


ScreenFn = Callable[[Room, Args], Awaitable[Screen | None]]
"""Word one kind from stored state; None says that it is no longer true."""

RefusalFn = Callable[[Room, Args], Screen]
"""Word one refusal from the data it carries."""
