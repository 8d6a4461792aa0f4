"""The table of rules: each bar once, H1 to H16 all there, and no rule reads more than it says."""

from collections.abc import Iterator
from typing import Any, cast

from mentoring.bars import Bar
from mentoring.cases import Case, case_in
from mentoring.pair_rules import RULES, Rule
from mentoring.scoring import MEASURES, Measure
from mentoring.sketches import Sketch
from mentoring.sketching import Ground
from mentoring.terrain import Terrain
from tests.mentoring.random_people import Crowd


def test_the_table_holds_every_rule_once() -> None:
    assert [rule.bar for rule in RULES] == list(Bar)
    assert {f"H{n}" for n in range(1, 17)} <= {rule.code for rule in RULES}


class Watched:
    """Stand before a sketch and note what is read of it."""

    def __init__(self, real: object, seen: set[str], path: str = "") -> None:
        self._real, self._seen, self._path = real, seen, path

    def __getattr__(self, name: str) -> Any:
        value, path = getattr(self._real, name), self._path + name
        if type(value).__name__ in ("Known", "Ties", "Choices"):
            return Watched(value, self._seen, f"{path}.")
        self._seen.add(path)
        return value


def _watched_pairs() -> Iterator[tuple[Sketch, Sketch, Case, Terrain]]:
    for seed in range(6):
        crowd = Crowd(seed, gaps=0.2)
        mentees, mentors = crowd.mentees(12), crowd.mentors(12)
        today = crowd.terrain(mentees, mentors, trouble=0.3)
        ground = Ground(today)
        for one in map(ground.sketch, mentees):
            for other in map(ground.sketch, mentors):
                form = next((each for each in one.forms if each in other.forms), None)
                yield one, other, case_in(today.norms, form, one.requests), today


def test_rules_and_measures_read_no_more_than_they_say() -> None:
    parts: tuple[Rule | Measure, ...] = (*RULES, *MEASURES)
    for one, other, case, today in _watched_pairs():
        for part in parts:
            mine: set[str] = set()
            theirs: set[str] = set()
            first, second = _watched(one, mine), _watched(other, theirs)
            if isinstance(part, Measure):
                part.share(first, second, case)
                if part.named:
                    part.named(first, second, case)
                part.weight(first, today.weights)
            elif case.form is not None or not part.by_form:
                part.broken(first, second, case)
            assert [each for each in mine if not _covered(each, part.mentee)] == [], part
            assert [each for each in theirs if not _covered(each, part.mentor)] == [], part


def _watched(sketch: Sketch, seen: set[str]) -> Sketch:
    return cast("Sketch", Watched(sketch, seen))


def _covered(path: str, names: tuple[str, ...]) -> bool:
    return path in names or path.partition(".")[0] in names


def test_of_what_two_have_in_common_only_how_much_it_is_is_read() -> None:
    told: dict[tuple[object, ...], set[object]] = {}
    parts: tuple[Rule | Measure, ...] = (*RULES, *MEASURES)
    overlapping = [(part, part.overlap) for part in parts if part.overlap is not None]
    for one, other, case, _ in _watched_pairs():
        for part, overlap in overlapping:
            found: object
            amount = sum(felt for each, felt in overlap.parts(one) if overlap.has(each, other))
            if isinstance(part, Measure):
                seen, found = amount, part.share(one, other, case)
            else:
                seen, found = amount > 0, part.broken(one, other, case) is True
            key = (id(part), one, case.norms, overlap.rest(other), seen)
            told.setdefault(key, set()).add(found)
    assert len(told) > 500
    assert all(len(found) == 1 for found in told.values())
