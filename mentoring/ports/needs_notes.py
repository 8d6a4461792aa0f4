"""Declare where a curator's notes of needs are kept."""

from collections.abc import Sequence
from typing import Protocol

from mentoring.ids import NeedsNoteId, PersonId
from mentoring.needs_notes import Direction, NeedsNote, NeedsSource


class NeedsNotes(Protocol):
    """Keep notes apart from what people answered themselves."""

    async def put(
        self,
        person: PersonId,
        author: PersonId,
        source: NeedsSource,
        directions: Sequence[Direction],
        words: str | None,
    ) -> bool:
        """Keep a note in place of an older one of this source; False for an unknown person."""
        ...

    async def of(self, person: PersonId) -> list[NeedsNote]:
        """Return the notes about a person."""
        ...

    async def all(self) -> list[NeedsNote]:
        """Return every note by person."""
        ...

    async def drop(self, note: NeedsNoteId) -> bool:
        """Delete a note; False when it is gone."""
        ...
