"""Solve an instance of matching exactly as a flow of least cost, by OR-Tools.

A unit flows from each mentee through a mentor into one of the mentor's places. The greatest flow
is the greatest coverage; among those the cost decides, whole numbers in three storeys: what is
missing to the best score, the growth of the sum of squares, the mentee's number in the queue.
Only the process of `bot.solving` imports this: the library takes 40 MB of memory.
"""

from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from mentoring.plans.instance import TOP, WHOLE, Assignment, Instance

WIDEST = 2**62
"""The solver multiplies costs by the number of nodes and holds them in 64 bits with a sign."""

Whole = NDArray[np.int64]


class Unsolved(Exception):
    """The library found no optimum, though a sound instance always has one."""


class Storeys(NamedTuple):
    """Say by how much a part of the cost counts more than everything below it."""

    score: int
    growth: int
    queue: int
    """Into how many steps the queue of mentees is divided; one step makes all alike."""


def solve(instance: Instance) -> Assignment:
    """Return the best assignment."""
    if not instance.edges or not any(instance.places):
        return (None,) * instance.mentees
    edges = _rows(instance)
    taken = edges[_flows(instance, edges) > 0]
    found = dict(zip(taken[:, 0].tolist(), taken[:, 1].tolist(), strict=True))
    return tuple(found.get(mentee) for mentee in range(instance.mentees))


def storeys_of(instance: Instance) -> Storeys:
    """Build the storeys so high that no lower part outweighs a higher one.

    A queue too long for the numbers is divided into steps of several people each.
    """
    people = instance.mentees
    nodes = people + len(instance.places) + 2
    most = max(had + free for had, free in zip(instance.load, instance.places, strict=True))
    even = people * 2 * most + 1
    steps = min(people, WIDEST // (nodes + 1) // (TOP * even) // people)
    step = people * steps if steps > 1 else 1
    return Storeys(score=even * step, growth=step, queue=max(1, steps))


def _flows(instance: Instance, edges: Whole) -> Whole:
    """Return what flows along each edge."""
    network, storeys = SimpleMinCostFlow(), storeys_of(instance)
    people, source = instance.mentees, instance.mentees + len(instance.places)
    queue = np.arange(people, dtype=np.int64)
    mentors, growth = _places(instance)
    arcs = _arcs(network, edges[:, 0], people + edges[:, 1], (WHOLE - edges[:, 2]) * storeys.score)
    _arcs(network, people + mentors, np.full_like(mentors, source + 1), growth * storeys.growth)
    _arcs(network, np.full_like(queue, source), queue, queue * storeys.queue // people)
    network.set_node_supply(source, people)
    network.set_node_supply(source + 1, -people)
    if network.solve_max_flow_with_min_cost() != network.OPTIMAL:
        raise Unsolved
    return np.asarray(network.flows(arcs), dtype=np.int64)


def _rows(instance: Instance) -> Whole:
    """List the edges in one order, however they come: the library looks at it in ties."""
    edges = instance.edges
    columns = [
        np.array(each, dtype=np.int64) for each in (edges.mentees, edges.mentors, edges.scores)
    ]
    return np.column_stack(columns)[np.lexsort((columns[1], columns[0]))]


def _places(instance: Instance) -> tuple[Whole, Whole]:
    """List every free place: its mentor, and by how much taking it makes the squares grow."""
    loads = enumerate(zip(instance.load, instance.places, strict=True))
    each = [(mentor, 2 * (had + n) + 1) for mentor, (had, free) in loads for n in range(free)]
    listed = np.fromiter(chain.from_iterable(each), dtype=np.int64).reshape(-1, 2)
    return listed[:, 0], listed[:, 1]


def _arcs(
    network: SimpleMinCostFlow, tails: Whole, heads: Whole, costs: Whole
) -> NDArray[np.int32]:
    """Lay arcs for one unit each; return their numbers."""
    return np.asarray(
        network.add_arcs_with_capacity_and_unit_cost(
            tails.astype(np.int32), heads.astype(np.int32), np.ones_like(costs), costs
        ),
        dtype=np.int32,
    )
