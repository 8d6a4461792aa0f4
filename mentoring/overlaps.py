"""Say what of two people counts as common: parts of the mentee's answers that a mentor has too.

A rule or a measure that reads two sets only through this is judged once for all mentors with whom
a mentee has equally much in common (`plans.alike`), instead of once for each.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from mentoring.common_time import shared_slots
from mentoring.sketches import Sketch

Part = tuple[str, int]
"""One thing of a mentee's, and what else decides whether a mentor has it."""


class Overlap(NamedTuple):
    """Hold the parts of a mentee with their weights, who has one, and what else is read."""

    parts: Callable[[Sketch], Iterable[tuple[Part, int]]]
    has: Callable[[Part, Sketch], bool]
    rest: Callable[[Sketch], Hashable]
    """What is read of the mentor besides: for most, whether there is an answer at all."""


HALF_DAYS = Overlap(
    parts=lambda mentee: (((slot, mentee.clock), 1) for slot in mentee.slots),
    has=lambda part, mentor: bool(shared_slots({part[0]}, mentor.slots, part[1] - mentor.clock)),
    rest=lambda mentor: bool(mentor.slots),
)
NEEDS = Overlap(
    parts=lambda mentee: (((need, mentee.learner), felt) for need, felt in mentee.wanted),
    has=lambda part, mentor: part[0] in (mentor.for_colleagues, mentor.for_learners)[part[1]],
    rest=lambda mentor: (bool(mentor.for_learners), bool(mentor.for_colleagues)),
)
INTERESTS = Overlap(
    parts=lambda mentee: (((each, 0), 1) for each in mentee.interests),
    has=lambda part, mentor: part[0] in mentor.interests,
    rest=lambda mentor: len(mentor.interests),
)
