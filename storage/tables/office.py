"""Tables of a curator's desk: tasks, letters to many, the journal, keys to a role."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, text

from storage.tables.columns import Instant, Json, metadata, number, organisation
from storage.tables.partial import PartialIndex
from storage.tables.sealed import SealedText

OPEN = text("done_at IS NULL")

tasks = Table(
    "tasks",
    metadata,
    number(),
    organisation(),
    Column("kind", String, nullable=False),
    Column("subject", Json, nullable=False),
    Column("subject_key", String, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("done_at", Instant),
    Column("done_by", ForeignKey("persons.id")),
    PartialIndex(
        "uq_tasks_open", "organisation_id", "kind", "subject_key", unique=True, where=OPEN
    ),
    sqlite_autoincrement=True,
)

broadcasts = Table(
    "broadcasts",
    metadata,
    number(),
    organisation(),
    Column("author", ForeignKey("persons.id"), nullable=False),
    Column("segment", String, nullable=False),
    Column("chosen", String),
    Column("text", SealedText("broadcasts.text")),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("recipients", Integer, nullable=False),
    sqlite_autoincrement=True,
)

journal = Table(
    "journal",
    metadata,
    number(),
    organisation(),
    Column("at", Instant, nullable=False),
    Column("by", ForeignKey("persons.id")),
    Column("verb", String, nullable=False),
    Column("subject", Json, nullable=False),
    Index(None, "organisation_id", "at"),
    sqlite_autoincrement=True,
)

keys = Table(  # whoever used one may be forgotten before it: no foreign key to the account
    "keys",
    metadata,
    number(),
    organisation(),
    Column("purpose", String, nullable=False),
    Column("digest", String, nullable=False, unique=True),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    Column("used_by", Integer),
    Column("settled_at", Instant),
    sqlite_autoincrement=True,
)
