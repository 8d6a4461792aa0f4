"""Describe the bare problem of matching, without people: who may work with whom, and how well."""

from collections.abc import Callable
from typing import NamedTuple

UNIT = 10
"""Scores are whole tenths of a point: 0 to 1000."""

TOP = 100 * UNIT


class Edge(NamedTuple):
    """Say that a mentee may work with a mentor and how well, by their places in the instance."""

    mentee: int
    mentor: int
    score: int


class Instance(NamedTuple):
    """Hold what a solver needs; mentees and mentors are numbered from 0.

    `places[mentor]` counts the mentees a mentor may still take; `load[mentor]` those taken
    already, so that an even load is judged over all forms. The mentee who waits longest is first.
    Edges lie in the order of mentees, and of mentors under each.
    """

    mentees: int
    places: tuple[int, ...]
    load: tuple[int, ...]
    edges: tuple[Edge, ...]


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
    scores = {(edge.mentee, edge.mentor): edge.score for edge in instance.edges}
    seated = [(mentee, mentor) for mentee, mentor in enumerate(assignment) if mentor is not None]
    loads = list(instance.load)
    for _, mentor in seated:
        loads[mentor] += 1
    full = zip(loads, instance.load, instance.places, strict=True)
    if not scores.keys() >= set(seated) or any(now > had + free for now, had, free in full):
        raise ValueError(assignment)
    return Worth(
        seated=len(seated),
        score=sum(scores[pair] for pair in seated),
        evenness=-sum(load * load for load in loads),
        patience=-sum(mentee for mentee, _ in seated),
    )


Solver = Callable[[Instance], Assignment]
"""Solves exactly and alike each time."""
