"""The table of rules that a curator softened for two people; the reason is sealed."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, UniqueConstraint

from storage.tables.columns import Instant, metadata, number, organisation
from storage.tables.sealed import SealedText

overrides = Table(
    "overrides",
    metadata,
    number(),
    organisation(),
    Column("mentor_id", ForeignKey("participations.id"), nullable=False),
    Column("mentee_id", ForeignKey("participations.id"), nullable=False),
    Column("bar", String, nullable=False),
    Column("reason", SealedText("overrides.reason"), nullable=False),
    Column("by", ForeignKey("persons.id"), nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("mentor_id", "mentee_id", "bar"),
    Index(None, "organisation_id"),
    Index(None, "mentee_id"),
    sqlite_autoincrement=True,
)
