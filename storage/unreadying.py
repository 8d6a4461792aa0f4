"""Erase what was written down about a candidate on the way in: steps, talks, words of others."""

from sqlalchemy import delete, select, update

from mentoring.ids import PersonId
from storage.scope import Scope
from storage.tables import inquiries, interviews, milestones, participations


async def forget_the_way(scope: Scope, person: PersonId) -> None:
    """Delete it all, for somebody who is erased."""
    sides = select(participations.c.id).where(participations.c.person_id == person)
    for table in (milestones, interviews, inquiries):
        await scope.count(delete(table).where(table.c.participation_id.in_(sides)))


async def forget_words(scope: Scope, person: PersonId) -> None:
    """Blank the words only, for a mentor whose card stays; the results belong to the card."""
    sides = select(participations.c.id).where(participations.c.person_id == person)
    blank = update(interviews).values(comment=None, place=None)
    await scope.count(blank.where(interviews.c.participation_id.in_(sides)))
    unsaid = update(milestones).values(reason=None)
    await scope.count(unsaid.where(milestones.c.participation_id.in_(sides)))
