"""A plan seats as many as it can, keeps every rule, and does as the curator asked."""

from collections import Counter
from itertools import cycle
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.solving.flow import solve
from mentoring.applications import Participation, Side
from mentoring.forms import repertoire
from mentoring.ids import ParticipationId
from mentoring.pairs import GROUP_LIMIT
from mentoring.plans.compute import compute
from mentoring.plans.instance import worth_of
from mentoring.plans.records import Bond, Cause, PlanResult, PlanTask, Team, Working
from mentoring.plans.sight import sight_by_judging
from mentoring.suitability import Fit, Judge
from mentoring.weights import Weights
from mentoring.wishes.records import Wish
from tests.mentoring.plans.oracles import by_scipy
from tests.mentoring.plans.schools import BEGAN, asked, school

FEW = settings(max_examples=15)
SEEDS = st.integers(min_value=0, max_value=10_000)


def small(seed: int) -> PlanTask:
    return school(6, 12, seed)


def bonds(result: PlanResult) -> set[tuple[ParticipationId, ParticipationId]]:
    return {(unit.mentor, member) for unit in result.units for member in unit.members}


def people(task: PlanTask) -> dict[ParticipationId, Participation]:
    return {each.id: each for each in (*task.mentors, *task.mentees)}


@FEW
@given(SEEDS)
def test_no_hard_rule_is_ever_broken(seed: int) -> None:
    task = small(seed)
    result, who, court = compute(task, solve), people(task), Judge(task.terrain)
    for unit in result.units:
        for member in unit.members:
            fit = court.verdict(who[member], who[unit.mentor], unit.model)
            assert isinstance(fit, Fit)
            assert fit.form == unit.form
        assert len(unit.members) <= GROUP_LIMIT
    taken = Counter(mentor for mentor, _ in bonds(result))
    assert all(count <= who[mentor].free for mentor, count in taken.items())


@FEW
@given(SEEDS)
def test_nobody_mentors_their_own_mentor(seed: int) -> None:
    task = small(seed)
    person = {each.id: each.person_id for each in (*task.mentors, *task.mentees)}
    led = {(person[mentor], person[mentee]) for mentor, mentee in bonds(compute(task, solve))}
    assert led.isdisjoint((mentee, mentor) for mentor, mentee in led)


@FEW
@given(SEEDS)
def test_everybody_is_accounted_for_once(seed: int) -> None:
    task = small(seed)
    result = compute(task, solve)
    told = [member for unit in result.units for member in unit.members]
    told += [left.participation for left in result.left]
    assert sorted(told) == sorted(mentee.id for mentee in task.mentees)
    assert result.seated == len(task.mentees) - len(result.left)


@FEW
@given(SEEDS)
def test_another_solver_gets_the_same_plan_in_worth(seed: int) -> None:
    task = small(seed)
    ours, theirs = compute(task, solve), compute(task, by_scipy)
    assert (ours.seated, ours.score) == (theirs.seated, theirs.score)
    nobody_is_both = school(6, 12, seed, both=0)
    instance = sight_by_judging(nobody_is_both).instance
    best = worth_of(by_scipy(instance), instance)
    assert compute(nobody_is_both, solve).seated == best.seated


@pytest.mark.long
@pytest.mark.parametrize("block", range(4))
def test_whole_schools_are_planned_exactly(block: int) -> None:
    for seed in range(10 * block, 10 * (block + 1)):
        task = school(20, 60, seed, both=0)
        instance = sight_by_judging(task).instance
        ours, theirs = solve(instance), by_scipy(instance)
        assert worth_of(ours, instance) == worth_of(theirs, instance), seed
        assert compute(task, solve).seated == worth_of(theirs, instance).seated


@FEW
@given(SEEDS)
def test_the_same_people_get_the_same_plan_in_any_order(seed: int) -> None:
    task, random = small(seed), Random(seed)
    mixed = task.model_copy(
        update={"mentors": tuple(random.sample(task.mentors, len(task.mentors)))}
    )
    assert compute(mixed, solve) == compute(task, solve)
    queue = tuple(random.sample(task.mentees, len(task.mentees)))
    other = compute(task.model_copy(update={"mentees": queue}), solve)
    first = compute(task, solve)
    assert (other.seated, other.score) == (first.seated, first.score)


@FEW
@given(SEEDS)
def test_locks_bans_and_those_left_out_are_respected(seed: int) -> None:
    task, random = small(seed), Random(seed)
    found = sorted(bonds(compute(task, solve)))
    if len(found) < 3:
        return
    kept, banned, out = random.sample(found, 3)
    asking = asked(
        task,
        locks=(Bond(mentor=kept[0], mentee=kept[1]),),
        bans=(Bond(mentor=banned[0], mentee=banned[1]),),
        left_out=(out[1],),
    )
    result = compute(asking, solve)
    assert kept in bonds(result)
    assert banned not in bonds(result)
    reasons = {left.participation: left.cause for left in result.left}
    assert reasons[out[1]] in (Cause.LEFT_OUT, Cause.CONSENT)


@FEW
@given(SEEDS)
def test_a_lock_that_breaks_a_rule_is_none(seed: int) -> None:
    task = small(seed)
    court = Judge(task.terrain)
    impossible = next(
        (
            Bond(mentor=mentor.id, mentee=mentee.id)
            for mentor in task.mentors
            for mentee in task.mentees
            if not isinstance(court.verdict(mentee, mentor), Fit)
        ),
        None,
    )
    if impossible is not None:
        assert compute(asked(task, locks=(impossible,)), solve) == compute(task, solve)


@FEW
@given(SEEDS)
def test_a_mentor_left_out_gets_nobody_and_is_not_called_idle(seed: int) -> None:
    task = small(seed)
    out = task.mentors[0].id
    result = compute(asked(task, left_out=(out,)), solve)
    assert out not in {unit.mentor for unit in result.units} | set(result.idle)


@FEW
@given(SEEDS)
def test_a_raised_wish_leaves_nobody_out(seed: int) -> None:
    task, random = small(seed), Random(seed)
    wisher, wished = random.choice(task.mentees).id, random.choice(task.mentors).id
    wish = Wish(participation_id=wisher, side=Side.MENTEE, ranked=(wished,), answered_at=BEGAN)
    raised = task.terrain.model_copy(update={"wishes": {wisher: wish}})
    assert (
        compute(task.model_copy(update={"terrain": raised}), solve).seated
        == compute(task, solve).seated
    )


@FEW
@given(SEEDS)
def test_one_more_place_at_a_mentor_leaves_nobody_out(seed: int) -> None:
    task = small(seed)
    first, *others = task.mentors
    roomier = first.model_copy(update={"capacity": first.capacity + 1})
    more = task.model_copy(update={"mentors": (roomier, *others)})
    assert compute(more, solve).seated >= compute(task, solve).seated


@FEW
@given(SEEDS)
def test_neither_groups_nor_being_alone_costs_coverage(seed: int) -> None:
    task = small(seed)
    mentors = tuple(mentor.id for mentor in task.mentors)
    apart = compute(asked(task, apart=mentors), solve)
    assert all(len(unit.members) == 1 for unit in apart.units)
    assert bonds(apart) == bonds(compute(task, solve))


def test_weights_of_a_plan_are_those_it_is_judged_by() -> None:
    task = small(1)
    only_time = Weights(
        wish=0, request=0, subject=0, slots=100, interests=0, experience=0, mode=0, load=0
    )
    result = compute(asked(task, weights=only_time), solve)
    court, who = Judge(task.terrain.weighed(only_time)), people(task)
    for unit in result.units:
        fits = [court.verdict(who[member], who[unit.mentor]) for member in unit.members]
        assert unit.scores == tuple(fit.score for fit in fits if isinstance(fit, Fit))


def test_a_team_of_the_curator_is_one_group_even_where_a_member_likes_to_be_alone() -> None:
    seed = next(n for n in range(50) if any(len(u.members) >= 2 for u in _plan(n).units))
    task, result = small(seed), _plan(seed)
    group = next(unit for unit in result.units if len(unit.members) >= 2)
    team = Team(mentor=group.mentor, members=group.members)
    loner = people(task)[group.members[0]]
    alone = loner.model_copy(update={"profile": loner.profile | {"group_ok": "alone"}})
    mentees = tuple(alone if each.id == alone.id else each for each in task.mentees)
    again = compute(asked(task.model_copy(update={"mentees": mentees}), teams=(team,)), solve)
    same = next(unit for unit in again.units if unit.members == group.members)
    assert same.locked
    assert same.model == "group"


@FEW
@given(SEEDS)
def test_a_unit_works_as_the_curator_wishes_where_that_is_possible(seed: int) -> None:
    task, usual = small(seed), _plan(seed)
    wished = tuple(
        Working(mentor=unit.mentor, mentee=unit.members[0], model=model)
        for unit, model in zip(usual.units, cycle(("virtual", "speed", "nonsense")), strict=False)
    )
    result, who, court = (
        compute(asked(task, models=wished), solve),
        people(task),
        Judge(task.terrain),
    )
    assert bonds(result) == bonds(usual)
    for unit, before, wish in zip(result.units, usual.units, wished, strict=True):
        known = repertoire().model.get(wish.model)
        possible = (
            known is not None
            and known.takes(len(unit.members))
            and all(
                isinstance(court.verdict(who[member], who[unit.mentor], wish.model), Fit)
                for member in unit.members
            )
        )
        assert unit.model == (wish.model if possible else before.model)


def _plan(seed: int) -> PlanResult:
    return compute(small(seed), solve)


@pytest.mark.parametrize(
    ("mentors", "mentees"), [(0, 0), (0, 3), (3, 0)], ids=["nobody", "no mentors", "no mentees"]
)
def test_an_empty_side_is_no_fault(mentors: int, mentees: int) -> None:
    result = compute(school(mentors, mentees, 1, missing=0), solve)
    assert result.units == ()
    assert len(result.left) == mentees
    assert {left.cause for left in result.left} <= {Cause.NOBODY, Cause.CONSENT}
    assert len(result.idle) <= mentors
