"""Tables of the decision about pairs: approvals, drafts of orders, labour agreements."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from storage.tables.columns import Instant, metadata, number, organisation
from storage.tables.sealed import SealedJson, SealedText

pair_approvals = Table(
    "pair_approvals",
    metadata,
    number(),
    organisation(),
    Column("pair_id", ForeignKey("pairs.id"), nullable=False),
    Column("round", Integer, nullable=False),
    Column("step", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("by", ForeignKey("persons.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("reason", SealedText("pair_approvals.reason")),
    UniqueConstraint("pair_id", "round", "step"),
    Index(None, "organisation_id"),
    sqlite_autoincrement=True,
)

labour_agreements = Table(
    "labour_agreements",
    metadata,
    Column("participation_id", ForeignKey("participations.id"), primary_key=True),
    organisation(),
    Column("said", SealedJson("labour_agreements.said"), nullable=False),
    Column("entered_by", ForeignKey("persons.id"), nullable=False),
    Column("entered_at", Instant, nullable=False),
    Column("stops_on", Date),
    Column("stopped_by", String),
    Index(None, "organisation_id"),
)

order_drafts = Table(
    "order_drafts",
    metadata,
    number(),
    organisation(),
    Column("cycle_id", ForeignKey("cycles.id"), nullable=False),
    Column("made_by", ForeignKey("persons.id"), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("order_number", String),
    Column("order_date", Date),
    Column("entered_at", Instant),
    Index(None, "organisation_id"),
    sqlite_autoincrement=True,
)

order_pairs = Table(
    "order_pairs",
    metadata,
    Column("draft_id", ForeignKey("order_drafts.id"), primary_key=True),
    Column("pair_id", ForeignKey("pairs.id"), primary_key=True),
    organisation(),
    Index(None, "pair_id"),
)
