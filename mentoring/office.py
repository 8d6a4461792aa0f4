"""Describe what lies on a curator's desk: tasks, figures for the report, letters to many."""

from datetime import date, datetime
from enum import StrEnum

from mentoring.ids import BroadcastId, OrganisationId, PersonId, TaskId
from mentoring.record import Record
from mentoring.runs import Subject


class TaskKind(StrEnum):
    """Name what a curator is asked to look at."""

    CONSENT_REVOKED = "consent_revoked"
    HELP_WANTED = "help_wanted"
    OFFER_DECLINED = "offer_declined"
    OFFER_SILENT = "offer_silent"
    NAME_TO_RESOLVE = "name_to_resolve"
    SILENT_PAIR = "silent_pair"
    LOOKALIKES = "lookalikes"
    GUARDIAN_TO_CHECK = "guardian_to_check"
    GUARDIAN_GONE = "guardian_gone"
    REPRESENTATIVE_REFUSED = "representative_refused"
    OWN_CONSENT_MISSING = "own_consent_missing"
    TAKE_OFF = "take_off"
    PUBLISH_LESS = "publish_less"
    LABOUR_REVOKED = "labour_revoked"
    PARENTS_DISAGREE = "parents_disagree"
    MINOR_REFUSED = "minor_refused"
    CONSENT_EXPIRES = "consent_expires"
    ERASURE_AHEAD = "erasure_ahead"
    ACT_READY = "act_ready"
    INTERVIEW_TIMES = "interview_times"
    INTERVIEW_DECLINED = "interview_declined"
    RETURNED = "returned"
    TRAINING_READ = "training_read"
    BASELINE_WANTED = "baseline_wanted"
    REQUEST_CHANGED = "request_changed"
    DOUBTING = "doubting"
    REPLACEMENT_WANTED = "replacement_wanted"
    DISPUTE_LATE = "dispute_late"
    DISPUTE_DECIDED = "dispute_decided"
    TERM_AHEAD = "term_ahead"
    SUPPORT_ASKED = "support_asked"
    PAIR_RETURNED = "pair_returned"
    OWN_PAIR = "own_pair"
    FAMILY_ON_PAPER = "family_on_paper"
    FAMILY_ASKS = "family_asks"
    ORDER_MISSING = "order_missing"
    LABOUR_STOPS = "labour_stops"
    PLEA_UNANSWERED = "plea_unanswered"
    ONLINE_BARRED = "online_barred"
    CONSENT_TOO_SHORT = "consent_too_short"


class Task(Record):
    """Hold one thing for a curator to do; `subject` carries ids only."""

    id: TaskId
    organisation_id: OrganisationId
    kind: TaskKind
    subject: Subject
    created_at: datetime
    done_at: datetime | None = None
    done_by: PersonId | None = None


class Figure(Record):
    """Hold one number that the programme is measured against, valid from a day on.

    `indicator` is a contingent code ("teachers", "young_teachers", …) or a target code
    ("target_teachers", …) in per cent; `year` is set for targets.
    """

    organisation_id: OrganisationId
    indicator: str
    year: int | None = None
    value: int
    since: date
    entered_by: PersonId | None = None
    entered_at: datetime


class Segment(StrEnum):
    """Name whom a letter goes to."""

    ALL = "all"
    MENTORS = "mentors"
    MENTEES = "mentees"
    NO_PAIR = "no_pair"
    UNFINISHED = "unfinished"
    PARENTS = "parents"
    CHOSEN = "chosen"


class Broadcast(Record):
    """Hold a letter to a segment; the text is erased by routine after delivery.

    `chosen` is the packed filter of people whom a curator has chosen by hand.
    """

    id: BroadcastId
    organisation_id: OrganisationId
    author: PersonId
    segment: Segment
    chosen: str | None = None
    text: str | None
    created_at: datetime
    sent_at: datetime | None = None
    recipients: int = 0


class JournalEntry(Record):
    """Hold one line of the audit: who did what to which subject, when; no names, no texts."""

    organisation_id: OrganisationId
    at: datetime
    by: PersonId | None
    verb: str
    subject: Subject
