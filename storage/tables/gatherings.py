"""Tables of what a curator does for many: events, notes of needs, papers, first requests."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.tables.columns import Instant, Json, metadata, number, organisation
from storage.tables.partial import PartialIndex
from storage.tables.sealed import SealedText

events = Table(
    "events",
    metadata,
    number(),
    organisation(),
    Column("kind", String, nullable=False),
    Column("audience", String, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("place", String),
    Column("places", Integer),
    Column("taken", Integer, nullable=False),
    Column("materials", String),
    Column("created_by", ForeignKey("persons.id"), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("cancelled_at", Instant),
    Column("version", Integer, nullable=False),
    CheckConstraint("taken >= 0", name="taken"),
    Index(None, "organisation_id", "starts_at"),
    sqlite_autoincrement=True,
)

event_guests = Table(
    "event_guests",
    metadata,
    Column("event_id", ForeignKey("events.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True, index=True),
    Column("state", String, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("came", Boolean),
    Column("marked_at", Instant),
    Column("rating", Integer),
)

needs_notes = Table(
    "needs_notes",
    metadata,
    number(),
    organisation(),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("author", ForeignKey("persons.id"), nullable=False),
    Column("source", String, nullable=False),
    Column("directions", Json, nullable=False),
    Column("words", SealedText("needs_notes.words")),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("person_id", "source"),
    sqlite_autoincrement=True,
)

paper_batches = Table(
    "paper_batches",
    metadata,
    number(),
    organisation(),
    Column("code", String, nullable=False),
    Column("people", Json, nullable=False),
    Column("enrolments", Json, nullable=False),
    Column("made_by", ForeignKey("persons.id"), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("undone_at", Instant),
    Index(None, "organisation_id", "made_at"),
    sqlite_autoincrement=True,
)

OPEN = text("closed_at IS NULL")

askings = Table(
    "askings",
    metadata,
    number(),
    organisation(),
    Column("cycle_id", ForeignKey("cycles.id"), nullable=False),
    Column("token", String, nullable=False),
    Column("digest", String, nullable=False, unique=True),
    Column("key", LargeBinary),
    Column("opened_on", Date, nullable=False),
    Column("closed_at", Instant),
    PartialIndex("uq_askings_open", "cycle_id", unique=True, where=OPEN),
    sqlite_autoincrement=True,
)

asking_marks = Table(  # no number and no time: the order of the answers would be a trace
    "asking_marks",
    metadata,
    Column("asking_id", ForeignKey("askings.id"), primary_key=True),
    Column("mark", String, primary_key=True),
)

asking_counts = Table(
    "asking_counts",
    metadata,
    Column("asking_id", ForeignKey("askings.id"), primary_key=True),
    Column("circle", String, primary_key=True),
    Column("need", String, primary_key=True),
    Column("count", Integer, nullable=False),
)
