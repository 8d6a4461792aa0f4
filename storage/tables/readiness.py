"""Tables of the way from a candidate to a participant: steps, interviews, words of others."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, text

from storage.tables.columns import Instant, Json, metadata, number, organisation
from storage.tables.partial import PartialIndex
from storage.tables.sealed import SealedJson, SealedText

milestones = Table(
    "milestones",
    metadata,
    Column("participation_id", ForeignKey("participations.id"), primary_key=True),
    Column("kind", String, primary_key=True),
    organisation(),
    Column("state", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", ForeignKey("persons.id")),
    Column("value", String),
    Column("reason", SealedText("milestones.reason")),
    Index(None, "organisation_id"),
)

UNSETTLED = text("settled_at IS NULL")

interviews = Table(
    "interviews",
    metadata,
    number(),
    organisation(),
    Column("participation_id", ForeignKey("participations.id"), nullable=False),
    Column("interviewer_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("by_psychologist", Boolean, nullable=False),
    Column("state", String, nullable=False),
    Column("slots", Json, nullable=False),
    Column("starts_at", Instant),
    Column("place", SealedText("interviews.place")),
    Column("result", String),
    Column("comment", SealedText("interviews.comment")),
    Column("version", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("created_by", ForeignKey("persons.id"), nullable=False),
    Column("settled_at", Instant),
    PartialIndex("uq_interviews_open", "participation_id", unique=True, where=UNSETTLED),
    Index(None, "organisation_id", "settled_at"),
    sqlite_autoincrement=True,
)

inquiries = Table(  # whoever answers may be forgotten before the answer: no key to the account
    "inquiries",
    metadata,
    number(),
    organisation(),
    Column("participation_id", ForeignKey("participations.id"), nullable=False, index=True),
    Column("digest", String, nullable=False, unique=True),
    Column("created_by", ForeignKey("persons.id"), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    Column("used_by", Integer),
    Column("revoked_at", Instant),
    Column("answers", SealedJson("inquiries.answers")),
    Column("given_at", Instant),
    Column("erased_at", Instant),
    Index(None, "organisation_id", "given_at"),
    sqlite_autoincrement=True,
)
