"""Describe the search for another mentor for a pair that goes on: why, since when, by whom."""

from datetime import date, datetime

from mentoring.ids import OrganisationId, PairId, PersonId, ReplacementId
from mentoring.pairs import EndReason
from mentoring.record import Record


class Replacement(Record):
    """Hold one search; it is open until the new pair is announced or the old one goes on."""

    id: ReplacementId
    organisation_id: OrganisationId
    pair_id: PairId
    reason: EndReason
    since: date
    begun_by: PersonId
    begun_at: datetime
    closed_at: datetime | None = None
