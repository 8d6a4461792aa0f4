"""Describe what somebody says after the second, trial meeting: whether the two suit each other."""

from datetime import datetime
from enum import StrEnum

from mentoring.ids import PairId, PersonId
from mentoring.record import Record


class Look(StrEnum):
    """Name what may be said."""

    FINE = "fine"
    OTHER = "other"
    """Somebody else would suit better: a curator looks, nobody is to blame."""

    TALK = "talk"


class SecondLook(Record):
    """Hold what one person said, once; only curators read it."""

    pair_id: PairId
    person_id: PersonId
    said: Look
    at: datetime
