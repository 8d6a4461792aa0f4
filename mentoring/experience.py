"""Weigh years of work by who has to be ahead: the mentor, the mentee, or nobody among partners."""

from collections.abc import Iterator

from mentoring.cases import Case
from mentoring.forms import TRADITIONAL, Ahead
from mentoring.norms import Norms
from mentoring.relation_rules import PARTNER, REVERSE
from mentoring.sketches import Sketch
from mentoring.weights import HALF, WHOLE


def experience_between(mentee: Sketch, mentor: Sketch, case: Case) -> tuple[Ahead, int] | None:
    """Return what the years of two are worth and by which measure; None where years are missing.

    A chosen model says who has to be ahead. Without one it is what both wish, and of several
    wishes the one that suits best.
    """
    if mentor.years is None or mentee.years is None:
        return None
    gap = mentor.years - mentee.years
    found = [(way, _share(way, gap, case.norms)) for way in _ways(mentee, mentor, case.ahead)]
    return max(found, key=lambda each: each[1])


def _ways(mentee: Sketch, mentor: Sketch, ahead: Ahead | None) -> Iterator[Ahead]:
    if ahead is not None:
        yield ahead if ahead in (Ahead.LEVEL, Ahead.INVERTED) else Ahead.DIRECT
        return
    both = mentee.models & mentor.models
    if TRADITIONAL in both or both.isdisjoint((REVERSE, PARTNER)):
        yield Ahead.DIRECT
    if PARTNER in both:
        yield Ahead.LEVEL
    if REVERSE in both:
        yield Ahead.INVERTED


def _share(way: Ahead, gap: int, norms: Norms) -> int:
    if way is Ahead.LEVEL:
        far = 2 * norms.level
        return WHOLE * max(0, far - abs(gap)) // far if far else WHOLE * (gap == 0)
    ahead = -gap if way is Ahead.INVERTED else gap
    return WHOLE if ahead >= norms.ahead else HALF if ahead > 0 else 0
