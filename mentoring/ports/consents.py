"""Declare where consent texts and the record of consents are kept."""

from datetime import datetime
from typing import Protocol

from mentoring.consent import ConsentRecord, ConsentText, Standing
from mentoring.ids import (
    PersonId,
)


class Consents(Protocol):
    """Keep consent texts and the append-only record of consents."""

    async def text(self, code: str, language: str) -> ConsentText:
        """Return the newest text of a code in a language."""
        ...

    async def text_version(self, code: str, language: str, version: int) -> ConsentText:
        """Return one version of a text."""
        ...

    async def texts(self) -> list[ConsentText]:
        """Return the newest text of every code and language."""
        ...

    async def add_text(self, text: ConsentText) -> bool:
        """Add a version; False when exactly this version exists already."""
        ...

    async def record(self, record: ConsentRecord) -> None:
        """Append what was done with a consent."""
        ...

    async def history(self, person: PersonId) -> list[ConsentRecord]:
        """Return what was done with one person's consents, in order."""
        ...

    async def histories(self) -> dict[PersonId, list[ConsentRecord]]:
        """Return the consent history of everybody."""
        ...

    async def standing(self, person: PersonId) -> Standing:
        """Return, in one statement, a person's age and the last step of each code."""
        ...

    async def standings(self) -> dict[PersonId, Standing]:
        """Return the standing of everybody who was not erased, in one statement."""
        ...

    async def forget(self, before: datetime) -> int:
        """Delete the proof of people erased before an instant; return how many records."""
        ...
