"""The table of the one door between organisations: who asks for whose mentor, and who agreed."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, text

from storage.tables.columns import Instant, metadata, number, organisation
from storage.tables.partial import PartialIndex

GOES_ON = text("state IN ('asked', 'agreed', 'here')")

exchanges = Table(
    "exchanges",
    metadata,
    number(),
    organisation(),
    Column("home_id", ForeignKey("organisations.id"), nullable=False, index=True),
    Column("participation_id", ForeignKey("participations.id"), nullable=False),
    Column("mentor_id", ForeignKey("persons.id"), nullable=False),
    Column("asked_by", ForeignKey("persons.id"), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("terms_version", Integer, nullable=False),
    Column("mentor_said", Boolean),
    Column("mentor_at", Instant),
    Column("home_said", Boolean),
    Column("home_by", ForeignKey("persons.id")),
    Column("home_at", Instant),
    Column("state", String, nullable=False),
    Column("told_at", Instant),
    Column("guest_id", ForeignKey("persons.id")),
    Column("closed_at", Instant),
    PartialIndex(
        "uq_exchanges_open", "organisation_id", "participation_id", unique=True, where=GOES_ON
    ),
    sqlite_autoincrement=True,
)
