"""The tables, private to storage; what leaves it are the records of `mentoring`."""

from storage.tables.columns import metadata
from storage.tables.conversation import inbox, outbox, runs
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
from storage.tables.keeping import acts
from storage.tables.membership import (
    account_people,
    invitation_uses,
    invitations,
    role_requests,
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
from storage.tables.programme import cycles, figures, organisations, routines, seals
from storage.tables.readiness import inquiries, interviews, milestones
from storage.tables.rosters import import_rows, imports, lookalikes
from storage.tables.security import help_requests, incidents

__all__ = [
    "account_people",
    "accounts",
    "acts",
    "asking_counts",
    "asking_marks",
    "askings",
    "attendance",
    "broadcasts",
    "consent_records",
    "consent_texts",
    "cycles",
    "enrolments",
    "event_guests",
    "events",
    "exchanges",
    "feedback",
    "figures",
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
    "lookalikes",
    "meetings",
    "metadata",
    "milestones",
    "name_words",
    "needs_notes",
    "organisations",
    "outbox",
    "pairs",
    "paper_batches",
    "participations",
    "persons",
    "role_requests",
    "roles",
    "routines",
    "runs",
    "seals",
    "seats",
    "tasks",
]
