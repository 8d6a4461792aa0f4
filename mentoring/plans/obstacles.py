"""Find every rule that stands between a mentee and each mentor, for many mentees quickly.

It names the bars that `suitability.Judge` names (a test compares them), as bits by mentor.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from mentoring.applications import Participation
from mentoring.bars import Bar
from mentoring.cases import Case, case_in
from mentoring.ids import ParticipationId
from mentoring.plans.alike import bits_in
from mentoring.plans.lineup import Lineup, Mentors
from mentoring.sketches import Sketch


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
    """Judge the mentors of a lineup by every rule, also by those that come too late."""

    def __init__(self, lineup: Lineup) -> None:
        """Sort what the curator softened by mentee."""
        self._lineup, self._terrain = lineup, lineup.court.terrain
        self.everybody = lineup.everybody
        self._softened = defaultdict[ParticipationId, dict[Bar, Mentors]](dict)
        for each in self._terrain.overrides:
            of = self._softened[each.mentee]
            of[each.bar] = of.get(each.bar, 0) | lineup.bit(each.mentor)

    def obstacles(self, mentee: Participation) -> Obstacles:
        """Find what stands between a mentee and each mentor."""
        sketch = self._lineup.court.ground.sketch(mentee)
        found: dict[Bar, Mentors] = {}
        for among, case in self._cases(sketch):
            for rule, barred in self._lineup.rules:
                if (case.form is not None or not rule.by_form) and among:
                    bits = found.get(rule.bar, 0) | barred.row(sketch, case) & among
                    found[rule.bar] = bits
        for bar, bits in self._softened.get(mentee.id, {}).items():
            found[bar] = found.get(bar, 0) & ~bits
        return Obstacles({bar: bits for bar, bits in found.items() if bits})

    def bit(self, mentor: ParticipationId) -> Mentors:
        """Return the bit of one mentor; nobody's when they are unknown."""
        return self._lineup.bit(mentor)

    def named(self, mentors: Mentors) -> Iterator[ParticipationId]:
        """Name the mentors of a set in their order."""
        return (self._lineup.sketches[place].id for place in bits_in(mentors))

    def _cases(self, mentee: Sketch) -> Iterator[tuple[Mentors, Case]]:
        """Divide the mentors by the form in which they would work with a mentee."""
        norms = self._terrain.norms
        forms, left = self._lineup.by_form(mentee.forms)
        for form, together in forms.items():
            yield together, case_in(norms, form, mentee.requests)
        yield left, Case(norms)
