"""Nobody is made the mentor of their own mentor, however well the two suit (rule H15)."""

from bot.solving.flow import solve
from mentoring.applications import Participation, Side
from mentoring.ids import PersonId
from mentoring.plans.compute import compute
from mentoring.plans.records import Bond, Constraints, PlanTask
from mentoring.suitability import Terrain
from tests.mentoring.plans.schools import TODAY, Answers, somebody

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
