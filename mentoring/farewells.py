"""Describe what a mentor who leaves in mid-year says at the end; every question may be skipped."""

from datetime import datetime

from mentoring.ids import OrganisationId, PairId, PersonId
from mentoring.pairs import EndReason
from mentoring.record import Record

LEAVING = frozenset({EndReason.MENTOR, EndReason.LEFT, EndReason.ILLNESS, EndReason.AWAY})
"""Reasons by which a mentor goes by themself; after a conflict nobody is asked."""


class Said(Record):
    """Hold the answers; all of it is sealed."""

    done: tuple[str, ...] = ()
    words: str | None = None
    support: int | None = None
    again: str | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether every question was skipped."""
        return self == Said()


class Farewell(Record):
    """Hold what one mentor said of one pair; the last word counts."""

    organisation_id: OrganisationId
    pair_id: PairId
    person_id: PersonId
    said: Said
    at: datetime
