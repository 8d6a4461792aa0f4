"""Describe an act of destruction: what was destroyed, of how many, when and on what ground."""

from datetime import datetime
from enum import StrEnum

from mentoring.ids import ActId, OrganisationId, PersonId
from mentoring.record import Record


class Ground(StrEnum):
    """Say why data had to go."""

    REVOKED = "revoked"
    REQUEST = "request"
    TERM_ENDED = "term_ended"
    CARD_KEPT = "card_kept"
    DRAFTS = "drafts"
    THIRD_PARTIES = "third_parties"
    PROOF = "proof"


class Category(StrEnum):
    """Name the kinds of data an act lists."""

    IDENTITY = "identity"
    CONTACT = "contact"
    ANSWERS = "answers"
    DRAFTS = "drafts"
    MARKS = "marks"
    NOTES = "notes"
    PROOF = "proof"


WHOLE = (
    Category.IDENTITY,
    Category.CONTACT,
    Category.ANSWERS,
    Category.DRAFTS,
    Category.MARKS,
)
"""What goes with a person; the proof of the consent stays."""

OF_GROUND: dict[Ground, tuple[Category, ...]] = {
    Ground.CARD_KEPT: (Category.ANSWERS, Category.DRAFTS, Category.MARKS),
    Ground.DRAFTS: (Category.DRAFTS,),
    Ground.THIRD_PARTIES: (Category.NOTES,),
    Ground.PROOF: (Category.PROOF,),
}


class Act(Record):
    """Hold one act; people stand in it by number, never by name."""

    id: ActId
    organisation_id: OrganisationId
    number: int
    at: datetime
    ground: Ground
    categories: tuple[Category, ...]
    people: tuple[PersonId, ...]
