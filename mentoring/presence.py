"""Tell who is still in the programme: names are shown of people with a consent in force only."""

from collections.abc import Iterable

from mentoring.consent import PARTICIPATION, is_active
from mentoring.ids import PersonId
from mentoring.ports import UnitOfWork


async def present(tx: UnitOfWork, people: Iterable[PersonId]) -> frozenset[PersonId]:
    """Return which of these people have a consent to take part in force today."""
    today = tx.now.date()
    found = set()
    for person in people:
        history = await tx.consents.history(person)
        if is_active([each for each in history if each.code == PARTICIPATION], today):
            found.add(person)
    return frozenset(found)
