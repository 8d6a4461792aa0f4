"""Tables of mentoring: participations, pairs and their seats, meetings and what came of them."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.tables.columns import Instant, metadata, number, organisation
from storage.tables.sealed import SealedJson, SealedText

participations = Table(
    "participations",
    metadata,
    number(),
    organisation(),
    Column("cycle_id", ForeignKey("cycles.id"), nullable=False),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("side", String, nullable=False),
    Column("state", String, nullable=False),
    Column("profile", SealedJson("participations.profile"), nullable=False),
    Column("profile_version", Integer, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("taken", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("submitted_at", Instant),
    Column("decided_at", Instant),
    Column("decided_by", ForeignKey("persons.id")),
    Column("reason", SealedText("participations.reason")),
    Column("told", String),
    UniqueConstraint("cycle_id", "person_id", "side"),
    CheckConstraint("taken >= 0", name="taken"),
    sqlite_autoincrement=True,
)

pairs = Table(
    "pairs",
    metadata,
    number(),
    organisation(),
    Column("cycle_id", ForeignKey("cycles.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("form", String, nullable=False),
    Column("model", String, nullable=False),
    Column("state", String, nullable=False),
    Column("held_from", String),
    Column("version", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("created_by", ForeignKey("persons.id")),
    Column("announced_at", Instant),
    Column("order_number", String),
    Column("order_date", Date),
    Column("ended_at", Instant),
    Column("end_reason", String),
    Column("end_note", SealedText("pairs.end_note")),
    UniqueConstraint("organisation_id", "number"),
    sqlite_autoincrement=True,
)

ACTIVE = text("ended_at IS NULL")

seats = Table(  # mentor, form and cycle stand here too: the unique index needs them in one row
    "seats",
    metadata,
    number(),
    Column("pair_id", ForeignKey("pairs.id"), nullable=False),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("participation_id", ForeignKey("participations.id"), nullable=False),
    Column("side", String, nullable=False),
    Column("mentor_person_id", ForeignKey("persons.id")),
    Column("form", String, nullable=False),
    Column("cycle_id", ForeignKey("cycles.id"), nullable=False),
    Column("assent", String),
    Column("asked_at", Instant),
    Column("due_at", Instant),
    Column("answered_at", Instant),
    Column("shares_contact", Boolean, nullable=False),
    Column("ended_at", Instant),
    UniqueConstraint("pair_id", "person_id"),
    Index(
        "uq_seats_active",
        "mentor_person_id",
        "person_id",
        "form",
        "cycle_id",
        unique=True,
        sqlite_where=ACTIVE,
        postgresql_where=ACTIVE,
    ),
    sqlite_autoincrement=True,
)

meetings = Table(
    "meetings",
    metadata,
    number(),
    organisation(),
    Column("pair_id", ForeignKey("pairs.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("place", String),
    Column("proposed_by", ForeignKey("persons.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("pair_id", "number"),
    Index(None, "organisation_id", "starts_at"),
    sqlite_autoincrement=True,
)

attendance = Table(
    "attendance",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True),
    Column("comes", Boolean),
    Column("mark", String),
    Column("marked_at", Instant),
)

feedback = Table(
    "feedback",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True),
    organisation(),
    Column("useful", Integer, nullable=False),
    Column("progress", Integer, nullable=False),
    Column("minutes", Integer),
    Column("result", SealedText("feedback.result")),
    Column("given_at", Instant, nullable=False),
    Index(None, "organisation_id", "given_at"),
)
