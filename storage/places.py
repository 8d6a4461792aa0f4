"""Count a mentor's places in the database: as many as they offer, and no more than the norm."""

from sqlalchemy import case, select

from storage.tables import organisations, participations

_NORM = (
    select(organisations.c.most_mentees)
    .where(organisations.c.id == participations.c.organisation_id)
    .correlate(participations)
    .scalar_subquery()
)
NORM = _NORM.label("most_mentees")
"""The most mentees that one mentor has in this organisation; null: no norm."""

PLACES = case((participations.c.capacity > _NORM, _NORM), else_=participations.c.capacity)
