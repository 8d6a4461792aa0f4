"""Tell who is still in the programme: names are shown of people with a permit in force only."""

from collections.abc import Iterable

from mentoring.ids import PersonId
from mentoring.permits import has_permit_of, permitted
from mentoring.ports import UnitOfWork

FEW = 3
"""Up to so many people are looked up one by one, more of them all at once."""


async def present(tx: UnitOfWork, people: Iterable[PersonId]) -> frozenset[PersonId]:
    """Return which of these people take part today."""
    asked = frozenset(people)
    if len(asked) > FEW:
        return asked & await permitted(tx)
    return frozenset([each for each in asked if await has_permit_of(tx, each)])
