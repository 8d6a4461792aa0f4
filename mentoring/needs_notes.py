"""Describe what a curator knows of somebody's needs from papers; never the person's own words."""

from datetime import datetime
from enum import StrEnum

from mentoring.ids import NeedsNoteId, OrganisationId, PersonId
from mentoring.record import Record


class NeedsSource(StrEnum):
    """Say which papers a note was taken from."""

    PERSONAL_FILE = "personal_file"
    METHODICAL_ANALYSIS = "methodical_analysis"
    ATTESTATION = "attestation"


class Direction(StrEnum):
    """Name the seven directions of a teacher's deficits; codes are those of the questionnaire."""

    THEORY = "theory"
    NORMS = "norms"
    SUBJECT = "subject"
    PSYCHOLOGY = "psychology"
    METHODS = "methods"
    ICT = "ict"
    EXTRACURRICULAR = "extracurricular"


class NeedsNote(Record):
    """Hold one note; a person has at most one of each source, a newer one replaces it."""

    id: NeedsNoteId
    organisation_id: OrganisationId
    person_id: PersonId
    author: PersonId
    source: NeedsSource
    directions: tuple[Direction, ...]
    words: str | None = None
    created_at: datetime
