"""Tables of matching: what a curator asked for, what came out of it, and who waits for a pair."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint, text

from storage.tables.columns import Instant, metadata, number, organisation
from storage.tables.partial import PartialIndex
from storage.tables.sealed import SealedJson, SealedText

COMPUTING = text("state = 'computing'")
KEPT = text("state <> 'dropped'")

match_plans = Table(
    "match_plans",
    metadata,
    number(),
    organisation(),
    Column("cycle_id", ForeignKey("cycles.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("based_on", ForeignKey("match_plans.id")),
    Column("state", String, nullable=False),
    Column("constraints", SealedJson("match_plans.constraints"), nullable=False),
    Column("result", SealedJson("match_plans.result")),
    Column("made_by", ForeignKey("persons.id")),
    Column("made_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Column("milliseconds", Integer),
    Column("published_at", Instant),
    Column("version", Integer, nullable=False),
    UniqueConstraint("organisation_id", "number"),
    Index(None, "organisation_id", "state"),
    PartialIndex("uq_match_plans_computing", "cycle_id", unique=True, where=COMPUTING),
    PartialIndex("uq_match_plans_trial", "based_on", unique=True, where=KEPT),
    sqlite_autoincrement=True,
)

waiting_list = Table(  # who is without a pair after a plan; one row for each side of a person
    "waiting_list",
    metadata,
    Column("participation_id", ForeignKey("participations.id"), primary_key=True),
    organisation(),
    Column("cause", SealedText("waiting_list.cause")),
    Column("outward", SealedText("waiting_list.outward")),
    Column("since", Instant, nullable=False),
    Column("entered_at", Instant, nullable=False),
    Column("said", SealedJson("waiting_list.said"), nullable=False),
    Column("told", Integer, nullable=False),
    Column("ended_at", Instant),
    Column("version", Integer, nullable=False),
    Index(None, "organisation_id"),
)
