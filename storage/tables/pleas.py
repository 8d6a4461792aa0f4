"""Tables of what people ask for by themselves, and of the mentors who put themselves on a list."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, text

from storage.tables.columns import Instant, metadata, number, organisation
from storage.tables.partial import PartialIndex
from storage.tables.sealed import SealedJson

OPEN_QUESTION = text("state = 'open' AND kind = 'question'")
OPEN_TO_ONE = text("state = 'open' AND kind = 'mentor'")

pleas = Table(
    "pleas",
    metadata,
    number(),
    organisation(),
    Column("cycle_id", ForeignKey("cycles.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("participation_id", ForeignKey("participations.id"), nullable=False),
    Column("mentor_id", ForeignKey("participations.id"), index=True),
    Column("wanted", SealedJson("pleas.wanted"), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("state", String, nullable=False),
    Column("answered_at", Instant),
    Column("pair_id", ForeignKey("pairs.id")),
    Index(None, "organisation_id", "state"),
    PartialIndex("uq_pleas_question", "participation_id", unique=True, where=OPEN_QUESTION),
    PartialIndex(
        "uq_pleas_mentor", "participation_id", "mentor_id", unique=True, where=OPEN_TO_ONE
    ),
    sqlite_autoincrement=True,
)

volunteers = Table(
    "volunteers",
    metadata,
    Column("participation_id", ForeignKey("participations.id"), primary_key=True),
    organisation(),
    Column("places", Integer, nullable=False),
    Column("since", Instant, nullable=False),
    Index(None, "organisation_id"),
)
