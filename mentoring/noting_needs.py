"""Let a curator note what papers say of somebody's needs: apart from the person's own answers."""

from collections.abc import Sequence

from mentoring.applications import Participation, Side
from mentoring.confidants import may_read
from mentoring.errors import NotAllowed, NotFound
from mentoring.ids import NeedsNoteId, ParticipationId, PersonId
from mentoring.needs_notes import Direction, NeedsNote, NeedsSource
from mentoring.occupations import LEARNERS, code_of
from mentoring.office import JournalEntry
from mentoring.people import Actor
from mentoring.permits import ConsentNeeded, has_permit
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.runs import Subject

NEEDS_RUN = "needs"
"""The purpose of the small questionnaire a note is written with."""


async def noted_about(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId
) -> tuple[PersonId, list[NeedsNote]]:
    """Return whom a participation is of and the notes about them, for a curator who may read."""
    curator_in(actor)
    found = await tx.participations.get(participation)
    if found is None or not may_be_noted(found):
        raise NotFound(what="application")
    if not await may_read(tx, actor, found.person_id):
        raise NotAllowed
    return found.person_id, await tx.needs_notes.of(found.person_id)


async def note_needs(
    tx: UnitOfWork,
    actor: Actor,
    participation: ParticipationId,
    source: NeedsSource,
    directions: Sequence[Direction],
    words: str | None,
) -> None:
    """Keep a note; it replaces an older one of the same source. Only under a consent in force."""
    person_id, _ = await noted_about(tx, actor, participation)
    curator = curator_in(actor)
    if not await has_permit(tx, await tx.people.person(person_id)):
        raise ConsentNeeded
    if not await tx.needs_notes.put(person_id, curator, source, directions, words):
        raise NotFound(what="person")
    await _note(tx, curator, "needs_noted", {"person": person_id, "source": source.value})


async def drop_needs(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId, note: NeedsNoteId
) -> bool:
    """Delete a note about somebody; False when it is gone."""
    person, notes = await noted_about(tx, actor, participation)
    if note not in {each.id for each in notes}:
        return False
    curator = curator_in(actor)
    await _note(tx, curator, "needs_dropped", {"person": person})
    return await tx.needs_notes.drop(note)


def may_be_noted(participation: Participation) -> bool:
    """Tell whether notes are taken of somebody: of teachers who are mentees, never of learners."""
    return participation.side is Side.MENTEE and code_of(participation) != LEARNERS


def directions_of(notes: Sequence[NeedsNote]) -> tuple[Direction, ...]:
    """Return the directions of all notes about a person, in the order of the seven."""
    named = {each for note in notes for each in note.directions}
    return tuple(each for each in Direction if each in named)


async def _note(tx: UnitOfWork, by: PersonId, verb: str, subject: Subject) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject=subject
    )
    await tx.desk.note(entry)
