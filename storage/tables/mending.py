"""Tables of what changes in a pair's year: replacement, dispute, extension, the order about it."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    text,
)

from storage.tables.columns import Instant, metadata, number, organisation
from storage.tables.partial import PartialIndex
from storage.tables.sealed import SealedJson, SealedText

OPEN = text("closed_at IS NULL")
UNSETTLED = text("settled_at IS NULL")

replacements = Table(
    "replacements",
    metadata,
    number(),
    organisation(),
    Column("pair_id", ForeignKey("pairs.id"), nullable=False),
    Column("reason", String, nullable=False),
    Column("since", Date, nullable=False),
    Column("begun_by", ForeignKey("persons.id"), nullable=False),
    Column("begun_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Index(None, "organisation_id"),
    PartialIndex("uq_replacements_open", "pair_id", unique=True, where=OPEN),
    sqlite_autoincrement=True,
)

disputes = Table(
    "disputes",
    metadata,
    number(),
    organisation(),
    Column("pair_id", ForeignKey("pairs.id"), nullable=False),
    Column("arbiter", String, nullable=False),
    Column("words", SealedText("disputes.words")),
    Column("opened_by", ForeignKey("persons.id"), nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("rules", SealedText("disputes.rules")),
    Column("round", Integer, nullable=False),
    Column("outcome", String),
    Column("settled_by", ForeignKey("persons.id")),
    Column("settled_at", Instant),
    Index(None, "organisation_id"),
    PartialIndex("uq_disputes_open", "pair_id", unique=True, where=UNSETTLED),
    sqlite_autoincrement=True,
)

dispute_answers = Table(  # what each of the pair says to the new rules, once in a round of them
    "dispute_answers",
    metadata,
    Column("dispute_id", ForeignKey("disputes.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    organisation(),
    Column("agrees", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
)

renewals = Table(  # what each of the pair says of its last day: go on or finish
    "renewals",
    metadata,
    Column("pair_id", ForeignKey("pairs.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True),
    Column("ends_on", Date, primary_key=True),
    organisation(),
    Column("goes_on", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
)

farewells = Table(  # what a mentor who leaves in mid-year says at the end, if anything
    "farewells",
    metadata,
    Column("pair_id", ForeignKey("pairs.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True),
    organisation(),
    Column("said", SealedJson("farewells.said"), nullable=False),
    Column("at", Instant, nullable=False),
)

second_looks = Table(  # what somebody says after the second, trial meeting: whether it fits
    "second_looks",
    metadata,
    Column("pair_id", ForeignKey("pairs.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True),
    organisation(),
    Column("said", String, nullable=False),
    Column("at", Instant, nullable=False),
)

annexes = Table(
    "annexes",
    metadata,
    number(),
    organisation(),
    Column("pair_id", ForeignKey("pairs.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("until", Date),
    Column("made_at", Instant, nullable=False),
    Column("order_number", String),
    Column("order_date", Date),
    Column("entered_by", ForeignKey("persons.id")),
    Index(None, "organisation_id"),
    sqlite_autoincrement=True,
)
