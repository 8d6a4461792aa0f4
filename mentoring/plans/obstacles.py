"""Find every rule that stands between a mentee and each mentor, for many mentees quickly.

It names the bars that `suitability.Judge` names (a test compares them), as bits by mentor.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mentoring.applications import Participation
from mentoring.bars import Bar
from mentoring.cases import Case, case_in
from mentoring.ids import ParticipationId, PersonId
from mentoring.pair_rules import RULES
from mentoring.plans.alike import Barred, bits_in
from mentoring.sketches import Sketch
from mentoring.sketching import Ground
from mentoring.terrain import Terrain

Mentors = int
"""A set of mentors: the bit of each who is in it is 1."""


class Obstacles(NamedTuple):
    """Hold for one mentee which mentors each rule bars."""

    bars: dict[Bar, Mentors]

    def through(self, among: Mentors, bars: frozenset[Bar]) -> Mentors:
        """Keep the mentors whom none of these rules bars."""
        for bar in bars:
            among &= ~self.bars.get(bar, 0)
        return among

    def single(self) -> Mentors:
        """Find the mentors whom exactly one rule bars."""
        once = more = 0
        for barred in self.bars.values():
            more |= once & barred
            once |= barred
        return once & ~more


class Survey:
    """Know all mentors and judge by every rule, once for all people who are alike in it."""

    def __init__(self, terrain: Terrain, mentors: Sequence[Participation]) -> None:
        """Prepare the mentors."""
        self._terrain, self._ground = terrain, Ground(terrain)
        sketches = [self._ground.sketch(each) for each in mentors]
        self.everybody: Mentors = (1 << len(mentors)) - 1
        self._place = {each.id: place for place, each in enumerate(mentors)}
        people, forms = defaultdict[PersonId, int](int), defaultdict[str, int](int)
        for place, mentor in enumerate(sketches):
            people[mentor.person] |= 1 << place
            for form in set(mentor.forms):
                forms[form] |= 1 << place
        self._in_form = forms
        self._rules = [(rule, Barred(rule, sketches, people)) for rule in RULES]
        self._softened = defaultdict[ParticipationId, dict[Bar, int]](dict)
        for each in terrain.overrides:
            if each.mentor in self._place:
                of = self._softened[each.mentee]
                of[each.bar] = of.get(each.bar, 0) | 1 << self._place[each.mentor]

    def obstacles(self, mentee: Participation) -> Obstacles:
        """Find what stands between a mentee and each mentor."""
        sketch = self._ground.sketch(mentee)
        found: dict[Bar, Mentors] = {}
        for among, case in self._cases(sketch):
            for rule, barred in self._rules:
                if (case.form is not None or not rule.by_form) and among:
                    bits = found.get(rule.bar, 0) | barred.row(sketch, case) & among
                    found[rule.bar] = bits
        for bar, bits in self._softened.get(mentee.id, {}).items():
            found[bar] = found.get(bar, 0) & ~bits
        return Obstacles({bar: bits for bar, bits in found.items() if bits})

    def bit(self, mentor: ParticipationId) -> Mentors:
        """Return the bit of one mentor; nobody's when they are unknown."""
        place = self._place.get(mentor)
        return 0 if place is None else 1 << place

    def named(self, mentors: Mentors) -> Iterator[ParticipationId]:
        """Name the mentors of a set in their order."""
        order = list(self._place)
        return (order[place] for place in bits_in(mentors))

    def _cases(self, mentee: Sketch) -> Iterator[tuple[Mentors, Case]]:
        """Divide the mentors by the form in which they would work with a mentee."""
        norms, left = self._terrain.norms, self.everybody
        for form in mentee.forms:
            together = self._in_form.get(form, 0) & left
            left &= ~together
            yield together, case_in(norms, form, mentee.requests)
        yield left, Case(norms)
