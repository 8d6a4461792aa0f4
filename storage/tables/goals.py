"""The table of what short-term pairs set out to reach, each with its day."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from storage.tables.columns import Instant, metadata, number, organisation
from storage.tables.sealed import SealedText

goals = Table(
    "goals",
    metadata,
    number(),
    organisation(),
    Column("pair_id", ForeignKey("pairs.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", String),
    Column("words", SealedText("goals.words")),
    Column("due_on", Date, nullable=False),
    Column("state", String, nullable=False),
    Column("set_by", ForeignKey("persons.id"), nullable=False),
    Column("set_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    UniqueConstraint("pair_id", "number"),
    Index(None, "organisation_id", "state", "due_on"),
    sqlite_autoincrement=True,
)
