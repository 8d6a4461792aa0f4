"""Nobody is made the mentor of their own mentor, however well the two suit (rule H15)."""

from itertools import product
from random import Random

import pytest

from bot.solving.flow import solve
from mentoring.applications import Participation, Side
from mentoring.ids import PersonId
from mentoring.plans.circles import not_each_other
from mentoring.plans.compute import compute
from mentoring.plans.instance import Assignment, Instance, worth_of
from mentoring.plans.lineup import Lineup
from mentoring.plans.records import Bond, Constraints, PlanTask
from mentoring.plans.sight import sight_by_judging
from mentoring.suitability import Judge, Terrain
from tests.mentoring.plans.schools import HELP, SLOTS, TODAY, Answers, somebody

SHARED: Answers = {"subjects": ["Математика"], "slots": ["mon-day"], "mode": "offline"}
GIVES: Answers = {**SHARED, "experience_years": 20, "competences": ["theory"]}
WANTS: Answers = {
    **SHARED,
    "deficits": ["theory"],
    "superior": [],
    "total_exp_start": "2020-09-01",
}
FIRST, SECOND = PersonId(1), PersonId(2)


def on_both_sides(number: int) -> tuple[Participation, Participation]:
    """Make a teacher up who helps with one thing and asks for another."""
    person = {"person_id": PersonId(number)}
    mentor = somebody(number, Side.MENTOR, GIVES).model_copy(
        update={**person, "capacity": 1, "taken": 0}
    )
    return mentor, somebody(number + 100, Side.MENTEE, WANTS).model_copy(update=person)


def two_teachers(constraints: Constraints) -> PlanTask:
    (helps, asks), (helps_too, asks_too) = on_both_sides(1), on_both_sides(2)
    terrain = Terrain(
        today=TODAY,
        consents=frozenset({FIRST, SECOND}),
        forms=("teacher-teacher",),
        cleared=frozenset(),
    )
    mentees, mentors = (asks, asks_too), (helps, helps_too)
    return PlanTask(mentees=mentees, mentors=mentors, terrain=terrain, constraints=constraints)


def bond(mentor: Participation, mentee: Participation) -> Bond:
    return Bond(mentor=mentor.id, mentee=mentee.id)


def test_two_who_suit_each_other_both_ways_become_one_pair() -> None:
    result = compute(two_teachers(Constraints()), solve)
    assert (len(result.units), len(result.left)) == (1, 1)


def test_a_lock_decides_which_way_round() -> None:
    task = two_teachers(Constraints())
    for mentor, mentee in ((0, 1), (1, 0)):
        lock = bond(task.mentors[mentor], task.mentees[mentee])
        (unit,) = compute(two_teachers(Constraints(locks=(lock,))), solve).units
        assert (unit.mentor, unit.members) == (lock.mentor, (lock.mentee,))


def test_of_two_locks_against_each_other_one_is_kept() -> None:
    task = two_teachers(Constraints())
    locks = (bond(task.mentors[0], task.mentees[1]), bond(task.mentors[1], task.mentees[0]))
    assert len(compute(two_teachers(Constraints(locks=locks)), solve).units) == 1


def club(people: int, seed: int) -> PlanTask:
    """Let everybody help with something and ask for something, each with one place or two."""
    random, both = Random(seed), list[tuple[Participation, Participation]]()
    for number in range(1, people + 1):
        hours = {"slots": random.sample(SLOTS[:6], 4)}
        gives = {"competences": random.sample(HELP, 3), "experience_years": random.randint(1, 30)}
        wants = {"deficits": random.sample(HELP, 2)}
        helps, asks = answering(number, {**hours, **gives}, {**hours, **wants})
        both.append((helps.model_copy(update={"capacity": random.randint(1, 2)}), asks))
    return everybody_of(both)


def couples(count: int) -> PlanTask:
    """Let every two have a subject of their own, so that they can only help each other."""
    wants = {"deficits": ["subject"]}
    subjects = ({"subjects": [f"Предмет {number}"]} for number in range(count) for _ in range(2))
    return everybody_of(
        [answering(number, own, {**own, **wants}) for number, own in enumerate(subjects, 1)]
    )


def answering(number: int, gives: Answers, wants: Answers) -> tuple[Participation, Participation]:
    """Make somebody on both sides who answered some questions otherwise."""
    helps, asks = on_both_sides(number)
    return (
        helps.model_copy(update={"profile": {**helps.profile, **gives}}),
        asks.model_copy(update={"profile": {**asks.profile, **wants}}),
    )


def everybody_of(both: list[tuple[Participation, Participation]]) -> PlanTask:
    terrain = Terrain(
        today=TODAY,
        consents=frozenset(helps.person_id for helps, _ in both),
        forms=("teacher-teacher",),
        cleared=frozenset(),
    )
    return PlanTask(
        mentees=tuple(asks for _, asks in both),
        mentors=tuple(helps for helps, _ in both),
        terrain=terrain,
        constraints=Constraints(),
    )


def circles_in(assignment: Assignment) -> list[int]:
    """Name the mentees whose own mentee mentors them; everybody has one number on both sides."""
    led = [None if mentor is None else assignment[mentor] for mentor in assignment]
    return [mentee for mentee, back in enumerate(led) if back == mentee]


def best_that_can_be_tried(instance: Instance) -> tuple[int, int]:
    may: list[list[int | None]] = [[None] for _ in range(instance.mentees)]
    for edge in instance.edges:
        may[edge.mentee].append(edge.mentor)
    return max(
        worth_of(each, instance)[:2]
        for each in product(*may)
        if not circles_in(each)
        and all(each.count(mentor) <= free for mentor, free in enumerate(instance.places))
    )


SEEDS = range(15)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_that_can_be_tried_is_better(seed: int) -> None:
    task = club(5, seed)
    seats = not_each_other(task, Lineup(Judge(task.terrain), task.mentors), solve)
    sight = sight_by_judging(task)
    score = sum(sight.score(one.mentee, one.mentor) for one in seats)
    assert (len(seats), score) == best_that_can_be_tried(sight.instance)


def test_some_of_these_had_circles_before() -> None:
    free = [solve(sight_by_judging(club(5, seed)).instance) for seed in SEEDS]
    assert sum(bool(circles_in(each)) for each in free) >= 3


def test_many_who_have_only_each_other_do_not_take_for_ever() -> None:
    solved = list[Instance]()

    def counted(instance: Instance) -> Assignment:
        solved.append(instance)
        return solve(instance)

    result = compute(couples(40), counted)
    assert (result.seated, len(result.left)) == (40, 40)
    assert len(solved) < 100
