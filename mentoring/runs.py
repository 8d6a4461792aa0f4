"""Describe a run: one person answering one questionnaire about one subject."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from mentoring.ids import AccountId, OrganisationId, PersonId, RunId
from mentoring.questionnaire import Draft
from mentoring.record import Record

Subject = dict[str, int | str]
"""What a run is about: {"meeting": 12}, {"pair": 3}; ids and codes only."""


class RunState(StrEnum):
    """Say how far a run is."""

    OPEN = "open"
    SUBMITTED = "submitted"
    ABANDONED = "abandoned"


class Run(Record):
    """Hold one filling of one questionnaire; every typed sentence is part of some run.

    `purpose` names what happens on completion ("join", "profile", "meeting", "decline", …).
    """

    id: RunId
    organisation_id: OrganisationId
    account_id: AccountId
    person_id: PersonId | None
    purpose: str
    subject: Subject = Field(default_factory=dict)
    draft: Draft
    state: RunState = RunState.OPEN
    version: int = 0
    started_at: datetime
    updated_at: datetime
    muted_at: datetime | None = None
    """When its person asked not to be reminded of it."""
