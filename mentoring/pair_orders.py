"""Describe a draft of the head's order: which pairs stand in it, and what it became."""

from datetime import date, datetime

from mentoring.ids import CycleId, OrderDraftId, OrganisationId, PairId, PersonId
from mentoring.record import Record


class OrderDraft(Record):
    """Hold one draft; with a number and a date it is the order of all its pairs."""

    id: OrderDraftId
    organisation_id: OrganisationId
    cycle_id: CycleId
    made_by: PersonId
    made_at: datetime
    order_number: str | None = None
    order_date: date | None = None
    entered_at: datetime | None = None
    pairs: tuple[PairId, ...] = ()
