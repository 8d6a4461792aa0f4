"""Tables of what guards people and their data: requests for help, incidents."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, String, Table, text

from storage.tables.columns import Instant, metadata, number, organisation
from storage.tables.partial import PartialIndex
from storage.tables.sealed import SealedText

STILL_OPEN = text("closed_at IS NULL")

incidents = Table(
    "incidents",
    metadata,
    number(),
    organisation(),
    Column("kind", String, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("opened_by", ForeignKey("persons.id"), nullable=False),
    Column("closed_at", Instant),
    Column("closed_by", ForeignKey("persons.id")),
    Column("outcome", String),
    PartialIndex("uq_incidents_open", "organisation_id", unique=True, where=STILL_OPEN),
    sqlite_autoincrement=True,
)

UNANSWERED = text("state IN ('asked', 'taken') AND about IS NULL")
UNANSWERED_OF_PAIR = text("state IN ('asked', 'taken') AND about IS NOT NULL")

help_requests = Table(
    "help_requests",
    metadata,
    number(),
    organisation(),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("topic", String, nullable=False),
    Column("about", ForeignKey("pairs.id")),
    Column("source", String, nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("words", SealedText("help_requests.words")),
    Column("answer", SealedText("help_requests.answer")),
    Column("paused", ForeignKey("pairs.id")),
    Column("state", String, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("taken_by", ForeignKey("persons.id")),
    Column("taken_at", Instant),
    Column("answered_by", ForeignKey("persons.id")),
    Column("answered_at", Instant),
    Column("closed_at", Instant),
    PartialIndex("uq_help_requests_open", "person_id", "topic", unique=True, where=UNANSWERED),
    PartialIndex(
        "uq_help_requests_open_of_pair",
        "person_id",
        "topic",
        "about",
        unique=True,
        where=UNANSWERED_OF_PAIR,
    ),
    Index(None, "organisation_id", "asked_at"),
    sqlite_autoincrement=True,
)
