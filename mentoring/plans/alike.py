"""Sort people into classes that one rule or one measure cannot tell apart, and judge a class once.

Judging a thousand times a thousand pairs one by one takes a minute; most of it repeats itself.
The functions are those of `pair_rules` and `scoring`: here they are only called once for all
people who are alike in what the function says it reads.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from itertools import compress
from operator import attrgetter

from mentoring.cases import Case
from mentoring.ids import PersonId
from mentoring.norms import Norms
from mentoring.pair_rules import Rule
from mentoring.scoring import HALF, Measure
from mentoring.sketches import Sketch


class Barred:
    """Know for one rule which mentors it bars from a mentee, as bits."""

    def __init__(self, rule: Rule, mentors: Sequence[Sketch], of: Mapping[PersonId, int]) -> None:
        """Sort the mentors by what the rule reads of them; `of` holds each person's bits."""
        self._rule, self._mentors, self._of = rule, mentors, of
        self._key = reader(rule.mentee)
        self._classes = _as_bits(mentors, reader(rule.mentor))
        self._known: dict[Hashable, int] = {}

    def row(self, mentee: Sketch, case: Case) -> int:
        """Return the mentors whom the rule bars from a mentee in a case."""
        among = self._rule.among(mentee, case)
        if among is not None:
            return self._of_few(mentee, case, among) if among else 0
        key = (self._key(mentee), case.form.code if case.form else None, case.task)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._of_all(mentee, case)
        return found

    def _of_all(self, mentee: Sketch, case: Case) -> int:
        broken, found = self._rule.broken, 0
        for mentor, bits in self._classes:
            if broken(mentee, mentor, case) is True:
                found |= bits
        return found

    def _of_few(self, mentee: Sketch, case: Case, among: Collection[PersonId]) -> int:
        found = 0
        for place in bits_in(sum({self._of.get(each, 0) for each in among})):
            if self._rule.broken(mentee, self._mentors[place], case) is True:
                found |= 1 << place
        return found


class Shares:
    """Know for one measure what each mentor brings to a mentee, in thousandths."""

    def __init__(self, measure: Measure, mentors: Sequence[Sketch], norms: Norms) -> None:
        """Sort the mentors by what the measure reads of them."""
        self._measure, self._norms = measure, norms
        self._key, mine = reader(measure.mentee), reader(measure.mentor)
        places: dict[Hashable, int] = {}
        self._first: list[Sketch] = []
        self._class_of: list[int] = []
        for mentor in mentors:
            key = mine(mentor)
            if key not in places:
                places[key] = len(places)
                self._first.append(mentor)
            self._class_of.append(places[key])
        self._known: dict[Hashable, tuple[int, list[int]]] = {}

    def row(self, mentee: Sketch) -> tuple[int, list[int]]:
        """Return the weight for a mentee and what it makes of each mentor, weighed."""
        key = self._key(mentee)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._measured(mentee)
        return found

    def _measured(self, mentee: Sketch) -> tuple[int, list[int]]:
        measure, norms = self._measure, self._norms
        weight = measure.weight(mentee, norms.weights)
        if not weight:
            return 0, []
        shares = [measure.share(mentee, mentor, norms) for mentor in self._first]
        worth = [weight * (HALF if share is None else share) for share in shares]
        return weight, [worth[place] for place in self._class_of]


def bits_in(number: int) -> list[int]:
    """Return the places of the bits that are set, in order."""
    return list(compress(range(number.bit_length()), map(int, bin(number)[:1:-1])))


def reader(names: tuple[str, ...]) -> Callable[[Sketch], Hashable]:
    """Return a function that reads these attributes of a sketch."""
    return attrgetter(*names) if names else lambda _: None


def _as_bits(
    mentors: Sequence[Sketch], key: Callable[[Sketch], Hashable]
) -> list[tuple[Sketch, int]]:
    first: dict[Hashable, Sketch] = {}
    bits: dict[Hashable, int] = {}
    for place, mentor in enumerate(mentors):
        mine = key(mentor)
        first.setdefault(mine, mentor)
        bits[mine] = bits.get(mine, 0) | 1 << place
    return [(mentor, bits[mine]) for mine, mentor in first.items()]
