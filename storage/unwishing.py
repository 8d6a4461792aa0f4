"""Erase what somebody wished and what others wished of them: nobody is left to read of a gap."""

from sqlalchemy import delete, or_, select, update

from mentoring.ids import PersonId
from storage.scope import Scope
from storage.states import OPEN
from storage.tables import participations, runs, trial_talks, wishes

WISH_RUNS = ("wishes", "wishes-for")
"""The purposes of runs in which others are named by the number of their participation."""


async def forget_wishes(scope: Scope, person: PersonId) -> None:
    """Delete a person's wishes and talks, and take them out of everybody else's."""
    mine = select(participations.c.id).where(participations.c.person_id == person)
    gone = set(await scope.scalars(mine))
    if not gone:
        return
    await scope.count(delete(wishes).where(wishes.c.participation_id.in_(gone)))
    both = or_(trial_talks.c.mentee_id.in_(gone), trial_talks.c.mentor_id.in_(gone))
    await scope.count(delete(trial_talks).where(both))
    closed = runs.c.purpose.in_(WISH_RUNS), runs.c.state != OPEN
    await scope.count(delete(runs).where(runs.c.organisation_id == scope.organisation, *closed))
    await _take_out(scope, gone)


async def _take_out(scope: Scope, gone: set[int]) -> None:
    ours = wishes.c.organisation_id == scope.organisation
    asked = select(wishes.c.participation_id, wishes.c.said).where(ours)
    for whose, said in (await scope.connection.execute(asked)).all():
        kept = {name: [e for e in said[name] if e not in gone] for name in ("ranked", "avoided")}
        if any(kept[name] != said[name] for name in kept):
            theirs = update(wishes).where(wishes.c.participation_id == whose)
            await scope.count(theirs.values(said=said | kept))
