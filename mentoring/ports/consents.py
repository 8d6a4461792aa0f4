"""Declare where consent texts and the record of consents are kept."""

from typing import Protocol

from mentoring.consent import ConsentRecord, ConsentText
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

    async def add_text(self, text: ConsentText) -> bool:
        """Add a version; False when exactly this version exists already."""
        ...

    async def record(self, record: ConsentRecord) -> None:
        """Append what was done with a consent."""
        ...

    async def history(self, person: PersonId) -> list[ConsentRecord]:
        """Return what one person did with consents, in order."""
        ...

    async def histories(self) -> dict[PersonId, list[ConsentRecord]]:
        """Return the consent history of everybody."""
        ...
