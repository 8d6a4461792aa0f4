"""The tables, private to storage; what leaves it are the records of `mentoring`."""

from storage.tables.columns import metadata
from storage.tables.conversation import inbox, outbox, runs
from storage.tables.mentoring import attendance, feedback, meetings, pairs, participations, seats
from storage.tables.office import broadcasts, journal, keys, tasks
from storage.tables.people import accounts, consent_records, consent_texts, persons, roles
from storage.tables.programme import cycles, figures, organisations, routines

__all__ = [
    "accounts",
    "attendance",
    "broadcasts",
    "consent_records",
    "consent_texts",
    "cycles",
    "feedback",
    "figures",
    "inbox",
    "journal",
    "keys",
    "meetings",
    "metadata",
    "organisations",
    "outbox",
    "pairs",
    "participations",
    "persons",
    "roles",
    "routines",
    "runs",
    "seats",
    "tasks",
]
