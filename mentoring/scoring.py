"""Measure how well a mentor answers a mentee, aspect by aspect; what is missing counts as half.

Shares are whole thousandths, so that a score is the same however it is summed. Every measure says
what of the two it reads, as hard rules do (`pair_rules`).
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import NamedTuple

from mentoring.answers import answers_of as answers_of
from mentoring.answers import subjects_of as subjects_of
from mentoring.cases import Case
from mentoring.common_time import shared_slots
from mentoring.experience import experience_between
from mentoring.forms import Ahead
from mentoring.overlaps import HALF_DAYS, INTERESTS, NEEDS, Overlap
from mentoring.record import Record
from mentoring.sketches import Sketch
from mentoring.weights import HALF as HALF
from mentoring.weights import WHOLE as WHOLE
from mentoring.weights import Weights

AGES = ((18, "18+"), (16, "16-17"), (14, "14-15"), (0, "10-13"))
"""From which age on a learner counts to which of the ages a mentor ticks."""

MIXED = "mixed"
ENOUGH_SLOTS = 2
NEAR = 3
"""Within how many years two are close in age."""


class Aspect(StrEnum):
    """Name what a score is made of."""

    WISH = "wish"
    REQUEST = "request"
    SUBJECT = "subject"
    SLOTS = "slots"
    INTERESTS = "interests"
    EXPERIENCE = "experience"
    LEVEL = "level"
    """How near partners are in experience."""

    TURNED = "turned"
    """How far the mentee is ahead where a junior teaches a senior."""

    AGE = "age"
    MODE = "mode"
    LOAD = "load"
    HISTORY = "history"


class Point(Record):
    """Hold one part of a score; no share means that data are missing and counts as half."""

    aspect: Aspect
    weight: int
    share: int | None
    """In thousandths."""

    common: tuple[str, ...] = ()

    @property
    def worth(self) -> int:
        """Return what this part adds, in thousandths of its weight."""
        return self.weight * (HALF if self.share is None else self.share)


class Measure(NamedTuple):
    """Hold one part of a score: what it reads, how much it counts, what it finds.

    What it reads of the case are the school's norms and the model.
    """

    aspect: Aspect
    mentee: tuple[str, ...]
    mentor: tuple[str, ...]
    weight: Callable[[Sketch, Weights], int]
    share: Callable[[Sketch, Sketch, Case], int | None]
    common: Callable[[Sketch, Sketch], tuple[str, ...]] = lambda mentee, mentor: ()
    named: Callable[[Sketch, Sketch, Case], Aspect] | None = None
    """By what name it is told, where that hangs on the two."""

    overlap: Overlap | None = None
    """All that it reads of the mentor, if that is how much the two have in common."""


def _request(mentee: Sketch, mentor: Sketch, case: Case) -> int | None:
    offered = mentor.for_learners if mentee.learner else mentor.for_colleagues
    if not mentee.wanted or not offered:
        return None
    covered = sum([felt for each, felt in mentee.wanted if each in offered])
    return WHOLE * covered // (mentee.felt or 1)


def _covered(mentee: Sketch, mentor: Sketch) -> tuple[str, ...]:
    offered = mentor.for_learners if mentee.learner else mentor.for_colleagues
    return tuple(each for each, _ in mentee.wanted if each in offered)


def _subject(mentee: Sketch, mentor: Sketch, case: Case) -> int | None:
    if not mentee.subjects or not mentor.subjects:
        return None
    return 0 if mentee.subjects.isdisjoint(mentor.subjects) else WHOLE


def _slots(mentee: Sketch, mentor: Sketch, case: Case) -> int | None:
    if not mentee.slots or not mentor.slots:
        return None
    common = len(_shared(mentee, mentor))
    return WHOLE if common >= ENOUGH_SLOTS else WHOLE * common // ENOUGH_SLOTS


def _shared(mentee: Sketch, mentor: Sketch) -> AbstractSet[str]:
    return shared_slots(mentee.slots, mentor.slots, mentee.clock - mentor.clock)


def _told(mentee: Sketch, mentor: Sketch) -> tuple[str, ...]:
    shared = _shared(mentee, mentor)
    return tuple(each for each in mentee.slots_told if each in shared)


def _interests(mentee: Sketch, mentor: Sketch, case: Case) -> int | None:
    if not mentee.interests or not mentor.interests:
        return None
    common = len(mentee.interests & mentor.interests)
    return WHOLE * common // (len(mentee.interests) + len(mentor.interests) - common)


def _experience(mentee: Sketch, mentor: Sketch, case: Case) -> int | None:
    found = experience_between(mentee, mentor, case)
    return None if found is None else found[1]


def _by_experience(mentee: Sketch, mentor: Sketch, case: Case) -> Aspect:
    found = experience_between(mentee, mentor, case)
    named = {Ahead.LEVEL: Aspect.LEVEL, Ahead.INVERTED: Aspect.TURNED}
    return Aspect.EXPERIENCE if found is None else named.get(found[0], Aspect.EXPERIENCE)


def _age(mentee: Sketch, mentor: Sketch, case: Case) -> int | None:
    """Compare a learner's age with the ages the mentor wishes, and the mentor's with theirs."""
    if mentee.age is None:
        return None
    parts = []
    if mentor.ages:
        named = next(code for least, code in AGES if mentee.age >= least)
        parts.append(WHOLE if named in mentor.ages else 0)
    if len(mentee.older_or_near) == 1 and mentor.age is not None:
        near = abs(mentor.age - mentee.age) <= NEAR
        parts.append(WHOLE if near is ("near" in mentee.older_or_near) else 0)
    return sum(parts) // len(parts) if parts else None


def _mode(mentee: Sketch, mentor: Sketch, case: Case) -> int | None:
    if mentee.mode is None or mentor.mode is None:
        return None
    return WHOLE if mentee.mode == mentor.mode or MIXED in (mentee.mode, mentor.mode) else 0


def _load(mentee: Sketch, mentor: Sketch, case: Case) -> int | None:
    return WHOLE * mentor.free // mentor.capacity if mentor.capacity else 0


MEASURES: tuple[Measure, ...] = (
    Measure(
        Aspect.REQUEST,
        ("learner", "wanted", "felt"),
        ("for_learners", "for_colleagues"),
        lambda mentee, weights: weights.request,
        _request,
        _covered,
        overlap=NEEDS,
    ),
    Measure(
        Aspect.SUBJECT,
        ("learner", "subjects"),
        ("subjects",),
        lambda mentee, weights: weights.subject if mentee.subjects or not mentee.learner else 0,
        _subject,
        lambda mentee, mentor: tuple(s for s in mentee.subjects_told if s in mentor.subjects),
    ),
    Measure(
        Aspect.SLOTS,
        ("slots", "clock"),
        ("slots", "clock"),
        lambda mentee, weights: weights.slots,
        _slots,
        _told,
        overlap=HALF_DAYS,
    ),
    Measure(
        Aspect.INTERESTS,
        ("learner", "interests"),
        ("interests",),
        lambda mentee, weights: weights.interests if mentee.learner else 0,
        _interests,
        lambda mentee, mentor: tuple(sorted(mentee.interests & mentor.interests)),
        overlap=INTERESTS,
    ),
    Measure(
        Aspect.EXPERIENCE,
        ("learner", "years", "models"),
        ("years", "models"),
        lambda mentee, weights: 0 if mentee.learner else weights.experience,
        _experience,
        lambda mentee, mentor: (str(mentor.years),),
        _by_experience,
    ),
    Measure(
        Aspect.AGE,
        ("learner", "age", "older_or_near"),
        ("age", "ages"),
        lambda mentee, weights: weights.experience if mentee.learner else 0,
        _age,
    ),
    Measure(
        Aspect.MODE,
        ("mode",),
        ("mode",),
        lambda mentee, weights: weights.mode,
        _mode,
    ),
    Measure(
        Aspect.LOAD,
        (),
        ("free", "capacity"),
        lambda mentee, weights: weights.load,
        _load,
        lambda mentee, mentor: (str(mentor.free),),
    ),
)
"""All parts but the wishes, which lie between two people and not in either (`liking`)."""


def points_for(mentee: Sketch, mentor: Sketch, case: Case) -> tuple[Point, ...]:
    """Measure every aspect that counts for this mentee."""
    weights, found = case.norms.weights, []
    for measure in MEASURES:
        weight = measure.weight(mentee, weights)
        share = measure.share(mentee, mentor, case) if weight else None
        common = measure.common(mentee, mentor) if share else ()
        name = measure.named(mentee, mentor, case) if measure.named else measure.aspect
        found.append(Point(aspect=name, weight=weight, share=share, common=common))
    return tuple(found)


def total(worth: int, weight: int) -> int:
    """Return a score in whole tenths of a point, 0 to 1000; nothing to weigh counts as half."""
    return (2 * worth + weight) // (2 * weight) if weight else HALF
