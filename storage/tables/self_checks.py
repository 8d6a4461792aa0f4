"""The table of curators' judgement of their own programme; their words are sealed."""

from sqlalchemy import Column, ForeignKey, Index, Table

from storage.tables.columns import Instant, Json, metadata, organisation
from storage.tables.sealed import SealedText

self_checks = Table(
    "self_checks",
    metadata,
    Column("cycle_id", ForeignKey("cycles.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True, index=True),
    organisation(),
    Column("points", Json, nullable=False),
    Column("words", SealedText("self_checks.words")),
    Column("at", Instant, nullable=False),
    Index(None, "organisation_id"),
)
