"""Tables of people: accounts of messengers, persons, staff roles, consents."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
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
from storage.tables.sealed import SealedDate, SealedText

persons = Table(
    "persons",
    metadata,
    number(),
    organisation(),
    Column("name", String),
    Column("search_name", String),
    Column("birth_date", SealedDate("persons.birth_date")),
    Column("bracket", String),
    Column("contact", SealedText("persons.contact")),
    Column("phone", SealedText("persons.phone")),
    Column("created_at", Instant, nullable=False),
    Column("erased_at", Instant),
    Index(None, "organisation_id", "search_name"),
    sqlite_autoincrement=True,
)

IN_BYTES = String().with_variant(String(collation="C"), "postgresql")
"""Text in the order of its bytes: the beginning of a word is a range of an index."""

name_words = Table(
    "name_words",
    metadata,
    Column("organisation_id", ForeignKey("organisations.id"), primary_key=True),
    Column("word", IN_BYTES, primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

accounts = Table(
    "accounts",
    metadata,
    number(),
    organisation(),
    Column("channel", String, nullable=False),
    Column("external_id", BigInteger, nullable=False),
    Column("language", String, nullable=False),
    Column("person_id", ForeignKey("persons.id"), index=True),
    Column("wish", String),
    Column("bracket", String),
    Column("focus", Integer),  # a run; no foreign key, the two tables would need each other
    Column("reachable", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("chosen_at", Instant),
    UniqueConstraint("organisation_id", "channel", "external_id"),
    Index(None, "channel", "external_id"),
    sqlite_autoincrement=True,
)

NOT_ENDED = text("ended_at IS NULL")

roles = Table(
    "roles",
    metadata,
    number(),
    organisation(),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("role", String, nullable=False),
    Column("cycle_id", ForeignKey("cycles.id")),
    Column("since", Instant, nullable=False),
    Column("ended_at", Instant),
    PartialIndex("uq_roles_held", "person_id", "role", unique=True, where=NOT_ENDED),
    sqlite_autoincrement=True,
)

consent_texts = Table(
    "consent_texts",
    metadata,
    Column("organisation_id", ForeignKey("organisations.id"), primary_key=True),
    Column("code", String, primary_key=True),
    Column("language", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("title", String, nullable=False),
    Column("summary", String, nullable=False),
    Column("body", String, nullable=False),
    Column("purpose", Integer, nullable=False),
    Column("months", Integer),
    Column("own", Boolean, nullable=False),
    Column("approved_by", String),
    Column("approved_on", Date),
    Column("valid_from", Instant, nullable=False),
)

consent_records = Table(  # append-only; outlives the account, hence no foreign key to it
    "consent_records",
    metadata,
    number(),
    organisation(),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("account_id", Integer),
    Column("code", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("language", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("step", String, nullable=False),
    Column("method", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("expires_on", Date),
    Column("purpose", Integer, nullable=False),
    Column("items", Json, nullable=False, default=list),
    Column("given_by", ForeignKey("persons.id")),
    Column("noted_by", ForeignKey("persons.id")),
    Column("paper_number", String),
    Column("paper_date", Date),
    Column("paper_place", String),
    Index(None, "organisation_id", "code"),
    sqlite_autoincrement=True,
)
