"""Name the numbers of the report, and hold what stands behind each of them."""

from datetime import datetime
from enum import StrEnum

from mentoring.ids import PairId, ParticipationId, PersonId, RunId
from mentoring.record import Record


class Number(StrEnum):
    """Name what is counted; the value is short enough for a button."""

    PARTICIPANTS = "people"
    MENTEES = "mentees"
    MENTORS = "mentors"
    BOTH = "both"
    READY_MENTEES = "rmentees"
    READY_MENTORS = "rmentors"
    FULL = "full"
    SUBMITTED = "submitted"
    DRAFTS = "drafts"
    DECLINED = "declined"
    PAIRS = "pairs"
    ON_PLAN = "plan"
    ATTENTION = "attention"
    ON_HOLD = "hold"
    GROUPS = "groups"
    IN_GROUPS = "ingroups"
    ANSWERS = "answers"
    AGREED = "agreed"
    NO_ORDER = "noorder"
    PLANNED = "planned"
    HELD = "held"
    MISSED = "missed"
    UNCLEAR = "unclear"
    FEEDBACK = "feedback"
    HELP = "help"
    ALONE = "alone"
    TEACHERS = "teachers"
    TEACHER_MENTEES = "tmentees"
    YOUNG = "young"
    LEARNERS = "learners"


class Note(StrEnum):
    """Name what is said about one line of a list."""

    NOTHING = ""
    MENTOR = "mentor"
    MENTEE = "mentee"
    BOTH = "both"
    SILENT = "silent"
    HELP = "help"
    TWO_MISSES = "two_misses"
    HELD = "held"
    MISSED = "missed"
    DISPUTED = "disputed"
    ONE_SIDE = "one_side"
    UNANSWERED = "unanswered"
    JUDGED = "judged"
    CONSENT = "consent"
    ANSWERS = "answers"
    NOBODY = "nobody"
    SUBJECT = "subject"
    PLACES = "places"
    TERMS = "terms"
    CHOICE = "choice"


class Entry(Record):
    """Hold one line behind a number: a participant, a pair or an open questionnaire."""

    person: PersonId | None = None
    participation: ParticipationId | None = None
    pair: PairId | None = None
    run: RunId | None = None
    note: Note = Note.NOTHING
    at: datetime | None = None
    n: int = 0
    of: int = 0
    mean: float | None = None


Entries = tuple[Entry, ...]
Behind = dict[Number, Entries]
