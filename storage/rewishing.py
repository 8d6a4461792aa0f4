"""Let wishes and talks of a side that ends in a merger be those of the side that is kept."""

from collections.abc import Mapping

from sqlalchemy import Column, and_, delete, or_, select, update

from mentoring.ids import PersonId
from storage.scope import Scope
from storage.tables import participations, trial_talks, wishes

Sides = Mapping[int, int]
"""The side that is kept, by the one that ends."""


async def pass_wishes_on(scope: Scope, kept: PersonId, gone: PersonId) -> None:
    """Name the kept side wherever the other was wished for, and keep what the other said."""
    sides = await _both_take(scope, kept, gone)
    if not sides:
        return
    for old, new in sides.items():
        await _take_over(scope, old, new)
        for side in (trial_talks.c.mentee_id, trial_talks.c.mentor_id):
            await _meet_instead(scope, side, old, new)
    await _rename(scope, sides)


async def _both_take(scope: Scope, kept: PersonId, gone: PersonId) -> Sides:
    same, other = participations.alias("same"), participations.alias("other")
    alike = and_(same.c.cycle_id == other.c.cycle_id, same.c.side == other.c.side)
    asked = (
        select(other.c.id, same.c.id)
        .join(other, alike)
        .where(same.c.person_id == kept, other.c.person_id == gone)
        .where(same.c.organisation_id == scope.organisation)
    )
    found = (await scope.connection.execute(asked)).all()
    return {int(row[0]): int(row[1]) for row in found}


async def _take_over(scope: Scope, old: int, new: int) -> None:
    """Keep the later of two answers; an only one moves."""
    asked = select(wishes.c.participation_id).where(wishes.c.participation_id.in_((old, new)))
    *earlier, _last = await scope.scalars(asked.order_by(wishes.c.answered_at)) or (0,)
    await scope.count(delete(wishes).where(wishes.c.participation_id.in_(earlier)))
    moving = update(wishes).where(wishes.c.participation_id == old)
    await scope.count(moving.values(participation_id=new))


async def _meet_instead(scope: Scope, side: Column[int], old: int, new: int) -> None:
    """Move talks that stand in the way of none; the others end with their side."""
    taken = trial_talks.alias("taken")
    other = "mentor_id" if side.name == "mentee_id" else "mentee_id"
    same = or_(
        taken.c[other] == trial_talks.c[other], taken.c.starts_at == trial_talks.c.starts_at
    )
    rival = select(taken.c.id).where(
        taken.c.round_id == trial_talks.c.round_id, taken.c[side.name] == new, same
    )
    moving = update(trial_talks).where(side == old, ~rival.exists())
    await scope.count(moving.values({side: new}))


async def _rename(scope: Scope, sides: Sides) -> None:
    ours = wishes.c.organisation_id == scope.organisation
    asked = select(wishes.c.participation_id, wishes.c.said).where(ours)
    for whose, said in (await scope.connection.execute(asked)).all():
        avoided = _named(said["avoided"], sides)
        ranked = [each for each in _named(said["ranked"], sides) if each not in avoided]
        changed = said | {"ranked": ranked, "avoided": avoided}
        if changed != said:
            theirs = update(wishes).where(wishes.c.participation_id == whose)
            await scope.count(theirs.values(said=changed))


def _named(ids: list[int], sides: Sides) -> list[int]:
    """Name each once; the first place counts."""
    return list(dict.fromkeys(sides.get(each, each) for each in ids))
