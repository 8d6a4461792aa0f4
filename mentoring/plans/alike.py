"""Sort people into classes that one rule or one measure cannot tell apart, and judge a class once.

Judging a thousand times a thousand pairs one by one takes a minute; most of it repeats itself.
The functions are those of `pair_rules` and `scoring`: here they are only called once for all
mentors who are alike in what the function says it reads, or have equally much in common.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from itertools import compress
from operator import attrgetter

from mentoring.cases import Case
from mentoring.ids import PersonId
from mentoring.overlaps import Overlap, Part
from mentoring.pair_rules import Rule
from mentoring.plans.lanes import Row, packed, unpacked
from mentoring.scoring import HALF, Measure
from mentoring.sketches import Sketch

SPAN = 2**16
"""More than two can have in common."""

SWITCHES = bytes.maketrans(b"01", b"\0\1")


class Barred:
    """Know for one rule which mentors it bars from a mentee, as bits."""

    def __init__(self, rule: Rule, mentors: Sequence[Sketch], of: Mapping[PersonId, int]) -> None:
        """Sort the mentors by what the rule reads of them; `of` holds each person's bits."""
        self._rule, self._mentors, self._of = rule, mentors, of
        self._key = reader(rule.mentee)
        self._classes = _as_bits(map(_kind_by(rule.mentor, rule.overlap), mentors))
        self._having: dict[Part, int] = {}
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
        """Judge each class, those who have something in common apart from those who have not."""
        common = self._with_something_common(mentee, self._rule.overlap)
        broken, mentors, found = self._rule.broken, self._mentors, 0
        for bits in self._classes:
            for alike in (bits & common, bits & ~common) if common else (bits,):
                if alike and broken(mentee, mentors[first_in(alike)], case) is True:
                    found |= alike
        return found

    def _with_something_common(self, mentee: Sketch, overlap: Overlap | None) -> int:
        found, having = 0, self._having
        for part, _ in overlap.parts(mentee) if overlap else ():
            if part not in having:
                has = (overlap.has(part, mentor) for mentor in self._mentors) if overlap else ()
                having[part] = sum(1 << place for place, here in enumerate(has) if here)
            found |= having[part]
        return found

    def _of_few(self, mentee: Sketch, case: Case, among: Collection[PersonId]) -> int:
        found = 0
        for place in bits_in(sum({self._of.get(each, 0) for each in among})):
            if self._rule.broken(mentee, self._mentors[place], case) is True:
                found |= 1 << place
        return found


class Shares:
    """Know for one measure what each mentor brings to a mentee, in thousandths."""

    def __init__(self, measure: Measure, mentors: Sequence[Sketch], case: Case) -> None:
        """Sort the mentors by what the measure reads of them."""
        self._measure, self._mentors, self._case = measure, mentors, case
        self._key = reader(measure.mentee)
        numbers: dict[Hashable, int] = {}
        kinds = map(_kind_by(measure.mentor, measure.overlap), mentors)
        self._kinds = packed(SPAN * numbers.setdefault(each, len(numbers)) for each in kinds)
        self._having: dict[Part, Row] = {}
        self._known: dict[Hashable, tuple[int, Row]] = {}

    def row(self, mentee: Sketch) -> tuple[int, Row]:
        """Return the weight for a mentee and what it makes of each mentor, weighed."""
        key = self._key(mentee)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._measured(mentee)
        return found

    def _measured(self, mentee: Sketch) -> tuple[int, Row]:
        measure, case = self._measure, self._case
        weight = measure.weight(mentee, case.norms.weights)
        if not weight:
            return 0, 0
        alike = unpacked(self._alike(mentee, measure.overlap), len(self._mentors))
        worth = dict[int, int]()
        for kind, mentor in dict(zip(alike, self._mentors, strict=True)).items():
            share = measure.share(mentee, mentor, case)
            worth[kind] = weight * (HALF if share is None else share)
        return weight, packed(map(worth.__getitem__, alike))

    def _alike(self, mentee: Sketch, overlap: Overlap | None) -> Row:
        """Number the mentors so that those who bring a mentee the same have the same number."""
        if overlap is None:
            return self._kinds
        row, having = self._kinds, self._having
        for part, amount in overlap.parts(mentee):
            if part not in having:
                having[part] = packed(overlap.has(part, mentor) for mentor in self._mentors)
            row += amount * having[part]
        return row


def bits_in(number: int) -> list[int]:
    """Return the places of the bits that are set, in order."""
    return list(compress(range(number.bit_length()), switches(number)))


def switches(number: int) -> bytes:
    """Return the bits of a number, the lowest first, each as a byte that is true or not."""
    return bin(number)[:1:-1].encode().translate(SWITCHES)


def first_in(number: int) -> int:
    """Return the place of the lowest bit that is set."""
    return (number & -number).bit_length() - 1


def reader(names: tuple[str, ...]) -> Callable[[Sketch], Hashable]:
    """Return a function that reads these attributes of a sketch."""
    return attrgetter(*names) if names else lambda _: None


def _kind_by(names: tuple[str, ...], overlap: Overlap | None) -> Callable[[Sketch], Hashable]:
    return overlap.rest if overlap else reader(names)


def _as_bits(kinds: Iterable[Hashable]) -> list[int]:
    found: dict[Hashable, int] = {}
    for place, kind in enumerate(kinds):
        found[kind] = found.get(kind, 0) | 1 << place
    return list(found.values())
