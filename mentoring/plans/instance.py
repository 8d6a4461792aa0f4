"""Describe the bare problem of matching, without people: who may work with whom, and how well."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import compress
from typing import NamedTuple, overload

UNIT = 10
"""Scores are whole tenths of a point: 0 to 1000, and more for whoever was left over before."""

AHEAD = 10 * UNIT
"""How much better whoever was left over before suits everybody, in the eyes of a solver."""

WHOLE = 100 * UNIT
TOP = WHOLE + AHEAD


class Edge(NamedTuple):
    """Say that a mentee may work with a mentor and how well, by their places in the instance."""

    mentee: int
    mentor: int
    score: int


class Edges(Sequence[Edge]):
    """Hold edges as three columns of numbers: a million of them are one thing, not a million."""

    __slots__ = ("mentees", "mentors", "scores")

    def __init__(self, edges: Iterable[Edge] = ()) -> None:
        """Lay the edges out in the order in which they come."""
        self.mentees, self.mentors, self.scores = array("i"), array("i"), array("i")
        for mentee, mentor, score in edges:
            self.mentees.append(mentee)
            self.mentors.append(mentor)
            self.scores.append(score)

    def add(self, mentee: int, mentors: Sequence[int], scores: Sequence[int]) -> None:
        """Add the edges of one mentee, a score for each mentor."""
        self.mentees.extend(array("i", (mentee,)) * len(mentors))
        self.mentors.extend(array("i", mentors))
        self.scores.extend(array("i", scores))

    def score_of(self, mentee: int, mentor: int) -> int | None:
        """Return the score of two, or None without an edge; edges lie in the order of people."""
        begin = bisect_left(self.mentees, mentee)
        end = bisect_right(self.mentees, mentee, begin)
        at = bisect_left(self.mentors, mentor, begin, end)
        return self.scores[at] if at < end and self.mentors[at] == mentor else None

    def only(self, kept: Collection[bool]) -> "Edges":
        """Return those of the edges that are to be kept, in their order."""
        found = Edges()
        found.mentees.extend(compress(self.mentees, kept))
        found.mentors.extend(compress(self.mentors, kept))
        found.scores.extend(compress(self.scores, kept))
        return found

    def __len__(self) -> int:
        return len(self.scores)

    def __iter__(self) -> Iterator[Edge]:
        return map(Edge, self.mentees, self.mentors, self.scores)

    @overload
    def __getitem__(self, at: int) -> Edge: ...
    @overload
    def __getitem__(self, at: slice) -> "Edges": ...
    def __getitem__(self, at: int | slice) -> "Edge | Edges":
        if isinstance(at, slice):
            return Edges(map(Edge, self.mentees[at], self.mentors[at], self.scores[at]))
        return Edge(self.mentees[at], self.mentors[at], self.scores[at])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Edges) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # they can still be added to


class Instance(NamedTuple):
    """Hold what a solver needs; mentees and mentors are numbered from 0.

    `places[mentor]` counts the mentees a mentor may still take; `load[mentor]` those taken
    already, so that an even load is judged over all forms. The mentee who waits longest is first.
    Edges lie in the order of mentees, and of mentors under each.
    """

    mentees: int
    places: tuple[int, ...]
    load: tuple[int, ...]
    edges: Edges


Assignment = tuple[int | None, ...]
"""The mentor of each mentee, or None: as many mentees as possible first, then the greatest sum
of scores, then the most even load (the least sum of squares), then those who wait longest (the
least sum of their numbers); the same instance gets the same assignment each time."""


class Worth(NamedTuple):
    """Say how good an assignment is; the greater is better, from the first part on."""

    seated: int
    score: int
    evenness: int
    """Minus the sum of squares of all loads."""

    patience: int
    """Minus the sum of the numbers of those who are seated."""


def worth_of(assignment: Assignment, instance: Instance) -> Worth:
    """Weigh an assignment; raise ValueError when it is none of this instance."""
    seated = [(mentee, mentor) for mentee, mentor in enumerate(assignment) if mentor is not None]
    scores = [instance.edges.score_of(*two) for two in seated]
    loads = list(instance.load)
    for _, mentor in seated:
        loads[mentor] += 1
    full = zip(loads, instance.load, instance.places, strict=True)
    if None in scores or any(now > had + free for now, had, free in full):
        raise ValueError(assignment)
    return Worth(
        seated=len(seated),
        score=sum(filter(None, scores)),
        evenness=-sum(load * load for load in loads),
        patience=-sum(mentee for mentee, _ in seated),
    )


Solver = Callable[[Instance], Assignment]
"""Solves exactly and alike each time."""
