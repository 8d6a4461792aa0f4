"""Tables of conversation and traffic: runs of questionnaires, the inbox, the outbox."""

from sqlalchemy import (
    BigInteger,
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
from storage.tables.sealed import SealedJson, SealedText

runs = Table(
    "runs",
    metadata,
    number(),
    organisation(),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("person_id", ForeignKey("persons.id"), index=True),
    Column("purpose", String, nullable=False),
    Column("subject", Json, nullable=False),
    Column("draft", SealedText("runs.draft"), nullable=False),
    Column("state", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("muted_at", Instant),
    Index(None, "account_id", "state"),
    PartialIndex("ix_runs_open", "organisation_id", "purpose", where=text("state = 'open'")),
    sqlite_autoincrement=True,
)

UNDONE = text("done_at IS NULL")

inbox = Table(
    "inbox",
    metadata,
    Column("key", String, primary_key=True),
    Column("channel", String, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("sender", BigInteger),
    Column("payload", SealedText("inbox.payload")),
    Column("received_at", Instant, nullable=False),
    Column("done_at", Instant, index=True),
    Column("parked_at", Instant),
    Column("attempts", Integer, nullable=False),
    Column("error", String),
    PartialIndex("ix_inbox_undone", "channel", "update_id", where=UNDONE),
)

PENDING = text("state = 'pending'")
BUSY = text("state IN ('leased', 'sending')")
DOUBTFUL = text("state IN ('held', 'dead')")

outbox = Table(  # a reply may outlive its account: the address is here, without a foreign key
    "outbox",
    metadata,
    number(),
    organisation(),
    Column("key", String, nullable=False),
    Column("account_id", Integer, nullable=False, index=True),
    Column("person_id", Integer),  # whom of those at a shared phone it is for
    Column("channel", String, nullable=False),
    Column("external_id", BigInteger, nullable=False),
    Column("kind", String, nullable=False),
    Column("args", SealedJson("outbox.args"), nullable=False),
    Column("topic", String, nullable=False),
    Column("lane", Integer, nullable=False),
    Column("on_doubt", String, nullable=False),
    Column("state", String, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("not_after", Instant),
    Column("edit_message", BigInteger),
    Column("message", BigInteger),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("error", String),
    Column("is_reply", Boolean, nullable=False),
    Column("lease_until", Instant),
    UniqueConstraint("organisation_id", "key"),
    PartialIndex("ix_outbox_next", "lane", "due_at", "id", where=PENDING),
    PartialIndex("ix_outbox_due", "due_at", where=PENDING),
    PartialIndex("ix_outbox_waiting", "account_id", "due_at", where=PENDING),
    PartialIndex("ix_outbox_busy", "account_id", where=BUSY),
    PartialIndex("ix_outbox_doubtful", "state", "organisation_id", where=DOUBTFUL),
    PartialIndex("ix_outbox_topic", "topic", where=text("topic <> ''")),
    sqlite_autoincrement=True,
)
