"""The solver is exact: it equals all that can be tried, and another library on 500 instances."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.solving.flow import solve, storeys_of
from mentoring.plans.instance import TOP, Edge, Edges, Instance, worth_of
from tests.mentoring.plans.oracles import TASTES, best_of_all, by_scipy, instance, tiny

SEEDS = st.integers(min_value=0, max_value=2**32)


@given(SEEDS)
def test_nothing_that_can_be_tried_is_better(seed: int) -> None:
    few = tiny(seed)
    assert worth_of(solve(few), few) == best_of_all(few)


@pytest.mark.parametrize("taste", TASTES)
@pytest.mark.parametrize("block", range(5))
def test_another_library_finds_nothing_better(taste: str, block: int) -> None:
    for seed in range(34 * block, 34 * (block + 1)):
        random = Random(seed)
        mentors, mentees = random.randint(2, 15), random.randint(1, 60)
        some = instance(mentors, mentees, taste, seed, random.choice((None, 3, 8)))
        assert worth_of(solve(some), some) == worth_of(by_scipy(some), some), seed


@pytest.mark.long
@pytest.mark.parametrize("taste", TASTES)
@pytest.mark.parametrize("eligible", [50, None])
def test_a_big_school_is_solved_exactly(taste: str, eligible: int | None) -> None:
    big = instance(150, 400, taste, 1, eligible)
    ours, theirs = worth_of(solve(big), big), worth_of(by_scipy(big, queue=False), big)
    assert ours[:3] == theirs[:3]
    assert ours.patience >= theirs.patience


@given(SEEDS)
def test_the_order_of_edges_changes_nothing(seed: int) -> None:
    few = tiny(seed)
    shuffled = Random(seed).sample(few.edges, len(few.edges))
    assert solve(few._replace(edges=Edges(shuffled))) == solve(few)


@given(SEEDS, st.integers(min_value=0, max_value=3))
def test_one_more_place_leaves_nobody_out(seed: int, which: int) -> None:
    few = tiny(seed)
    places = list(few.places)
    places[which % len(places)] += 1
    more = few._replace(places=tuple(places))
    assert worth_of(solve(more), more).seated >= worth_of(solve(few), few).seated


@given(SEEDS, st.integers(min_value=0), st.integers(min_value=0, max_value=TOP))
def test_a_better_score_leaves_nobody_out(seed: int, which: int, score: int) -> None:
    few = tiny(seed)
    if few.edges:
        edges = list(few.edges)
        edges[which % len(edges)] = edges[which % len(edges)]._replace(score=score)
        raised = few._replace(edges=Edges(edges))
        assert worth_of(solve(raised), raised).seated == worth_of(solve(few), few).seated


def test_who_waits_longest_goes_first_when_all_else_is_equal() -> None:
    wanted = Edges(Edge(mentee, 0, 700) for mentee in range(9))
    assert solve(Instance(9, (3,), (0,), wanted)) == (0, 0, 0, *[None] * 6)


def test_work_is_shared_evenly_when_all_else_is_equal() -> None:
    wanted = Edges(Edge(mentee, mentor, 700) for mentee in range(4) for mentor in range(2))
    found = solve(Instance(4, (6, 6), (2, 0), wanted))
    assert (found.count(0), found.count(1)) == (1, 3)


def test_a_higher_score_counts_more_than_even_work() -> None:
    edges = tuple(Edge(mentee, 0, 701) for mentee in range(4))
    edges += tuple(Edge(mentee, 1, 700) for mentee in range(4))
    assert solve(Instance(4, (6, 6), (0, 0), Edges(edges))) == (0, 0, 0, 0)


def test_one_more_seated_counts_more_than_any_score() -> None:
    edges = (Edge(0, 0, TOP), Edge(0, 1, 0), Edge(1, 0, 0))
    assert solve(Instance(2, (1, 1), (0, 0), Edges(edges))) == (1, 0)


def test_a_long_queue_still_fits_into_the_numbers() -> None:
    people, most = 20_000, 12
    storeys = storeys_of(Instance(people, (6,) * 4_000, (6,) * 4_000, Edges()))
    assert TOP * storeys.score * (people + 4_003) < 2**63
    assert 1 < storeys.queue < people
    assert storeys.growth >= people * storeys.queue
    assert storeys.score > people * 2 * most * storeys.growth
