"""Tables of those who are expected and of those who speak for a child."""

from sqlalchemy import (
    Boolean,
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
from storage.tables.sealed import SealedJson

NOT_ENDED = text("ended_at IS NULL")

guardians = Table(  # a representative on paper only has no person here
    "guardians",
    metadata,
    number(),
    organisation(),
    Column("child_id", ForeignKey("persons.id"), nullable=False),
    Column("representative_id", ForeignKey("persons.id"), index=True),
    Column("relation", String, nullable=False),
    Column("news", Boolean, nullable=False),
    Column("answers", SealedJson("guardians.answers")),
    Column("checked_by", ForeignKey("persons.id")),
    Column("checked_at", Instant),
    Column("since", Instant, nullable=False),
    Column("ended_at", Instant),
    PartialIndex(
        "uq_guardians_live", "child_id", "representative_id", unique=True, where=NOT_ENDED
    ),
    sqlite_autoincrement=True,
)

enrolments = Table(  # a number is said aloud and printed, so it is never used again
    "enrolments",
    metadata,
    number(),
    organisation(),
    Column("cycle_id", ForeignKey("cycles.id")),
    Column("number", Integer, nullable=False),
    Column("group", String),
    Column("wish", String),
    Column("bracket", String),
    Column("account_id", ForeignKey("accounts.id"), index=True),
    Column("person_id", ForeignKey("persons.id"), index=True),
    Column("state", String, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("waits_since", Instant, nullable=False),
    Column("reminded", Integer, nullable=False),
    UniqueConstraint("organisation_id", "number"),
    Index(None, "organisation_id", "state"),
    sqlite_autoincrement=True,
)
