"""Tables of lists of people: what was read of which file, and people who may be one person."""

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

from storage.tables.columns import Instant, Json, metadata, number, organisation
from storage.tables.partial import PartialIndex

BUSY = text("state IN ('reading', 'taking')")

imports = Table(  # nothing of the file itself: its fingerprint, counts, places of faults
    "imports",
    metadata,
    number(),
    organisation(),
    Column("account_id", Integer),  # whoever sent it may be forgotten: no foreign key
    Column("made_by", ForeignKey("persons.id")),
    Column("file", String),
    Column("suffix", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("digest", String),
    Column("state", String, nullable=False),
    Column("reason", String),
    Column("limits", Json, nullable=False),
    Column("total", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("counts", Json, nullable=False),
    Column("faults", Json, nullable=False),
    Column("faults_found", Integer, nullable=False),
    Column("matches_meant", Boolean, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    PartialIndex("ix_imports_busy", "id", where=BUSY),
    sqlite_autoincrement=True,
)

import_rows = Table(  # a row of a file is taken in once, however often the file comes
    "import_rows",
    metadata,
    Column("organisation_id", ForeignKey("organisations.id"), primary_key=True),
    Column("digest", String, primary_key=True),
    Column("row", Integer, primary_key=True),
    Column("person_id", ForeignKey("persons.id"), index=True),
    Column("enrolment_id", ForeignKey("enrolments.id")),
)

lookalikes = Table(
    "lookalikes",
    metadata,
    number(),
    organisation(),
    Column("first_id", ForeignKey("persons.id"), nullable=False),
    Column("second_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("state", String, nullable=False),
    Column("found_at", Instant, nullable=False),
    Column("settled_at", Instant),
    Column("settled_by", ForeignKey("persons.id")),
    UniqueConstraint("first_id", "second_id"),
    Index(None, "organisation_id", "state"),
    sqlite_autoincrement=True,
)
