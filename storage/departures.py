"""Remember outside the database who was erased and which consents ended: a copy put back is older.

One line a fact, ids only; the file is never rewritten. It lies beside the key file, so it
outlives the database. An instant tells what a copy does not know yet.
"""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from mentoring.ids import OrganisationId, PersonId
from mentoring.record import Record
from storage.errors import Unreachable

LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Fact(StrEnum):
    """Name what a copy that is put back must be told."""

    ERASED = "erased"
    REVOKED = "revoked"
    GIVEN = "given"


def fact_of(step: str, items: Sequence[str]) -> Fact:
    """Return what a copy is told of a consent; one chosen item by item is not the older one.

    A copy knows another choice: put back, none of it may be used until it is made anew.
    """
    return Fact.REVOKED if items else Fact(step)


class Departure(Record):
    """Hold one fact about one person; `code` names the consent, or is empty."""

    at: datetime
    organisation_id: OrganisationId
    person_id: PersonId
    fact: Fact
    code: str = ""

    def line(self) -> str:
        """Return the fact as one line of the file."""
        return self.model_dump_json() + "\n"


class Departures:
    """Keep the file of those facts; without a place for it nothing is kept."""

    def __init__(self, file: Path | None) -> None:
        """Work on a file that need not exist yet."""
        self._file = file

    def append(self, facts: Sequence[Departure]) -> None:
        """Write facts through to the disk."""
        if self._file is None or not facts:
            return
        descriptor = os.open(self._file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as opened:
            opened.writelines(fact.line() for fact in facts)
            opened.flush()
            os.fsync(opened.fileno())

    def last(self) -> datetime | None:
        """Return when the newest fact happened."""
        return max((fact.at for fact in self.since(LONG_AGO)), default=None)

    def since(self, instant: datetime) -> list[Departure]:
        """Return what happened after an instant, in order; a torn last line is left out."""
        if self._file is None or not self._file.exists():
            return []
        lines = self._file.read_text(encoding="utf-8").splitlines(keepends=True)
        try:
            facts = [Departure.model_validate_json(each) for each in lines if each[-1] == "\n"]
        except ValueError:
            raise Unreachable(f"{self._file}: is no list of departures") from None
        return [fact for fact in facts if fact.at > instant]
