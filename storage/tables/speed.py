"""Tables of evenings of short talks: how they run, who sits with whom, what both said."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from storage.tables.columns import Instant, metadata, number, organisation
from storage.tables.sealed import SealedText

speed_evenings = Table(
    "speed_evenings",
    metadata,
    Column("event_id", ForeignKey("events.id"), primary_key=True),
    organisation(),
    Column("slot", Integer, nullable=False),
    Column("pause", Integer, nullable=False),
    Column("rounds", Integer, nullable=False),
    Column("told_at", Instant),
    Column("version", Integer, nullable=False),
    Index(None, "organisation_id"),
)

speed_talks = Table(
    "speed_talks",
    metadata,
    number(),
    organisation(),
    Column("event_id", ForeignKey("events.id"), nullable=False),
    Column("round", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("mentor_id", ForeignKey("participations.id"), nullable=False, index=True),
    Column("mentee_id", ForeignKey("participations.id"), nullable=False, index=True),
    Column("said_by_mentor", SealedText("speed_talks.said_by_mentor")),
    Column("said_by_mentee", SealedText("speed_talks.said_by_mentee")),
    UniqueConstraint("event_id", "round", "mentor_id", name="uq_speed_talks_event_id"),
    UniqueConstraint("event_id", "round", "mentee_id", name="uq_speed_talks_round"),
    UniqueConstraint("event_id", "mentor_id", "mentee_id", name="uq_speed_talks_met"),
    sqlite_autoincrement=True,
)
