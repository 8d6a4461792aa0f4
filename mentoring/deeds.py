"""Describe what is done for many people at once: whom it concerns, what came of it."""

from collections import Counter
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from mentoring.applications import Participation
from mentoring.ids import PersonId
from mentoring.record import Record
from mentoring.runs import Run


class Deed(StrEnum):
    """Name what is done for many; the value is short enough for a button."""

    APPROVE = "yes"
    REMIND = "nudge"
    PROMOTE = "class"


class Concerned(Record):
    """Hold one person whom a deed concerns; `becomes` is what their class will be called."""

    person: PersonId | None = None
    participation: Participation | None = None
    run: Run | None = None
    group: str | None = None
    becomes: str | None = None


class Plan(Record):
    """Hold whom a deed concerns now; `seal` is the fingerprint of exactly this list."""

    deed: Deed
    concerned: tuple[Concerned, ...] = ()
    left_out: int = 0
    leaving: tuple[tuple[str, int], ...] = ()
    """The classes in their last year, with how many people."""

    done_at: datetime | None = None
    """When it was last done, for what is done once a year."""

    @property
    def seal(self) -> str:
        """Return the fingerprint of the list: another list has another."""
        told = ";".join(f"{_id(each)}:{each.becomes}" for each in self.concerned)
        return sha256(told.encode()).hexdigest()[:8]

    def moves(self) -> list[tuple[str, str, int]]:
        """Return which class becomes which, with how many people."""
        counts = Counter((each.group or "", each.becomes or "") for each in self.concerned)
        return [(was, now, n) for (was, now), n in counts.items()]


class Outcome(Record):
    """Say what was done; `stale` means that the list was not the one seen any more."""

    deed: Deed
    done: int = 0
    missed: int = 0
    stale: bool = False


def _id(each: Concerned) -> str:
    return f"p{each.participation.id}" if each.participation else f"r{each.run and each.run.id}"
