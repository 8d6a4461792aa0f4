"""Describe what people of a pair say of its last day: go on or finish."""

from datetime import date

from mentoring.ids import PersonId
from mentoring.record import Record


class Renewal(Record):
    """Hold what one person says of one last day; the last word counts."""

    person_id: PersonId
    ends_on: date
    goes_on: bool
