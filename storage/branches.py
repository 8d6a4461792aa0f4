"""Count what goes on in the branches of an organisation: numbers leave it, rows do not."""

from sqlalchemy import ScalarSelect, Select, distinct, func, select

from mentoring.applications import ParticipationState, Side
from mentoring.ids import OrganisationId
from mentoring.pairs import WORKING, PairState
from storage.tables import cycles, organisations, pairs, participations, seats

STANDING = [*WORKING, PairState.ON_HOLD]
CURRENT = select(func.max(cycles.c.id)).group_by(cycles.c.organisation_id)
"""The current cycle of every organisation."""

here = organisations.c.id


def totals_under(organisation: OrganisationId) -> Select[*tuple[object, ...]]:
    """Return a line of counts for every branch under an organisation, by name."""
    below = select(here).where(organisations.c.parent_id == organisation).cte(recursive=True)
    below = below.union(select(here).where(organisations.c.parent_id == below.c.id))
    sat = (
        select(func.count(distinct(seats.c.person_id)))
        .join(pairs, pairs.c.id == seats.c.pair_id)
        .where(pairs.c.organisation_id == here, pairs.c.cycle_id.in_(CURRENT))
        .where(pairs.c.announced_at.is_not(None), seats.c.ended_at.is_(None))
    )
    standing = select(func.count(pairs.c.id)).where(
        pairs.c.organisation_id == here,
        pairs.c.cycle_id.in_(CURRENT),
        pairs.c.state.in_(STANDING),
    )
    return (
        select(
            organisations.c.name,
            sat.scalar_subquery().label("participants"),
            _ready(Side.MENTOR).label("mentors"),
            _ready(Side.MENTEE).label("mentees"),
            standing.scalar_subquery().label("pairs"),
        )
        .where(here.in_(select(below.c.id)), here != organisation)
        .order_by(organisations.c.name, here)
    )


def _ready(side: Side) -> ScalarSelect[int]:
    ready = select(func.count(participations.c.id)).where(
        participations.c.organisation_id == here,
        participations.c.cycle_id.in_(CURRENT),
        participations.c.side == side,
        participations.c.state == ParticipationState.READY,
    )
    return ready.scalar_subquery()
