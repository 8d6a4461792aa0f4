"""Table of the time zones of people who live elsewhere than the school."""

from sqlalchemy import Column, ForeignKey, Index, String, Table

from storage.tables.columns import metadata, organisation

person_zones = Table(
    "person_zones",
    metadata,
    Column("person_id", ForeignKey("persons.id"), primary_key=True),
    organisation(),
    Column("zone", String, nullable=False),
    Index(None, "organisation_id"),
)
