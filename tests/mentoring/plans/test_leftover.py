"""Who is left over is told truly why, to the curator, with whom a single rule forbids."""

from datetime import date
from typing import Any

import pytest

from bot.solving.flow import solve
from mentoring.answers import card_of
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.ids import ParticipationId, PersonId
from mentoring.plans.compute import compute
from mentoring.plans.records import Bond, Cause, Constraints, LeftOver, PlanTask, Reasons
from mentoring.suitability import Bar, Terrain
from mentoring.wishes.records import Wish
from tests.mentoring.plans.schools import BEGAN, somebody

TEACHES = {"subjects": ["Физика"], "slots": ["mon-day"], "experience_years": 20}
LEARNS = {
    "subjects": ["Физика"],
    "slots": ["mon-day"],
    "deficits": ["subject"],
    "total_exp_start": "2025-09-01",
}
EVERYBODY = frozenset(PersonId(number) for number in range(100))


def helps(number: int, **answers: Any) -> Participation:
    mentor = somebody(number, Side.MENTOR, {**TEACHES, **answers})
    return mentor.model_copy(update={"capacity": 1})


def asks(number: int = 50, **answers: Any) -> Participation:
    return somebody(number, Side.MENTEE, {**LEARNS, **answers})


def told(
    mentees: list[Participation],
    mentors: list[Participation],
    constraints: Constraints | None = None,
    waited: frozenset[ParticipationId] = frozenset(),
    **ground: Any,
) -> tuple[LeftOver, ...]:
    known = {"consents": EVERYBODY, "forms": ("teacher-teacher",), "today": date(2026, 11, 23)}
    task = PlanTask(
        mentees=tuple(mentees),
        mentors=tuple(mentors),
        terrain=Terrain(**{**known, **ground}),
        constraints=constraints or Constraints(),
        waited=waited,
    )
    return compute(task, solve).left


def test_who_was_left_over_before_goes_ahead_of_a_slightly_better_match() -> None:
    here = [helps(1, mode="offline")]
    plain, better = asks(50, mode="online"), asks(51, mode="offline")
    first = frozenset({plain.id})
    assert [each.participation for each in told([plain, better], here)] == [plain.id]
    assert [each.participation for each in told([better, plain], here, waited=first)] == [
        better.id
    ]


def test_waiting_does_not_outweigh_a_much_better_match() -> None:
    here = [helps(1, subjects=["Физика"])]
    far, near = asks(50, slots=["sat-day"], deficits=["methods"]), asks(51)
    first = frozenset({far.id})
    assert [each.participation for each in told([far, near], here, waited=first)] == [far.id]


def test_without_a_consent_nothing_else_matters() -> None:
    left = told([asks()], [helps(1)], consents=EVERYBODY - {PersonId(50)})
    assert [each.cause for each in left] == [Cause.CONSENT]


def test_who_was_left_out_is_left_out() -> None:
    out = Constraints(left_out=(ParticipationId(50),))
    assert [each.cause for each in told([asks()], [helps(1)], out)] == [Cause.LEFT_OUT]


def test_who_was_kept_apart_from_the_only_mentor_is_left_out() -> None:
    ban = Bond(mentor=ParticipationId(1), mentee=ParticipationId(50))
    left = told([asks()], [helps(1)], Constraints(bans=(ban,)))
    assert [each.cause for each in left] == [Cause.LEFT_OUT]


def test_no_mentor_works_in_the_form() -> None:
    left = told([asks()], [helps(1, forms=["teacher-learner"])])
    assert [each.cause for each in left] == [Cause.NO_FORM]


def test_nobody_knows_the_subject() -> None:
    other_form = helps(2, forms=["teacher-learner"])
    left = told([asks()], [helps(1, subjects=["Химия"]), other_form])
    assert [each.cause for each in left] == [Cause.NO_SUBJECT]
    assert left[0].bars == {Bar.NO_FORM: 1, Bar.OTHER_SUBJECT: 1}


def test_the_only_one_is_on_a_stop_list_of_either_side() -> None:
    mentor = helps(1)
    theirs = asks(stop_list=[card_of(mentor)])
    assert [each.cause for each in told([theirs], [mentor])] == [Cause.STOP_LIST]
    wish = Wish(
        participation_id=mentor.id, side=Side.MENTOR, avoided=(theirs.id,), answered_at=BEGAN
    )
    left = told([asks()], [mentor], wishes={mentor.id: wish})
    assert [each.cause for each in left] == [Cause.STOP_LIST]


def test_no_common_time() -> None:
    left = told([asks()], [helps(1, slots=["fri-day"])])
    assert [each.cause for each in left] == [Cause.NO_SLOT]
    assert left[0].nearest == (1,)


def test_another_rule_forbids_everybody() -> None:
    mentor = helps(1)
    left = told([asks(superior=[card_of(mentor)])], [mentor])
    assert [each.cause for each in left] == [Cause.RULES]


def test_places_went_to_those_who_wait_longer() -> None:
    left = told([asks(50), asks(51)], [helps(1)])
    assert [(each.participation, each.cause) for each in left] == [(51, Cause.CAPACITY)]
    assert left[0].bars == {Bar.NO_PLACE: 1}
    assert left[0].nearest == (1,)


@pytest.mark.parametrize(
    "mentors", [[], [helps(1).model_copy(update={"state": ParticipationState.SUBMITTED})]]
)
def test_nobody_is_ready(mentors: list[Participation]) -> None:
    assert [each.cause for each in told([asks()], mentors)] == [Cause.NOBODY]


def test_the_nearest_are_those_with_a_single_obstacle_and_full_ones_come_first() -> None:
    late = helps(1, slots=["fri-day"])
    full = helps(2).model_copy(update={"taken": 1})
    far = helps(3, slots=["fri-day"], subjects=["Химия"])
    left = told([asks()], [late, full, far])
    assert left[0].nearest == (2, 1)
    assert left[0].cause is Cause.CAPACITY


def test_what_binds_comes_first_and_each_mentor_is_counted_once() -> None:
    full = helps(1).model_copy(update={"taken": 1})
    others = [helps(n, subjects=["Химия"], slots=["fri-day"]) for n in range(2, 6)]
    late = helps(6, slots=["fri-day"])
    left = told([asks()], [full, *others, late])
    assert left[0].cause is Cause.CAPACITY
    assert list(left[0].bars.items()) == [
        (Bar.NO_PLACE, 1),
        (Bar.OTHER_SUBJECT, 4),
        (Bar.NO_SLOT, 1),
    ]


def test_who_has_no_place_and_teaches_something_else_counts_as_teaching_something_else() -> None:
    busy = helps(1, subjects=["Химия"]).model_copy(update={"taken": 1})
    left = told([asks()], [busy])
    assert (left[0].cause, left[0].bars) == (Cause.NO_SUBJECT, {Bar.OTHER_SUBJECT: 1})


def test_without_a_consent_all_are_counted_under_it() -> None:
    left = told(
        [asks()], [helps(1, slots=["fri-day"]), helps(2)], consents=EVERYBODY - {PersonId(50)}
    )
    assert left[0].bars == {Bar.MENTEE_CONSENT: 2}


@pytest.mark.parametrize("taken", [0, 1])
def test_the_norm_of_the_school_is_the_true_cause(taken: int) -> None:
    host = helps(1).model_copy(update={"capacity": 5, "taken": taken, "most_mentees": taken + 1})
    left = told([asks(50), asks(51)], [host])
    assert [(each.participation, each.cause) for each in left] == [(51, Cause.NORM)]
    assert left[0].bars == {Bar.OVER_NORM: 1}
    assert left[0].nearest == (1,)


def test_beside_a_mentor_who_wants_no_more_the_norm_is_what_can_be_changed() -> None:
    full = helps(1).model_copy(update={"taken": 1})
    willing = helps(2).model_copy(update={"capacity": 5, "taken": 2, "most_mentees": 2})
    left = told([asks()], [full, willing])
    assert left[0].cause is Cause.NORM
    assert list(left[0].bars) == [Bar.OVER_NORM, Bar.NO_PLACE]


def test_outwardly_nothing_tells_of_what_somebody_confided() -> None:
    mentors = [helps(1).model_copy(update={"taken": 1}), helps(2, slots=["fri-day"])]
    [open_] = told([asks()], mentors)
    assert open_.outward is None
    listed = asks(stop_list=[card_of(mentors[0]), card_of(mentors[1])])
    [confided] = told([listed], mentors)
    assert confided.cause is Cause.STOP_LIST
    seen = confided.seen(discreetly=True)
    assert all(getattr(seen, name) == getattr(open_, name) for name in Reasons.model_fields)
    assert (confided.why.cause, confided.why.outward) == (Cause.STOP_LIST, Cause.CAPACITY)
