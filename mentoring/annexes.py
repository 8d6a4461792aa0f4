"""Describe what has changed since the order on pairs, and the order that says so."""

from datetime import date, datetime
from enum import StrEnum

from mentoring.ids import AnnexId, OrganisationId, PairId, PersonId
from mentoring.record import Record


class AnnexKind(StrEnum):
    """Name what an order says of a pair that an order made."""

    REPLACE = "replace"
    END = "end"
    EXTEND = "extend"
    RELEASE = "release"
    """One member is let out of a group; it is whoever left at the moment of the change."""


class Annex(Record):
    """Hold one change of an official pair; without a number it still waits for its order."""

    id: AnnexId
    organisation_id: OrganisationId
    pair_id: PairId
    kind: AnnexKind
    until: date | None = None
    """The new last day, of an extension."""

    made_at: datetime
    order_number: str | None = None
    order_date: date | None = None
    entered_by: PersonId | None = None
