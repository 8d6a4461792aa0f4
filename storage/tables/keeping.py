"""Tables of what is kept about what was not kept: acts of destruction."""

from sqlalchemy import Column, Integer, String, Table, UniqueConstraint

from storage.tables.columns import Instant, Json, metadata, number, organisation

acts = Table(
    "acts",
    metadata,
    number(),
    organisation(),
    Column("number", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("ground", String, nullable=False),
    Column("categories", Json, nullable=False),
    Column("people", Json, nullable=False),
    UniqueConstraint("organisation_id", "number"),
    sqlite_autoincrement=True,
)
