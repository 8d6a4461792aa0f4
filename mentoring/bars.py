"""Name what makes a pair impossible, and which of these rules a curator may soften."""

from enum import StrEnum

from mentoring.ids import ParticipationId
from mentoring.record import Record


class Bar(StrEnum):
    """Name the hard rules, the plainest first; `pair_rules` judges them."""

    SAME_PERSON = "same_person"
    OWN_PARENT = "own_parent"
    NOT_READY = "not_ready"
    MENTEE_CONSENT = "mentee_consent"
    MENTOR_CONSENT = "mentor_consent"
    MENTOR_GUARDIAN = "mentor_guardian"
    OUT_OF_AGE = "out_of_age"
    NO_FORM = "no_form"
    NOT_COLLEAGUES = "not_colleagues"
    OTHER_PLACE = "other_place"
    NOT_SHARED = "not_shared"
    PAIRED_ALREADY = "paired_already"
    EACH_OTHER = "each_other"
    UNWANTED = "unwanted"
    AVOIDS = "avoids"
    PARTED = "parted"
    RESTRICTED = "restricted"
    RESTRICTED_UNSURE = "restricted_unsure"
    SUPERIOR = "superior"
    SUPERIOR_HEAD = "superior_head"
    NO_CLEARANCE = "no_clearance"
    CLASS_PARENT = "class_parent"
    OTHER_SUBJECT = "other_subject"
    JUNIOR = "junior"
    NO_PLACE = "no_place"
    OVER_NORM = "over_norm"
    NO_SLOT = "no_slot"


SOFT = frozenset(
    {
        Bar.OTHER_SUBJECT,
        Bar.JUNIOR,
        Bar.NO_SLOT,
        Bar.OTHER_PLACE,
        Bar.CLASS_PARENT,
        Bar.RESTRICTED_UNSURE,
    },
)
"""What a curator may override with a reason; never consent, age, capacity, admission or a no.

Readiness has its own exemption (a step of the mentor's way is excused, with a reason), and among
heads the curator confirms by proposing: neither is softened here. What a parent restricts holds
always; where nobody can tell whether a mentor is whom the parent allows, the curator says it.
"""

PLACES = frozenset({Bar.NO_PLACE, Bar.OVER_NORM})
"""Nothing but a place is missing: of those the mentor offers, or of those the norm allows."""

CONFIDED = frozenset({Bar.UNWANTED, Bar.AVOIDS, Bar.PARTED, Bar.RESTRICTED, Bar.RESTRICTED_UNSURE})
"""What somebody has confided about the other, who never reads it."""


class Override(Record):
    """Say that a curator softened a rule for two people; the reason stays in the database."""

    mentor: ParticipationId
    mentee: ParticipationId
    bar: Bar
