"""Solve matchings by other means than the bot does: by trying everything, and by SciPy."""

from collections.abc import Callable
from itertools import product
from random import Random

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from mentoring.pairs import GROUP_LIMIT
from mentoring.plans.instance import TOP, Assignment, Edge, Edges, Instance, Worth, worth_of

EXACT = 2**53
"""Up to here every whole number is a float of its own."""

TASTES = ("random", "popular", "coarse")


def instance(
    mentors: int, mentees: int, taste: str, seed: int, eligible: int | None = None
) -> Instance:
    """Make an instance up; everybody may work with `eligible` mentors, or with all."""
    random = Random(f"{mentors} {mentees} {taste} {seed} {eligible}")
    fame = [random.randint(0, 9 * TOP // 10) for _ in range(mentors)]
    scores: dict[str, Callable[[int], int]] = {
        "random": lambda _: random.randint(0, TOP),
        "popular": lambda mentor: fame[mentor] + random.randint(0, TOP // 10),
        "coarse": lambda _: random.randint(0, 5) * TOP // 5,
    }
    score = scores[taste]
    many = mentors if eligible is None else min(eligible, mentors)
    return Instance(
        mentees=mentees,
        places=tuple(random.randint(1, GROUP_LIMIT) for _ in range(mentors)),
        load=tuple(random.randint(0, 3) for _ in range(mentors)),
        edges=Edges(
            Edge(mentee, mentor, score(mentor))
            for mentee in range(mentees)
            for mentor in sorted(random.sample(range(mentors), many))
        ),
    )


def tiny(seed: int) -> Instance:
    """Make an instance up that is small and odd: no places, no edges, equal scores."""
    random = Random(seed)
    mentors, mentees = random.randint(1, 4), random.randint(0, 6)
    best = random.choice((0, 1, 5, TOP))
    pairs = [pair for pair in product(range(mentees), range(mentors)) if random.random() < 0.6]
    return Instance(
        mentees=mentees,
        places=tuple(random.randint(0, 3) for _ in range(mentors)),
        load=tuple(random.randint(0, 3) for _ in range(mentors)),
        edges=Edges(Edge(*pair, random.randint(0, best)) for pair in pairs),
    )


def best_of_all(instance: Instance) -> Worth:
    """Weigh every assignment there is; return the best worth."""
    may: list[list[int | None]] = [[None] for _ in range(instance.mentees)]
    for edge in instance.edges:
        may[edge.mentee].append(edge.mentor)
    fitting = (each for each in product(*may) if _fits(each, instance))
    return max(worth_of(each, instance) for each in fitting)


def _fits(assignment: Assignment, instance: Instance) -> bool:
    return all(assignment.count(mentor) <= free for mentor, free in enumerate(instance.places))


def by_scipy(instance: Instance, queue: bool = True) -> Assignment:
    """Solve by SciPy, with or without looking at who waits longest."""
    if not instance.mentees:
        return ()
    chosen = min_weight_full_bipartite_matching(as_sparse(instance, queue))[1]
    owner = np.repeat(np.arange(len(instance.places)), instance.places).tolist()
    return tuple(owner[column] if column < len(owner) else None for column in chosen.tolist())


def as_sparse(instance: Instance, queue: bool = True) -> csr_array:
    """Lay an instance out for SciPy: every place a column, and for each mentee one to be alone in.

    An explicit zero would be no edge, so every cost is 1 more. Sums are held in floats: they are
    exact as long as they stay below 2**53, which is checked.
    """
    people, places = instance.mentees, np.array(instance.places, dtype=np.int64)
    given = (instance.edges.mentees, instance.edges.mentors, instance.edges.scores)
    edges = np.column_stack([np.array(each, dtype=np.int64) for each in given])
    first = np.concatenate(([0], np.cumsum(places)))
    repeats = places[edges[:, 1]]
    rows, mentors = np.repeat(edges[:, 0], repeats), np.repeat(edges[:, 1], repeats)
    nth = np.arange(repeats.sum()) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    most = max(map(sum, zip(instance.load, instance.places, strict=True)), default=0)
    step = people * people + 1 if queue else 1
    storey = (2 * people * most + 1) * step
    growth = 2 * (np.array(instance.load, dtype=np.int64)[mentors] + nth) + 1
    costs = (TOP - np.repeat(edges[:, 2], repeats)) * storey + growth * step
    costs += 1 + (rows if queue else 0)
    alone = people * (TOP + 1) * storey + 1
    if 2 * people * alone >= EXACT:
        raise OverflowError(alone)
    everybody = np.arange(people)
    columns = np.concatenate((first[mentors] + nth, first[-1] + everybody))
    weights = np.concatenate((costs, np.full(people, alone))).astype(np.float64)
    where = (np.concatenate((rows, everybody)), columns)
    return csr_array((weights, where), shape=(people, int(first[-1]) + people))
