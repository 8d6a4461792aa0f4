"""Hold the mentors of a plan side by side, prepared to be judged for one mentee after another.

A set of mentors is a number: the bit of each who is in it is 1.
"""

from collections import defaultdict
from collections.abc import Sequence

from mentoring.applications import Participation
from mentoring.ids import ParticipationId, PersonId
from mentoring.pair_rules import RULES
from mentoring.plans.alike import Barred
from mentoring.suitability import Judge

Mentors = int


class Lineup:
    """Know all mentors by their places, and what was found out about classes of them."""

    def __init__(self, court: Judge, mentors: Sequence[Participation]) -> None:
        """Prepare the mentors in their order."""
        self.court = court
        self.sketches = [court.ground.sketch(each) for each in mentors]
        self.everybody: Mentors = (1 << len(mentors)) - 1
        self.place = {each.id: place for place, each in enumerate(mentors)}
        self.of_person = defaultdict[PersonId, Mentors](int)
        self._in_form = defaultdict[str, Mentors](int)
        for place, mentor in enumerate(self.sketches):
            self.of_person[mentor.person] |= 1 << place
            for form in set(mentor.forms):
                self._in_form[form] |= 1 << place
        self.rules = [(rule, Barred(rule, self.sketches, self.of_person)) for rule in RULES]
        self._by_form: dict[tuple[str, ...], tuple[dict[str, Mentors], Mentors]] = {}

    def by_form(self, forms: tuple[str, ...]) -> tuple[dict[str, Mentors], Mentors]:
        """Divide the mentors by the first of these forms each works in; the last work in none."""
        if forms not in self._by_form:
            found, left = dict[str, Mentors](), self.everybody
            for form in forms:
                if together := self._in_form.get(form, 0) & left:
                    found[form] = together
                    left &= ~together
            self._by_form[forms] = found, left
        return self._by_form[forms]

    def bit(self, mentor: ParticipationId) -> Mentors:
        """Return the bit of one mentor; nobody's when they are unknown."""
        place = self.place.get(mentor)
        return 0 if place is None else 1 << place
