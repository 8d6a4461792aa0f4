"""Keep a curator's notes of needs apart from what people answered themselves."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, insert, select

from mentoring.ids import NeedsNoteId, PersonId
from mentoring.needs_notes import Direction, NeedsNote, NeedsSource
from storage.scope import Scope
from storage.tables import needs_notes, persons


class NeedsNotes:
    """Keep the notes of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return needs_notes.c.organisation_id == self._scope.organisation

    async def put(
        self,
        person: PersonId,
        author: PersonId,
        source: NeedsSource,
        directions: Sequence[Direction],
        words: str | None,
    ) -> bool:
        """Keep a note in place of an older one of this source; False for an unknown person."""
        ours = persons.c.organisation_id == self._scope.organisation
        living = persons.c.id == person, persons.c.erased_at.is_(None)
        known = select(persons.c.id).where(ours, *living)
        if await self._scope.scalar(known.with_for_update(key_share=True)) is None:
            return False
        same = needs_notes.c.person_id == person, needs_notes.c.source == source.value
        await self._scope.count(delete(needs_notes).where(self._ours, *same))
        new = insert(needs_notes).values(
            organisation_id=self._scope.organisation,
            person_id=person,
            author=author,
            source=source.value,
            directions=[each.value for each in directions],
            words=words,
            created_at=self._scope.now,
        )
        return await self._scope.changed(new)

    async def of(self, person: PersonId) -> list[NeedsNote]:
        """Return the notes about a person."""
        theirs = select(needs_notes).where(self._ours, needs_notes.c.person_id == person)
        return await self._scope.many(NeedsNote, theirs.order_by(needs_notes.c.source))

    async def all(self) -> list[NeedsNote]:
        """Return every note by person."""
        order = needs_notes.c.person_id, needs_notes.c.source
        return await self._scope.many(
            NeedsNote, select(needs_notes).where(self._ours).order_by(*order)
        )

    async def drop(self, note: NeedsNoteId) -> bool:
        """Delete a note; False when it is gone."""
        return await self._scope.changed(
            delete(needs_notes).where(self._ours, needs_notes.c.id == note)
        )
