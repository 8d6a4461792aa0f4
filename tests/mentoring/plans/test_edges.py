"""The quick sight of thousands of pairs and the slow judgement of two say the same."""

from random import Random

import pytest

from mentoring.plans.edges import edges_of
from mentoring.plans.records import Constraints, PlanTask
from mentoring.plans.sight import sight_by_judging
from mentoring.sexes import Sex
from tests.mentoring.plans.schools import TASTES, school
from tests.mentoring.random_people import Crowd

CLOCKS = (-540, 0, 0, 60, 345)
"""Minutes ahead of the school's."""


def task(seed: int, mentees: int, mentors: int, **options: float) -> PlanTask:
    crowd = Crowd(seed, **options)
    sought, found = crowd.mentees(mentees), crowd.mentors(mentors)
    terrain = crowd.terrain(sought, found)
    if seed % 3 == 0:  # clocks of their own
        people = {each.person_id: Random(each.person_id).choice(CLOCKS) for each in found + sought}
        terrain = terrain.model_copy(update={"clocks": people})
    constraints = Constraints(weights=terrain.weights)
    return PlanTask(
        mentees=tuple(sought),
        mentors=tuple(found),
        terrain=terrain,
        constraints=constraints,
        waited=frozenset(each.id for each in sought[::5]),
    )


@pytest.mark.parametrize("seed", range(40))
def test_every_fit_is_an_edge_with_its_score_and_nothing_else_is(seed: int) -> None:
    given = task(seed, 12, 15, gaps=0.1 if seed % 2 else 0.5)
    assert edges_of(given) == sight_by_judging(given)


@pytest.mark.parametrize("seed", range(6))
def test_it_is_so_where_names_do_not_tell_whom_a_parent_allows(seed: int) -> None:
    given = task(seed, 12, 15)
    half = {who: sex for who, sex in given.terrain.sexes.items() if who % 2}
    only = dict.fromkeys([each.person_id for each in given.mentees], Sex.WOMAN)
    terrain = given.terrain.model_copy(update={"sexes": half, "only": only})
    unsure = given.model_copy(update={"terrain": terrain})
    assert edges_of(unsure) == sight_by_judging(unsure)
    assert edges_of(unsure) != edges_of(given)


@pytest.mark.parametrize("taste", TASTES)
def test_it_is_so_in_whole_schools_where_many_are_alike(taste: str) -> None:
    given = TASTES[taste](school(15, 40, 1))
    assert edges_of(given) == sight_by_judging(given)
