"""Tables of belonging: whom an account stands for, invitations, who waits for a role."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, text
from sqlalchemy import UniqueConstraint as Unique

from storage.tables.columns import Instant, metadata, number, organisation
from storage.tables.partial import PartialIndex

NOT_ENDED = text("ended_at IS NULL")
UNDECIDED = text("decided_at IS NULL")

account_people = Table(
    "account_people",
    metadata,
    number(),
    organisation(),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("since", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("pin", String),
    PartialIndex("uq_account_people_now", "account_id", "person_id", unique=True, where=NOT_ENDED),
    sqlite_autoincrement=True,
)

invitations = Table(
    "invitations",
    metadata,
    number(),
    organisation(),
    Column("digest", String, nullable=False, unique=True),
    Column("role", String, nullable=False),
    Column("group", String),
    Column("expires_at", Instant, nullable=False),
    Column("uses_left", Integer, nullable=False),
    Column("revoked_at", Instant),
    Column("enrolment_id", Integer),
    Column("created_by", ForeignKey("persons.id"), nullable=False),
    Column("created_at", Instant, nullable=False),
    Index(None, "organisation_id", "expires_at"),
    sqlite_autoincrement=True,
)

invitation_uses = Table(  # whoever came may be forgotten: no foreign key to the account
    "invitation_uses",
    metadata,
    number(),
    organisation(),
    Column("invitation_id", ForeignKey("invitations.id"), nullable=False),
    Column("account_id", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Unique("invitation_id", "account_id"),
    sqlite_autoincrement=True,
)

role_requests = Table(
    "role_requests",
    metadata,
    number(),
    organisation(),
    Column("invitation_id", ForeignKey("invitations.id")),
    Column("account_id", Integer, nullable=False),
    Column("role", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("decided_at", Instant),
    Column("decided_by", ForeignKey("persons.id")),
    Column("granted", Boolean),
    PartialIndex("uq_role_requests_open", "account_id", "role", unique=True, where=UNDECIDED),
    sqlite_autoincrement=True,
)
