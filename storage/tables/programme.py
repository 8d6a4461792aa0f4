"""Tables of the programme itself: the organisation, its cycle, the figures it is measured by."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table

from storage.tables.columns import Instant, Json, metadata, number, organisation

organisations = Table(
    "organisations",
    metadata,
    number(),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("zone", String, nullable=False),
    Column("locale", String, nullable=False),
    Column("address", String),
    Column("curator_name", String),
    Column("subjects", Json, nullable=False),
    Column("groups", Json, nullable=False, default=[]),
    Column("places", Json, nullable=False),
    Column("set_up_at", Instant),
    Column("own_from", Integer),
    Column("parent_id", ForeignKey("organisations.id")),
    Column("urgent", Json, nullable=False, default=[]),
    Column("help_confirmed_at", Instant),
    Column("pseudonymous", Boolean, nullable=False, default=False),
    Column("names_by", Integer),  # a person; no foreign key, the two tables would need each other
    Column("names_at", Instant),
    Column("talk_days", Json, nullable=False, default=[0, 1, 2, 3, 4]),
    Column("talk_times", Json, nullable=False, default=["10:00", "14:00", "16:00"]),
    Column("coded_at", Instant),
    Column("norms", Json, nullable=False, default={}),
    Column("most_mentees", Integer),
    Column("pair_chain", Json, nullable=False, default=["curator"]),
    Column("representative_accepts", Boolean, nullable=False, default=True),
    Column("by_themselves", Json, nullable=False, default=[]),
    sqlite_autoincrement=True,
)

cycles = Table(
    "cycles",
    metadata,
    number(),
    organisation(),
    Column("title", String, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("forms", Json, nullable=False),
    Column("answers_until", Date),
    Column("mentor_steps", Json, nullable=False, default=["approval"]),
    Column("training_words", String),
    Index(None, "organisation_id"),
    sqlite_autoincrement=True,
)

figures = Table(
    "figures",
    metadata,
    number(),
    organisation(),
    Column("indicator", String, nullable=False),
    Column("year", Integer),
    Column("value", Integer, nullable=False),
    Column("since", Date, nullable=False),
    Column("entered_by", ForeignKey("persons.id")),
    Column("entered_at", Instant, nullable=False),
    Index(None, "organisation_id", "indicator"),
    sqlite_autoincrement=True,
)

routines = Table(
    "routines",
    metadata,
    Column("kind", String, primary_key=True),
    Column("organisation_id", ForeignKey("organisations.id"), primary_key=True),
    Column("next_due_at", Instant, nullable=False, index=True),
    Column("last_done_at", Instant),
)

seals = Table(
    "seals",
    metadata,
    Column("key", String, primary_key=True),
)
