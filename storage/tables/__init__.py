"""The tables, private to storage; what leaves it are the records of `mentoring`."""

from storage.tables.columns import metadata
from storage.tables.conversation import inbox, outbox, runs
from storage.tables.deciding import (
    labour_agreements,
    order_drafts,
    order_pairs,
    pair_approvals,
)
from storage.tables.enrolments import enrolments, guardians
from storage.tables.exchange import exchanges
from storage.tables.gatherings import (
    asking_counts,
    asking_marks,
    askings,
    event_guests,
    events,
    needs_notes,
    paper_batches,
)
from storage.tables.goals import goals
from storage.tables.keeping import acts
from storage.tables.membership import (
    account_people,
    invitation_uses,
    invitations,
    role_requests,
)
from storage.tables.mending import (
    annexes,
    dispute_answers,
    disputes,
    farewells,
    renewals,
    replacements,
    second_looks,
)
from storage.tables.mentoring import attendance, feedback, meetings, pairs, participations, seats
from storage.tables.office import broadcasts, journal, keys, tasks
from storage.tables.people import (
    accounts,
    consent_records,
    consent_texts,
    name_words,
    persons,
    roles,
)
from storage.tables.planning import match_plans, waiting_list
from storage.tables.pleas import pleas, volunteers
from storage.tables.programme import cycles, figures, organisations, routines, seals
from storage.tables.readiness import inquiries, interviews, milestones
from storage.tables.rosters import import_rows, imports, lookalikes
from storage.tables.security import help_requests, incidents
from storage.tables.self_checks import self_checks
from storage.tables.softening import overrides
from storage.tables.speed import speed_evenings, speed_talks
from storage.tables.wishes import trial_talks, wish_rounds, wishes
from storage.tables.zones import person_zones

__all__ = [
    "account_people",
    "accounts",
    "acts",
    "annexes",
    "asking_counts",
    "asking_marks",
    "askings",
    "attendance",
    "broadcasts",
    "consent_records",
    "consent_texts",
    "cycles",
    "dispute_answers",
    "disputes",
    "enrolments",
    "event_guests",
    "events",
    "exchanges",
    "farewells",
    "feedback",
    "figures",
    "goals",
    "guardians",
    "help_requests",
    "import_rows",
    "imports",
    "inbox",
    "incidents",
    "inquiries",
    "interviews",
    "invitation_uses",
    "invitations",
    "journal",
    "keys",
    "labour_agreements",
    "lookalikes",
    "match_plans",
    "meetings",
    "metadata",
    "milestones",
    "name_words",
    "needs_notes",
    "order_drafts",
    "order_pairs",
    "organisations",
    "outbox",
    "overrides",
    "pair_approvals",
    "pairs",
    "paper_batches",
    "participations",
    "person_zones",
    "persons",
    "pleas",
    "renewals",
    "replacements",
    "role_requests",
    "roles",
    "routines",
    "runs",
    "seals",
    "seats",
    "second_looks",
    "self_checks",
    "speed_evenings",
    "speed_talks",
    "tasks",
    "trial_talks",
    "volunteers",
    "waiting_list",
    "wish_rounds",
    "wishes",
]
