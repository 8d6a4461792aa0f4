"""Describe the way from a questionnaire to a participant whom the curator has approved."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import Field

from mentoring.ids import CycleId, OrganisationId, ParticipationId, PersonId
from mentoring.record import Record

Profile = dict[str, Any]
"""Answers of a submitted questionnaire by step key, JSON values only."""


class Side(StrEnum):
    """Name the two sides of mentoring."""

    MENTOR = "mentor"
    MENTEE = "mentee"


class ParticipationState(StrEnum):
    """Say where a participant stands in this cycle."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    READY = "ready"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Told(StrEnum):
    """Name the ways by which a curator writes answers down for somebody else."""

    WORDS = "words"
    PAPER = "paper"
    LIST = "list"


class Participation(Record):
    """Hold one side that one person takes in one cycle.

    `taken` counts the active mentees of a mentor over all forms and never exceeds `places`
    (a conditional write in storage keeps it so).
    """

    id: ParticipationId
    organisation_id: OrganisationId
    cycle_id: CycleId
    person_id: PersonId
    side: Side
    state: ParticipationState
    profile: Profile = Field(default_factory=dict)
    profile_version: int = 0
    capacity: int = 0
    taken: int = 0
    most_mentees: int | None = None
    """The norm of the organisation: the most mentees one mentor has there; None: no norm."""

    created_at: datetime
    submitted_at: datetime | None = None
    decided_at: datetime | None = None
    decided_by: PersonId | None = None
    reason: str | None = None
    told: str | None = None
    """How the answers came when not from the person: a value of `Told`."""

    @property
    def free(self) -> int:
        """Count the places a mentor still has."""
        return max(0, self.places - self.taken)

    @property
    def places(self) -> int:
        """Count the places of a mentor: as many as they offer, and no more than the norm."""
        return (
            self.capacity if self.most_mentees is None else min(self.capacity, self.most_mentees)
        )

    @property
    def offered(self) -> int:
        """Count the places a mentor would still give, whatever the norm is."""
        return max(0, self.capacity - self.taken)

    @property
    def room(self) -> dict[str, int]:
        """Return the free places of a mentor, and the norm where it is the norm that binds."""
        norm = {"norm": self.places} if self.offered > self.free else {}
        return {"free": self.free, **norm}


class Sketch(Record):
    """Hold what lists ask of a participation; its answers stay sealed."""

    id: ParticipationId
    person_id: PersonId
    side: Side
    state: ParticipationState
    group_token: str | None = None
    wished_forms: tuple[str, ...] = ()
    created_at: datetime
    submitted_at: datetime | None = None
