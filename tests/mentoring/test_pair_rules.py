"""Rules of a pair that hang on answers: broken, kept, or told as not checked."""

import pytest

from mentoring.applications import Participation, Side
from mentoring.forms import repertoire
from mentoring.suitability import Bar, Fit, Misfit, Terrain, judge
from tests.mentoring.test_suitability import fit, mentee, mentor, someone, terrain, with_answers

TT, TS, SS = "teacher-teacher", "teacher-learner", "learner-learner"
PUPIL = {
    "request_type": ["study"],
    "subject": "Математика",
    "forms_wanted": ["teacher", "learner"],
    "birth_date": "2012-03-14",
    "class_group": "7 «А»",
    "slots": ["wed-day", "thu-day"],
    "mode": "in_person",
}
TEACHER = {
    "mentor_kind": "teacher",
    "forms": [TS, TT],
    "subjects": ["Математика"],
    "helps_with": ["study", "career"],
    "mentee_age": ["10-13", "14-15"],
    "birth_date": "1980-01-01",
    "slots": ["wed-day", "thu-day"],
    "mode": "in_person",
}


def pupil(**answers: object) -> Participation:
    return with_answers(someone(50, Side.MENTEE, PUPIL), **answers)


def teacher(**answers: object) -> Participation:
    return with_answers(someone(1, Side.MENTOR, TEACHER), **answers)


def school(*cleared: int) -> Terrain:
    return terrain(forms=(SS, TS, TT), cleared=frozenset(cleared))


def ruled(mentee_: Participation, mentor_: Participation, bar: Bar, today: Terrain) -> bool | None:
    """Tell how a rule was judged: broken, kept (False) or not checked (None)."""
    verdict = judge(mentee_, mentor_, today)
    if isinstance(verdict, Misfit) and bar in verdict.bars:
        return True
    return None if bar in verdict.unchecked else False


@pytest.mark.parametrize(
    ("superior", "ruling"), [(None, None), (["=Орлова"], None), ("#1", True), ("#7", False)]
)
def test_a_superior_never_mentors_an_own_subordinate(
    superior: object, ruling: bool | None
) -> None:
    led = with_answers(mentee(), superior=superior)
    assert ruled(led, mentor(), Bar.SUPERIOR, terrain()) is ruling


def test_among_heads_the_curator_confirms_it() -> None:
    head, heads = with_answers(mentor(), forms=["head-teacher"]), terrain(forms=("head-teacher",))
    for superior, known, unknown in (
        ("#1", None, False),
        ("#7", False, False),
        (None, False, None),
    ):
        led = with_answers(mentee(), superior=superior)
        assert ruled(led, head, Bar.SUPERIOR_HEAD, heads) is known
        assert ruled(led, head, Bar.SUPERIOR, heads) is unknown
    assert (
        ruled(with_answers(mentee(), superior="#1"), mentor(), Bar.SUPERIOR_HEAD, terrain())
        is False
    )


@pytest.mark.parametrize(
    ("cleared", "child", "adult", "ruling"),
    [
        ((1,), "2012-03-14", "1980-01-01", False),
        ((), "2012-03-14", "1980-01-01", True),
        ((), "2012-03-14", "2009-01-01", False),
        ((), "2005-03-14", "1980-01-01", False),
        ((), None, "1980-01-01", None),
        ((), "2012-03-14", None, None),
    ],
)
def test_an_adult_mentors_a_minor_only_with_the_permission_noted(
    cleared: tuple[int, ...], child: str | None, adult: str | None, ruling: bool | None
) -> None:
    one, other = pupil(birth_date=child), teacher(birth_date=adult)
    assert ruled(one, other, Bar.NO_CLEARANCE, school(*cleared)) is ruling


@pytest.mark.parametrize(
    ("wanted", "offered", "ruling"),
    [
        ({}, {}, False),
        ({}, {"subjects": ["Физика"], "leads_group": "9 «Б»"}, True),
        ({}, {"subjects": ["Физика"], "leads_group": "7 «А»"}, False),
        ({}, {"subjects": ["Физика"]}, None),
        ({}, {"subjects": None}, None),
        ({"request_type": ["career"], "subject": None}, {"subjects": ["Физика"]}, False),
    ],
)
def test_help_with_a_subject_needs_the_same_subject_or_the_own_class_teacher(
    wanted: dict[str, object], offered: dict[str, object], ruling: bool | None
) -> None:
    today = school(1)
    assert ruled(pupil(**wanted), teacher(**offered), Bar.OTHER_SUBJECT, today) is ruling


@pytest.mark.parametrize(
    ("answers", "years", "models", "ruling"),
    [
        ({}, 4, [], False),
        ({}, 3, [], True),
        ({}, None, [], None),
        ({"total_exp_start": None}, 4, [], None),
        ({"need_reason": ["new_technology"]}, 1, [], False),
        ({"need_reason": ["new_technology"]}, 0, [], True),
        ({"model_pref": ["partner"]}, 2, ["partner"], False),
        ({"model_pref": ["reverse"], "total_exp_start": "2000-09-01"}, 2, ["reverse"], False),
        ({"total_exp_start": "2000-09-01"}, 2, ["reverse"], True),
    ],
)
def test_a_young_teacher_is_led_by_somebody_ahead_unless_both_wish_otherwise(
    answers: dict[str, object], years: int | None, models: list[str], ruling: bool | None
) -> None:
    young = with_answers(mentee(), **{"need_reason": ["starting"], **answers})
    other = with_answers(mentor(), experience_years=years, models=models)
    assert repertoire().role_model["young"].seniority == 3
    assert ruled(young, other, Bar.JUNIOR, terrain()) is ruling


def test_a_learner_is_matched_by_form_request_subject_hours_and_age() -> None:
    liked = pupil(interests=["books"]), teacher(interests=["books"])
    verdict = judge(*liked, school(1))
    assert isinstance(verdict, Fit)
    assert (verdict.form, verdict.score, verdict.unchecked) == (TS, 100, ())
    older = fit(pupil(birth_date="2009-03-14"), teacher(), school(1))
    assert older.score < verdict.score
    colleague = judge(mentee(), teacher(experience_years=20), school(1))
    assert isinstance(colleague, Fit)
    assert colleague.form == TT


def test_a_learner_who_wants_older_learners_gets_no_teacher() -> None:
    verdict = judge(pupil(forms_wanted=["learner"]), teacher(), school(1))
    assert isinstance(verdict, Misfit)
    assert Bar.NO_FORM in verdict.bars
    anybody = judge(pupil(forms_wanted=["unknown"]), teacher(), school(1))
    assert isinstance(anybody, Fit)
