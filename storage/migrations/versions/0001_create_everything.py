"""Create everything."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True).with_variant(sa.BigInteger(), "sqlite")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
IN_BYTES = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TABLES = (
    "inbox",
    "seals",
    "organisations",
    "acts",
    "consent_texts",
    "cycles",
    "outbox",
    "persons",
    "routines",
    "accounts",
    "account_people",
    "invitations",
    "invitation_uses",
    "role_requests",
    "broadcasts",
    "consent_records",
    "figures",
    "guardians",
    "journal",
    "keys",
    "name_words",
    "match_plans",
    "pairs",
    "participations",
    "exchanges",
    "roles",
    "tasks",
    "enrolments",
    "milestones",
    "interviews",
    "inquiries",
    "meetings",
    "runs",
    "seats",
    "attendance",
    "feedback",
    "askings",
    "asking_counts",
    "asking_marks",
    "events",
    "event_guests",
    "needs_notes",
    "paper_batches",
    "imports",
    "import_rows",
    "lookalikes",
    "incidents",
    "help_requests",
    "wish_rounds",
    "wishes",
    "trial_talks",
    "overrides",
    "waiting_list",
    "pair_approvals",
    "labour_agreements",
    "order_drafts",
    "order_pairs",
    "replacements",
    "disputes",
    "dispute_answers",
    "renewals",
    "second_looks",
    "annexes",
    "pleas",
    "volunteers",
    "person_zones",
    "speed_evenings",
    "speed_talks",
    "self_checks",
    "goals",
    "farewells",
)
"""In the order of their foreign keys."""


def where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.create_table(
        "seals",
        sa.Column("key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_seals")),
    )
    op.create_table(
        "inbox",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("sender", sa.BigInteger(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.Column("parked_at", INSTANT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_inbox")),
    )
    op.create_index(op.f("ix_inbox_done_at"), "inbox", ["done_at"])
    op.create_index(
        "ix_inbox_undone", "inbox", ["channel", "update_id"], **where("done_at IS NULL")
    )

    op.create_table(
        "organisations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("curator_name", sa.String(), nullable=True),
        sa.Column("subjects", JSON, nullable=False),
        sa.Column("groups", JSON, nullable=False),
        sa.Column("places", JSON, nullable=False),
        sa.Column("set_up_at", INSTANT, nullable=True),
        sa.Column("own_from", sa.Integer(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("urgent", JSON, nullable=False),
        sa.Column("help_confirmed_at", INSTANT, nullable=True),
        sa.Column("pseudonymous", sa.Boolean(), nullable=False),
        sa.Column("names_by", sa.Integer(), nullable=True),
        sa.Column("names_at", INSTANT, nullable=True),
        sa.Column("talk_days", JSON, nullable=False),
        sa.Column("talk_times", JSON, nullable=False),
        sa.Column("coded_at", INSTANT, nullable=True),
        sa.Column("norms", JSON, nullable=False),
        sa.Column("most_mentees", sa.Integer(), nullable=True),
        sa.Column("pair_chain", JSON, nullable=False),
        sa.Column("representative_accepts", sa.Boolean(), nullable=False),
        sa.Column("by_themselves", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["organisations.id"], name=op.f("fk_organisations_parent_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("categories", JSON, nullable=False),
        sa.Column("people", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_acts_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acts")),
        sa.UniqueConstraint(
            "organisation_id", "number", name=op.f("uq_acts_organisation_id_number")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "consent_texts",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("purpose", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("valid_from", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_consent_texts_organisation_id"),
        ),
        sa.PrimaryKeyConstraint(
            "organisation_id", "code", "language", "version", name=op.f("pk_consent_texts")
        ),
    )
    op.create_table(
        "cycles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("forms", JSON, nullable=False),
        sa.Column("answers_until", sa.Date(), nullable=True),
        sa.Column("mentor_steps", JSON, nullable=False),
        sa.Column("training_words", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_cycles_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycles")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_cycles_organisation_id"), "cycles", ["organisation_id"])

    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("external_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("args", sa.Text(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("on_doubt", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("not_after", INSTANT, nullable=True),
        sa.Column("edit_message", sa.BigInteger(), nullable=True),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("is_reply", sa.Boolean(), nullable=False),
        sa.Column("lease_until", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_outbox_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("organisation_id", "key", name=op.f("uq_outbox_organisation_id_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_outbox_account_id"), "outbox", ["account_id"])
    op.create_index(
        "ix_outbox_busy", "outbox", ["account_id"], **where("state IN ('leased', 'sending')")
    )
    op.create_index(
        "ix_outbox_doubtful",
        "outbox",
        ["state", "organisation_id"],
        **where("state IN ('held', 'dead')"),
    )
    op.create_index("ix_outbox_due", "outbox", ["due_at"], **where("state = 'pending'"))
    op.create_index(
        "ix_outbox_next", "outbox", ["lane", "due_at", "id"], **where("state = 'pending'")
    )
    op.create_index("ix_outbox_topic", "outbox", ["topic"], **where("topic <> ''"))
    op.create_index(
        "ix_outbox_waiting", "outbox", ["account_id", "due_at"], **where("state = 'pending'")
    )

    op.create_table(
        "persons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("search_name", sa.String(), nullable=True),
        sa.Column("birth_date", sa.Text(), nullable=True),
        sa.Column("bracket", sa.String(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("erased_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_persons_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_persons_organisation_id_search_name"),
        "persons",
        ["organisation_id", "search_name"],
    )

    op.create_table(
        "routines",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("next_due_at", INSTANT, nullable=False),
        sa.Column("last_done_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_routines_organisation_id")
        ),
        sa.PrimaryKeyConstraint("kind", "organisation_id", name=op.f("pk_routines")),
    )
    op.create_index(op.f("ix_routines_next_due_at"), "routines", ["next_due_at"])

    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("external_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("wish", sa.String(), nullable=True),
        sa.Column("bracket", sa.String(), nullable=True),
        sa.Column("focus", sa.Integer(), nullable=True),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("chosen_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_accounts_organisation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_accounts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint(
            "organisation_id",
            "channel",
            "external_id",
            name=op.f("uq_accounts_organisation_id_channel_external_id"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_accounts_channel_external_id"), "accounts", ["channel", "external_id"]
    )
    op.create_index(op.f("ix_accounts_person_id"), "accounts", ["person_id"])
    op.create_table(
        "account_people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("pin", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_account_people_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_account_people_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_account_people_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_people")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_account_people_person_id"), "account_people", ["person_id"])
    op.create_index(
        "uq_account_people_now",
        "account_people",
        ["account_id", "person_id"],
        unique=True,
        **where("ended_at IS NULL"),
    )
    op.create_table(
        "invitations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("group", sa.String(), nullable=True),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("uses_left", sa.Integer(), nullable=False),
        sa.Column("revoked_at", INSTANT, nullable=True),
        sa.Column("enrolment_id", sa.Integer(), nullable=True),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by"], ["persons.id"], name=op.f("fk_invitations_created_by")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_invitations_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("digest", name=op.f("uq_invitations_digest")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_invitations_organisation_id_expires_at"),
        "invitations",
        ["organisation_id", "expires_at"],
    )
    op.create_table(
        "invitation_uses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_invitation_uses_invitation_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_invitation_uses_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation_uses")),
        sa.UniqueConstraint(
            "invitation_id",
            "account_id",
            name=op.f("uq_invitation_uses_invitation_id_account_id"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "role_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("decided_at", INSTANT, nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("granted", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["persons.id"], name=op.f("fk_role_requests_decided_by")
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_role_requests_invitation_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_role_requests_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_requests")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_role_requests_open",
        "role_requests",
        ["account_id", "role"],
        unique=True,
        **where("decided_at IS NULL"),
    )

    op.create_table(
        "broadcasts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("author", sa.Integer(), nullable=False),
        sa.Column("segment", sa.String(), nullable=False),
        sa.Column("chosen", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.Column("recipients", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["persons.id"], name=op.f("fk_broadcasts_author")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_broadcasts_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcasts")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "consent_records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("purpose", sa.Integer(), nullable=False),
        sa.Column("items", JSON, nullable=False),
        sa.Column("given_by", sa.Integer(), nullable=True),
        sa.Column("noted_by", sa.Integer(), nullable=True),
        sa.Column("paper_number", sa.String(), nullable=True),
        sa.Column("paper_date", sa.Date(), nullable=True),
        sa.Column("paper_place", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["given_by"], ["persons.id"], name=op.f("fk_consent_records_given_by")
        ),
        sa.ForeignKeyConstraint(
            ["noted_by"], ["persons.id"], name=op.f("fk_consent_records_noted_by")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_consent_records_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_consent_records_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_records")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_consent_records_person_id"), "consent_records", ["person_id"])
    op.create_index(
        op.f("ix_consent_records_organisation_id_code"),
        "consent_records",
        ["organisation_id", "code"],
    )

    op.create_table(
        "figures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.Column("entered_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["persons.id"], name=op.f("fk_figures_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_figures_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figures")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_figures_organisation_id_indicator"), "figures", ["organisation_id", "indicator"]
    )

    op.create_table(
        "guardians",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("representative_id", sa.Integer(), nullable=True),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("news", sa.Boolean(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=True),
        sa.Column("checked_by", sa.Integer(), nullable=True),
        sa.Column("checked_at", INSTANT, nullable=True),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_guardians_organisation_id")
        ),
        sa.ForeignKeyConstraint(["child_id"], ["persons.id"], name=op.f("fk_guardians_child_id")),
        sa.ForeignKeyConstraint(
            ["representative_id"], ["persons.id"], name=op.f("fk_guardians_representative_id")
        ),
        sa.ForeignKeyConstraint(
            ["checked_by"], ["persons.id"], name=op.f("fk_guardians_checked_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardians")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_guardians_representative_id"), "guardians", ["representative_id"])
    op.create_index(
        "uq_guardians_live",
        "guardians",
        ["child_id", "representative_id"],
        unique=True,
        **where("ended_at IS NULL"),
    )

    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("subject", JSON, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["persons.id"], name=op.f("fk_journal_by")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_journal_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_journal_organisation_id_at"), "journal", ["organisation_id", "at"])

    op.create_table(
        "keys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT, nullable=True),
        sa.Column("used_by", sa.Integer(), nullable=True),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_keys_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keys")),
        sa.UniqueConstraint("digest", name=op.f("uq_keys_digest")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "name_words",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("word", IN_BYTES, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_name_words_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_name_words_person_id")
        ),
        sa.PrimaryKeyConstraint(
            "organisation_id", "word", "person_id", name=op.f("pk_name_words")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_name_words_person_id"), "name_words", ["person_id"])

    op.create_table(
        "match_plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("based_on", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("constraints", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("finished_at", INSTANT, nullable=True),
        sa.Column("milliseconds", sa.Integer(), nullable=True),
        sa.Column("published_at", INSTANT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["based_on"], ["match_plans.id"], name=op.f("fk_match_plans_based_on")
        ),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name=op.f("fk_match_plans_cycle_id")),
        sa.ForeignKeyConstraint(["made_by"], ["persons.id"], name=op.f("fk_match_plans_made_by")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_match_plans_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_plans")),
        sa.UniqueConstraint(
            "organisation_id", "number", name=op.f("uq_match_plans_organisation_id_number")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_match_plans_organisation_id_state"), "match_plans", ["organisation_id", "state"]
    )
    op.create_index(
        "uq_match_plans_computing",
        "match_plans",
        ["cycle_id"],
        unique=True,
        **where("state = 'computing'"),
    )
    op.create_index(
        "uq_match_plans_trial",
        "match_plans",
        ["based_on"],
        unique=True,
        **where("state <> 'dropped'"),
    )
    op.create_table(
        "pairs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("role_model", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("held_from", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("announce_at", INSTANT, nullable=True),
        sa.Column("announced_at", INSTANT, nullable=True),
        sa.Column("order_number", sa.String(), nullable=True),
        sa.Column("order_date", sa.Date(), nullable=True),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True),
        sa.Column("end_note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["persons.id"], name=op.f("fk_pairs_created_by")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name=op.f("fk_pairs_cycle_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_pairs_organisation_id")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["match_plans.id"], name=op.f("fk_pairs_plan_id")),
        sa.ForeignKeyConstraint(["replaces"], ["pairs.id"], name=op.f("fk_pairs_replaces")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pairs")),
        sa.UniqueConstraint(
            "organisation_id", "number", name=op.f("uq_pairs_organisation_id_number")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_pairs_replaces", "pairs", ["replaces"], unique=True, **where("ended_at IS NULL")
    )
    op.create_table(
        "participations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("group_token", sa.String(), nullable=True),
        sa.Column("wished_forms", JSON, nullable=False),
        sa.Column("profile_version", sa.Integer(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("submitted_at", INSTANT, nullable=True),
        sa.Column("decided_at", INSTANT, nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("told", sa.String(), nullable=True),
        sa.CheckConstraint("taken >= 0", name=op.f("ck_participations_taken")),
        sa.ForeignKeyConstraint(
            ["cycle_id"], ["cycles.id"], name=op.f("fk_participations_cycle_id")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["persons.id"], name=op.f("fk_participations_decided_by")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_participations_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_participations_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participations")),
        sa.UniqueConstraint(
            "cycle_id", "person_id", "side", name=op.f("uq_participations_cycle_id_person_id_side")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_participations_person_id"), "participations", ["person_id"])

    op.create_table(
        "exchanges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("terms_version", sa.Integer(), nullable=False),
        sa.Column("mentor_said", sa.Boolean(), nullable=True),
        sa.Column("mentor_at", INSTANT, nullable=True),
        sa.Column("home_said", sa.Boolean(), nullable=True),
        sa.Column("home_by", sa.Integer(), nullable=True),
        sa.Column("home_at", INSTANT, nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("told_at", INSTANT, nullable=True),
        sa.Column("guest_id", sa.Integer(), nullable=True),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["persons.id"], name=op.f("fk_exchanges_asked_by")),
        sa.ForeignKeyConstraint(["guest_id"], ["persons.id"], name=op.f("fk_exchanges_guest_id")),
        sa.ForeignKeyConstraint(["home_by"], ["persons.id"], name=op.f("fk_exchanges_home_by")),
        sa.ForeignKeyConstraint(
            ["home_id"], ["organisations.id"], name=op.f("fk_exchanges_home_id")
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["persons.id"], name=op.f("fk_exchanges_mentor_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_exchanges_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participations.id"],
            name=op.f("fk_exchanges_participation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchanges")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_exchanges_home_id"), "exchanges", ["home_id"])
    op.create_index(
        "uq_exchanges_open",
        "exchanges",
        ["organisation_id", "participation_id"],
        unique=True,
        **where("state IN ('asked', 'agreed', 'here')"),
    )
    op.create_table(
        "roles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=True),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name=op.f("fk_roles_cycle_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_roles_organisation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_roles_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roles")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_roles_held", "roles", ["person_id", "role"], unique=True, **where("ended_at IS NULL")
    )
    op.create_index(op.f("ix_roles_person_id"), "roles", ["person_id"])

    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", JSON, nullable=False),
        sa.Column("subject_key", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["done_by"], ["persons.id"], name=op.f("fk_tasks_done_by")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_tasks_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_tasks_open",
        "tasks",
        ["organisation_id", "kind", "subject_key"],
        unique=True,
        **where("done_at IS NULL"),
    )

    op.create_table(
        "enrolments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("group", sa.String(), nullable=True),
        sa.Column("wish", sa.String(), nullable=True),
        sa.Column("bracket", sa.String(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("waits_since", INSTANT, nullable=False),
        sa.Column("reminded", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_enrolments_organisation_id")
        ),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name=op.f("fk_enrolments_cycle_id")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_enrolments_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_enrolments_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolments")),
        sa.UniqueConstraint(
            "organisation_id", "number", name=op.f("uq_enrolments_organisation_id_number")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_enrolments_account_id"), "enrolments", ["account_id"])
    op.create_index(
        op.f("ix_enrolments_organisation_id_state"), "enrolments", ["organisation_id", "state"]
    )
    op.create_index(op.f("ix_enrolments_person_id"), "enrolments", ["person_id"])

    op.create_table(
        "milestones",
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["persons.id"], name=op.f("fk_milestones_by")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_milestones_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participations.id"],
            name=op.f("fk_milestones_participation_id"),
        ),
        sa.PrimaryKeyConstraint("participation_id", "kind", name=op.f("pk_milestones")),
    )
    op.create_index(op.f("ix_milestones_organisation_id"), "milestones", ["organisation_id"])

    op.create_table(
        "interviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("interviewer_id", sa.Integer(), nullable=False),
        sa.Column("by_psychologist", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("slots", JSON, nullable=False),
        sa.Column("starts_at", INSTANT, nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by"], ["persons.id"], name=op.f("fk_interviews_created_by")
        ),
        sa.ForeignKeyConstraint(
            ["interviewer_id"], ["persons.id"], name=op.f("fk_interviews_interviewer_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_interviews_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participations.id"],
            name=op.f("fk_interviews_participation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interviews")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_interviews_interviewer_id"), "interviews", ["interviewer_id"])
    op.create_index(
        op.f("ix_interviews_organisation_id_settled_at"),
        "interviews",
        ["organisation_id", "settled_at"],
    )
    op.create_index(
        "uq_interviews_open",
        "interviews",
        ["participation_id"],
        unique=True,
        **where("settled_at IS NULL"),
    )

    op.create_table(
        "inquiries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT, nullable=True),
        sa.Column("used_by", sa.Integer(), nullable=True),
        sa.Column("revoked_at", INSTANT, nullable=True),
        sa.Column("answers", sa.Text(), nullable=True),
        sa.Column("given_at", INSTANT, nullable=True),
        sa.Column("erased_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by"], ["persons.id"], name=op.f("fk_inquiries_created_by")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_inquiries_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participations.id"],
            name=op.f("fk_inquiries_participation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiries")),
        sa.UniqueConstraint("digest", name=op.f("uq_inquiries_digest")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_inquiries_organisation_id_given_at"), "inquiries", ["organisation_id", "given_at"]
    )
    op.create_index(op.f("ix_inquiries_participation_id"), "inquiries", ["participation_id"])

    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("proposed_by", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_meetings_organisation_id")
        ),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_meetings_pair_id")),
        sa.ForeignKeyConstraint(
            ["proposed_by"], ["persons.id"], name=op.f("fk_meetings_proposed_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("pair_id", "number", name=op.f("uq_meetings_pair_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_meetings_organisation_id_starts_at"), "meetings", ["organisation_id", "starts_at"]
    )

    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("subject", JSON, nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("muted_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_runs_account_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_runs_organisation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_runs_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_runs_account_id_state"), "runs", ["account_id", "state"])
    op.create_index(
        "ix_runs_open", "runs", ["organisation_id", "purpose"], **where("state = 'open'")
    )
    op.create_index(op.f("ix_runs_person_id"), "runs", ["person_id"])

    op.create_table(
        "seats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("mentor_person_id", sa.Integer(), nullable=True),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("assent", sa.String(), nullable=True),
        sa.Column("asked_at", INSTANT, nullable=True),
        sa.Column("due_at", INSTANT, nullable=True),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("guardian_assent", sa.String(), nullable=True),
        sa.Column("guardian_by", sa.Integer(), nullable=True),
        sa.Column("guardian_at", INSTANT, nullable=True),
        sa.Column("guardian_due_at", INSTANT, nullable=True),
        sa.Column("guardian_paper", sa.Text(), nullable=True),
        sa.Column("shares_contact", sa.Boolean(), nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name=op.f("fk_seats_cycle_id")),
        sa.ForeignKeyConstraint(
            ["guardian_by"], ["persons.id"], name=op.f("fk_seats_guardian_by")
        ),
        sa.ForeignKeyConstraint(
            ["mentor_person_id"], ["persons.id"], name=op.f("fk_seats_mentor_person_id")
        ),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_seats_pair_id")),
        sa.ForeignKeyConstraint(
            ["participation_id"], ["participations.id"], name=op.f("fk_seats_participation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_seats_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seats")),
        sa.UniqueConstraint("pair_id", "person_id", name=op.f("uq_seats_pair_id_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_seats_person_id"), "seats", ["person_id"])
    op.create_index(
        "uq_seats_active",
        "seats",
        ["mentor_person_id", "person_id", "form", "cycle_id"],
        unique=True,
        **where("ended_at IS NULL"),
    )

    op.create_table(
        "attendance",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("comes", sa.Boolean(), nullable=True),
        sa.Column("mark", sa.String(), nullable=True),
        sa.Column("marked_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_attendance_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_attendance_person_id")
        ),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_attendance")),
    )
    op.create_table(
        "feedback",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("useful", sa.Integer(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("given_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_feedback_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_feedback_organisation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_feedback_person_id")),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_feedback")),
    )
    op.create_index(
        op.f("ix_feedback_organisation_id_given_at"), "feedback", ["organisation_id", "given_at"]
    )

    op.create_table(
        "askings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name=op.f("fk_askings_cycle_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_askings_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_askings")),
        sa.UniqueConstraint("digest", name=op.f("uq_askings_digest")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_askings_open", "askings", ["cycle_id"], unique=True, **where("closed_at IS NULL")
    )

    op.create_table(
        "asking_counts",
        sa.Column("asking_id", sa.Integer(), nullable=False),
        sa.Column("circle", sa.String(), nullable=False),
        sa.Column("need", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asking_id"], ["askings.id"], name=op.f("fk_asking_counts_asking_id")
        ),
        sa.PrimaryKeyConstraint("asking_id", "circle", "need", name=op.f("pk_asking_counts")),
    )

    op.create_table(
        "asking_marks",
        sa.Column("asking_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asking_id"], ["askings.id"], name=op.f("fk_asking_marks_asking_id")
        ),
        sa.PrimaryKeyConstraint("asking_id", "mark", name=op.f("pk_asking_marks")),
    )

    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("materials", sa.String(), nullable=True),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("cancelled_at", INSTANT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("taken >= 0", name=op.f("ck_events_ck_events_taken")),
        sa.ForeignKeyConstraint(["created_by"], ["persons.id"], name=op.f("fk_events_created_by")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_events_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_events_organisation_id_starts_at"), "events", ["organisation_id", "starts_at"]
    )

    op.create_table(
        "event_guests",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("came", sa.Boolean(), nullable=True),
        sa.Column("marked_at", INSTANT, nullable=True),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_event_guests_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_event_guests_person_id")
        ),
        sa.PrimaryKeyConstraint("event_id", "person_id", name=op.f("pk_event_guests")),
    )
    op.create_index(op.f("ix_event_guests_person_id"), "event_guests", ["person_id"])

    op.create_table(
        "needs_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("author", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("directions", JSON, nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["author"], ["persons.id"], name=op.f("fk_needs_notes_author")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_needs_notes_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_needs_notes_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_needs_notes")),
        sa.UniqueConstraint("person_id", "source", name=op.f("uq_needs_notes_person_id_source")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_needs_notes_person_id"), "needs_notes", ["person_id"])

    op.create_table(
        "paper_batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("people", JSON, nullable=False),
        sa.Column("enrolments", JSON, nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("undone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by"], ["persons.id"], name=op.f("fk_paper_batches_made_by")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_paper_batches_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_batches")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_paper_batches_organisation_id_made_at"),
        "paper_batches",
        ["organisation_id", "made_at"],
    )

    op.create_table(
        "imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("file", sa.String(), nullable=True),
        sa.Column("suffix", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("limits", JSON, nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("counts", JSON, nullable=False),
        sa.Column("faults", JSON, nullable=False),
        sa.Column("faults_found", sa.Integer(), nullable=False),
        sa.Column("matches_meant", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["persons.id"], name=op.f("fk_imports_made_by")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_imports_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_imports_busy", "imports", ["id"], **where("state IN ('reading', 'taking')")
    )

    op.create_table(
        "import_rows",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("enrolment_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolments.id"], name=op.f("fk_import_rows_enrolment_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_import_rows_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_import_rows_person_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "digest", "row", name=op.f("pk_import_rows")),
    )
    op.create_index(op.f("ix_import_rows_person_id"), "import_rows", ["person_id"])

    op.create_table(
        "lookalikes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("found_at", INSTANT, nullable=False),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["first_id"], ["persons.id"], name=op.f("fk_lookalikes_first_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_lookalikes_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["persons.id"], name=op.f("fk_lookalikes_second_id")
        ),
        sa.ForeignKeyConstraint(
            ["settled_by"], ["persons.id"], name=op.f("fk_lookalikes_settled_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lookalikes")),
        sa.UniqueConstraint(
            "first_id", "second_id", name=op.f("uq_lookalikes_first_id_second_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_lookalikes_organisation_id_state"), "lookalikes", ["organisation_id", "state"]
    )
    op.create_index(op.f("ix_lookalikes_second_id"), "lookalikes", ["second_id"])

    op.create_table(
        "incidents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=False),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["closed_by"], ["persons.id"], name=op.f("fk_incidents_closed_by")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by"], ["persons.id"], name=op.f("fk_incidents_opened_by")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_incidents_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_incidents_open",
        "incidents",
        ["organisation_id"],
        unique=True,
        **where("closed_at IS NULL"),
    )

    op.create_table(
        "help_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("paused", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("taken_by", sa.Integer(), nullable=True),
        sa.Column("taken_at", INSTANT, nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["about"], ["pairs.id"], name=op.f("fk_help_requests_about")),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["persons.id"], name=op.f("fk_help_requests_answered_by")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_help_requests_organisation_id"),
        ),
        sa.ForeignKeyConstraint(["paused"], ["pairs.id"], name=op.f("fk_help_requests_paused")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_help_requests_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["taken_by"], ["persons.id"], name=op.f("fk_help_requests_taken_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_requests")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_help_requests_person_id"), "help_requests", ["person_id"])
    op.create_index(
        op.f("ix_help_requests_organisation_id_asked_at"),
        "help_requests",
        ["organisation_id", "asked_at"],
    )
    op.create_index(
        "uq_help_requests_open",
        "help_requests",
        ["person_id", "topic"],
        unique=True,
        **where("state IN ('asked', 'taken') AND about IS NULL"),
    )
    op.create_index(
        "uq_help_requests_open_of_pair",
        "help_requests",
        ["person_id", "topic", "about"],
        unique=True,
        **where("state IN ('asked', 'taken') AND about IS NOT NULL"),
    )

    op.create_table(
        "wish_rounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=True),
        sa.Column("called_at", INSTANT, nullable=True),
        sa.Column("closes_at", INSTANT, nullable=False),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name=op.f("fk_wish_rounds_cycle_id")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_wish_rounds_event_id")),
        sa.ForeignKeyConstraint(
            ["opened_by"], ["persons.id"], name=op.f("fk_wish_rounds_opened_by")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_wish_rounds_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wish_rounds")),
        sa.UniqueConstraint("event_id", name=op.f("uq_wish_rounds_event_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_wish_rounds_organisation_id_kind"), "wish_rounds", ["organisation_id", "kind"]
    )
    op.create_index(
        "uq_wish_rounds_open",
        "wish_rounds",
        ["cycle_id", "kind"],
        unique=True,
        **where("closed_at IS NULL"),
    )
    op.create_table(
        "wishes",
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("request", sa.Text(), nullable=True),
        sa.Column("answered_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_wishes_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["participation_id"], ["participations.id"], name=op.f("fk_wishes_participation_id")
        ),
        sa.ForeignKeyConstraint(["round_id"], ["wish_rounds.id"], name=op.f("fk_wishes_round_id")),
        sa.PrimaryKeyConstraint("participation_id", name=op.f("pk_wishes")),
    )
    op.create_index(op.f("ix_wishes_organisation_id"), "wishes", ["organisation_id"])
    op.create_table(
        "trial_talks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("said_by_mentee", sa.Text(), nullable=True),
        sa.Column("said_by_mentor", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["mentee_id"], ["participations.id"], name=op.f("fk_trial_talks_mentee_id")
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["participations.id"], name=op.f("fk_trial_talks_mentor_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_trial_talks_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["wish_rounds.id"], name=op.f("fk_trial_talks_round_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trial_talks")),
        sa.UniqueConstraint(
            "round_id",
            "mentee_id",
            "mentor_id",
            name=op.f("uq_trial_talks_round_id_mentee_id_mentor_id"),
        ),
        sa.UniqueConstraint(
            "round_id",
            "mentee_id",
            "starts_at",
            name=op.f("uq_trial_talks_round_id_mentee_id_starts_at"),
        ),
        sa.UniqueConstraint(
            "round_id",
            "mentor_id",
            "starts_at",
            name=op.f("uq_trial_talks_round_id_mentor_id_starts_at"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_trial_talks_mentee_id"), "trial_talks", ["mentee_id"])
    op.create_index(op.f("ix_trial_talks_mentor_id"), "trial_talks", ["mentor_id"])

    op.create_table(
        "waiting_list",
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.Column("outward", sa.Text(), nullable=True),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("entered_at", INSTANT, nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_waiting_list_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participations.id"],
            name=op.f("fk_waiting_list_participation_id"),
        ),
        sa.PrimaryKeyConstraint("participation_id", name=op.f("pk_waiting_list")),
    )
    op.create_index(op.f("ix_waiting_list_organisation_id"), "waiting_list", ["organisation_id"])

    op.create_table(
        "overrides",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.Integer(), nullable=False),
        sa.Column("bar", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["persons.id"], name=op.f("fk_overrides_by")),
        sa.ForeignKeyConstraint(
            ["mentee_id"], ["participations.id"], name=op.f("fk_overrides_mentee_id")
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["participations.id"], name=op.f("fk_overrides_mentor_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_overrides_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overrides")),
        sa.UniqueConstraint(
            "mentor_id", "mentee_id", "bar", name=op.f("uq_overrides_mentor_id_mentee_id_bar")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_overrides_organisation_id"), "overrides", ["organisation_id"])
    op.create_index(op.f("ix_overrides_mentee_id"), "overrides", ["mentee_id"])

    op.create_table(
        "pair_approvals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["persons.id"], name=op.f("fk_pair_approvals_by")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_pair_approvals_organisation_id"),
        ),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_pair_approvals_pair_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair_approvals")),
        sa.UniqueConstraint(
            "pair_id", "round", "step", name=op.f("uq_pair_approvals_pair_id_round_step")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_pair_approvals_organisation_id"), "pair_approvals", ["organisation_id"]
    )

    op.create_table(
        "labour_agreements",
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("entered_at", INSTANT, nullable=False),
        sa.Column("stops_on", sa.Date(), nullable=True),
        sa.Column("stopped_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["persons.id"], name=op.f("fk_labour_agreements_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_labour_agreements_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participations.id"],
            name=op.f("fk_labour_agreements_participation_id"),
        ),
        sa.PrimaryKeyConstraint("participation_id", name=op.f("pk_labour_agreements")),
    )
    op.create_index(
        op.f("ix_labour_agreements_organisation_id"), "labour_agreements", ["organisation_id"]
    )

    op.create_table(
        "order_drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("order_number", sa.String(), nullable=True),
        sa.Column("order_date", sa.Date(), nullable=True),
        sa.Column("entered_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["cycle_id"], ["cycles.id"], name=op.f("fk_order_drafts_cycle_id")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["persons.id"], name=op.f("fk_order_drafts_made_by")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_order_drafts_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_drafts")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_order_drafts_organisation_id"), "order_drafts", ["organisation_id"])

    op.create_table(
        "order_pairs",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["order_drafts.id"], name=op.f("fk_order_pairs_draft_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_order_pairs_organisation_id")
        ),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_order_pairs_pair_id")),
        sa.PrimaryKeyConstraint("draft_id", "pair_id", name=op.f("pk_order_pairs")),
    )
    op.create_index(op.f("ix_order_pairs_pair_id"), "order_pairs", ["pair_id"])

    op.create_table(
        "replacements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("begun_by", sa.Integer(), nullable=False),
        sa.Column("begun_at", INSTANT, nullable=False),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["begun_by"], ["persons.id"], name=op.f("fk_replacements_begun_by")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_replacements_organisation_id")
        ),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_replacements_pair_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replacements")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_replacements_organisation_id"), "replacements", ["organisation_id"])
    op.create_index(
        "uq_replacements_open",
        "replacements",
        ["pair_id"],
        unique=True,
        **where("closed_at IS NULL"),
    )

    op.create_table(
        "disputes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("arbiter", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("opened_by", sa.Integer(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["opened_by"], ["persons.id"], name=op.f("fk_disputes_opened_by")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_disputes_organisation_id")
        ),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_disputes_pair_id")),
        sa.ForeignKeyConstraint(
            ["settled_by"], ["persons.id"], name=op.f("fk_disputes_settled_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disputes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_disputes_organisation_id"), "disputes", ["organisation_id"])
    op.create_index(
        "uq_disputes_open", "disputes", ["pair_id"], unique=True, **where("settled_at IS NULL")
    )

    op.create_table(
        "dispute_answers",
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["dispute_id"], ["disputes.id"], name=op.f("fk_dispute_answers_dispute_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_dispute_answers_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_dispute_answers_person_id")
        ),
        sa.PrimaryKeyConstraint(
            "dispute_id", "person_id", "round", name=op.f("pk_dispute_answers")
        ),
    )

    op.create_table(
        "renewals",
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("goes_on", sa.Boolean(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_renewals_organisation_id")
        ),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_renewals_pair_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_renewals_person_id")),
        sa.PrimaryKeyConstraint("pair_id", "person_id", "ends_on", name=op.f("pk_renewals")),
    )

    op.create_table(
        "second_looks",
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_second_looks_organisation_id")
        ),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_second_looks_pair_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_second_looks_person_id")
        ),
        sa.PrimaryKeyConstraint("pair_id", "person_id", name=op.f("pk_second_looks")),
    )

    op.create_table(
        "annexes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("order_number", sa.String(), nullable=True),
        sa.Column("order_date", sa.Date(), nullable=True),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["persons.id"], name=op.f("fk_annexes_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_annexes_organisation_id")
        ),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_annexes_pair_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annexes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_annexes_organisation_id"), "annexes", ["organisation_id"])
    op.create_index(op.f("ix_annexes_pair_id"), "annexes", ["pair_id"])

    op.create_table(
        "pleas",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=True),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("pair_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name=op.f("fk_pleas_cycle_id")),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["participations.id"], name=op.f("fk_pleas_mentor_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_pleas_organisation_id")
        ),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_pleas_pair_id")),
        sa.ForeignKeyConstraint(
            ["participation_id"], ["participations.id"], name=op.f("fk_pleas_participation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pleas")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_pleas_organisation_id_state"), "pleas", ["organisation_id", "state"])
    op.create_index(op.f("ix_pleas_mentor_id"), "pleas", ["mentor_id"])
    op.create_index(
        "uq_pleas_question",
        "pleas",
        ["participation_id"],
        unique=True,
        **where("state = 'open' AND kind = 'question'"),
    )
    op.create_index(
        "uq_pleas_mentor",
        "pleas",
        ["participation_id", "mentor_id"],
        unique=True,
        **where("state = 'open' AND kind = 'mentor'"),
    )

    op.create_table(
        "volunteers",
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_volunteers_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participations.id"],
            name=op.f("fk_volunteers_participation_id"),
        ),
        sa.PrimaryKeyConstraint("participation_id", name=op.f("pk_volunteers")),
    )
    op.create_index(op.f("ix_volunteers_organisation_id"), "volunteers", ["organisation_id"])

    op.create_table(
        "self_checks",
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("points", JSON, nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name=op.f("fk_self_checks_cycle_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_self_checks_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_self_checks_person_id")
        ),
        sa.PrimaryKeyConstraint("cycle_id", "person_id", name=op.f("pk_self_checks")),
    )
    op.create_index(op.f("ix_self_checks_person_id"), "self_checks", ["person_id"])
    op.create_index(op.f("ix_self_checks_organisation_id"), "self_checks", ["organisation_id"])

    op.create_table(
        "speed_evenings",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("pause", sa.Integer(), nullable=False),
        sa.Column("rounds", sa.Integer(), nullable=False),
        sa.Column("told_at", INSTANT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_speed_evenings_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_speed_evenings_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_speed_evenings")),
    )
    op.create_index(
        op.f("ix_speed_evenings_organisation_id"), "speed_evenings", ["organisation_id"]
    )

    op.create_table(
        "speed_talks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.Integer(), nullable=False),
        sa.Column("said_by_mentor", sa.Text(), nullable=True),
        sa.Column("said_by_mentee", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_speed_talks_event_id")),
        sa.ForeignKeyConstraint(
            ["mentee_id"], ["participations.id"], name=op.f("fk_speed_talks_mentee_id")
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["participations.id"], name=op.f("fk_speed_talks_mentor_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_speed_talks_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speed_talks")),
        sa.UniqueConstraint(
            "event_id", "round", "mentor_id", name=op.f("uq_speed_talks_event_id")
        ),
        sa.UniqueConstraint("event_id", "round", "mentee_id", name=op.f("uq_speed_talks_round")),
        sa.UniqueConstraint(
            "event_id",
            "mentor_id",
            "mentee_id",
            name=op.f("uq_speed_talks_met"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_speed_talks_mentee_id"), "speed_talks", ["mentee_id"])
    op.create_index(op.f("ix_speed_talks_mentor_id"), "speed_talks", ["mentor_id"])

    op.create_table(
        "person_zones",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_person_zones_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_person_zones_person_id")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_person_zones")),
    )
    op.create_index(op.f("ix_person_zones_organisation_id"), "person_zones", ["organisation_id"])

    op.create_table(
        "goals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_goals_organisation_id")
        ),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_goals_pair_id")),
        sa.ForeignKeyConstraint(["set_by"], ["persons.id"], name=op.f("fk_goals_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goals")),
        sa.UniqueConstraint("pair_id", "number", name=op.f("uq_goals_pair_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_goals_organisation_id_state_due_on"),
        "goals",
        ["organisation_id", "state", "due_on"],
    )

    op.create_table(
        "farewells",
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_farewells_organisation_id")
        ),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_farewells_pair_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_farewells_person_id")
        ),
        sa.PrimaryKeyConstraint("pair_id", "person_id", name=op.f("pk_farewells")),
    )


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
