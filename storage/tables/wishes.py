"""Tables of wishes after the joint meeting and of trial talks; what people said is sealed."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.tables.columns import Instant, metadata, number, organisation
from storage.tables.partial import PartialIndex
from storage.tables.sealed import SealedJson, SealedText

OPEN = text("closed_at IS NULL")

wish_rounds = Table(
    "wish_rounds",
    metadata,
    number(),
    organisation(),
    Column("cycle_id", ForeignKey("cycles.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("event_id", ForeignKey("events.id"), unique=True),
    Column("opened_at", Instant, nullable=False),
    Column("opened_by", ForeignKey("persons.id")),
    Column("called_at", Instant),
    Column("closes_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("version", Integer, nullable=False),
    Index(None, "organisation_id", "kind"),
    PartialIndex("uq_wish_rounds_open", "cycle_id", "kind", unique=True, where=OPEN),
    sqlite_autoincrement=True,
)

wishes = Table(  # one row for each side of a person: the last answer counts
    "wishes",
    metadata,
    Column("participation_id", ForeignKey("participations.id"), primary_key=True),
    organisation(),
    Column("round_id", ForeignKey("wish_rounds.id"), nullable=False),
    Column("said", SealedJson("wishes.said"), nullable=False),
    Column("request", SealedText("wishes.request")),
    Column("answered_at", Instant, nullable=False),
    Index(None, "organisation_id"),
)

trial_talks = Table(
    "trial_talks",
    metadata,
    number(),
    organisation(),
    Column("round_id", ForeignKey("wish_rounds.id"), nullable=False),
    Column("mentee_id", ForeignKey("participations.id"), nullable=False, index=True),
    Column("mentor_id", ForeignKey("participations.id"), nullable=False, index=True),
    Column("starts_at", Instant, nullable=False),
    Column("said_by_mentee", SealedText("trial_talks.said_by_mentee")),
    Column("said_by_mentor", SealedText("trial_talks.said_by_mentor")),
    UniqueConstraint("round_id", "mentee_id", "mentor_id"),
    UniqueConstraint("round_id", "mentee_id", "starts_at"),
    UniqueConstraint("round_id", "mentor_id", "starts_at"),
    sqlite_autoincrement=True,
)
