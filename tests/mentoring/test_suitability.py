"""Hard rules first, then a score that explains itself; missing answers neither help nor harm."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.forms import enabled_forms, model_for, repertoire
from mentoring.ids import CycleId, OrganisationId, ParticipationId, PersonId
from mentoring.organisations import OrganisationKind
from mentoring.scoring import Aspect
from mentoring.suitability import Bar, Fit, Link, Misfit, Terrain, judge, who_suits

FORM = "teacher-teacher"
MENTOR = {
    "subjects": ["Математика"],
    "competences": ["assessment", "methods"],
    "experience_years": 20,
    "mode": "mixed",
    "slots": ["wed-day", "thu-morning"],
    "forms": [FORM],
}
MENTEE = {
    "subjects": ["Математика"],
    "deficits": ["assessment"],
    "total_exp_start": "2025-09-01",
    "mode": "online",
    "slots": ["wed-day"],
}


def someone(
    number: int, side: Side, profile: Mapping[str, object], **changed: object
) -> Participation:
    """Make an approved participant with as many places as a mentor usually has."""
    made = Participation(
        id=ParticipationId(number),
        organisation_id=OrganisationId(1),
        cycle_id=CycleId(1),
        person_id=PersonId(number),
        side=side,
        state=ParticipationState.READY,
        profile=dict(profile),
        capacity=2 if side is Side.MENTOR else 0,
        created_at=datetime(2026, 9, 1, tzinfo=UTC),
    )
    return made.model_copy(update=changed)


def mentor(number: int = 1, **changed: object) -> Participation:
    return someone(number, Side.MENTOR, MENTOR, **changed)


def mentee(number: int = 50, **changed: object) -> Participation:
    return someone(number, Side.MENTEE, MENTEE, **changed)


def terrain(**changed: object) -> Terrain:
    everybody = frozenset(PersonId(n) for n in range(1, 100))
    today = Terrain(today=date(2026, 11, 23), consents=everybody, forms=(FORM,))
    return today.model_copy(update=changed)


def bars(mentee: Participation, mentor: Participation, today: Terrain) -> tuple[Bar, ...]:
    verdict = judge(mentee, mentor, today)
    return verdict.bars if isinstance(verdict, Misfit) else ()


def fit(mentee: Participation, mentor: Participation, today: Terrain | None = None) -> Fit:
    verdict = judge(mentee, mentor, today or terrain())
    assert isinstance(verdict, Fit), verdict
    return verdict


def with_answers(who: Participation, **answers: object) -> Participation:
    kept = {key: value for key, value in {**who.profile, **answers}.items() if value is not None}
    return who.model_copy(update={"profile": kept})


def link(mentor: int, mentee: int) -> frozenset[Link]:
    return frozenset({Link(mentor=PersonId(mentor), mentee=PersonId(mentee), form=FORM)})


@pytest.mark.parametrize(
    ("bar", "mentee_", "mentor_", "today"),
    [
        (Bar.SAME_PERSON, mentee(person_id=PersonId(1)), mentor(), terrain()),
        (Bar.NOT_READY, mentee(), mentor(state=ParticipationState.SUBMITTED), terrain()),
        (Bar.NOT_READY, mentee(state=ParticipationState.WITHDRAWN), mentor(), terrain()),
        (Bar.MENTEE_CONSENT, mentee(), mentor(), terrain(consents=frozenset({PersonId(1)}))),
        (Bar.MENTOR_CONSENT, mentee(), mentor(), terrain(consents=frozenset({PersonId(50)}))),
        (Bar.NO_FORM, mentee(), with_answers(mentor(), forms=["head-teacher"]), terrain()),
        (Bar.PAIRED_ALREADY, mentee(), mentor(), terrain(links=link(1, 50))),
        (Bar.EACH_OTHER, mentee(), mentor(), terrain(links=link(50, 1))),
        (Bar.UNWANTED, with_answers(mentee(), stop_list=["#1"]), mentor(), terrain()),
        (Bar.PARTED, mentee(), mentor(), terrain(parted=link(1, 50))),
        (Bar.NO_PLACE, mentee(), mentor(taken=2), terrain()),
        (Bar.NO_SLOT, mentee(), with_answers(mentor(), slots=["fri-evening"]), terrain()),
    ],
)
def test_a_hard_rule_forbids_and_is_named(
    bar: Bar, mentee_: Participation, mentor_: Participation, today: Terrain
) -> None:
    assert bars(mentee_, mentor_, today) == (bar,)


def test_everything_common_gives_nearly_all_points_and_three_reasons() -> None:
    verdict = fit(mentee(), mentor())
    assert verdict.score == 92
    assert [point.aspect for point in verdict.reasons] == [
        Aspect.REQUEST,
        Aspect.SUBJECT,
        Aspect.SLOTS,
    ]
    assert verdict.risks == ()


def test_missing_answers_count_half_and_are_named() -> None:
    silent = with_answers(mentor(), competences=None, subjects=None, slots=None)
    verdict = fit(mentee(), silent)
    assert [point.aspect for point in verdict.unknown] == [
        Aspect.REQUEST,
        Aspect.SUBJECT,
        Aspect.SLOTS,
    ]
    stranger = with_answers(mentor(), competences=["ict"], subjects=["Физика"])
    assert fit(mentee(), stranger).score < verdict.score < fit(mentee(), mentor()).score


def test_without_named_hours_a_pair_is_still_possible() -> None:
    assert bars(with_answers(mentee(), slots=None), mentor(), terrain()) == ()


def test_a_difficulty_felt_strongly_weighs_more() -> None:
    torn = {"deficits": ["assessment", "ict"], "deficit_scale:ict": 2}
    strong = fit(with_answers(mentee(), **torn, **{"deficit_scale:assessment": 9}), mentor())
    weak = fit(with_answers(mentee(), **torn, **{"deficit_scale:assessment": 1}), mentor())
    assert strong.score > weak.score


def test_a_wished_mentor_comes_first() -> None:
    wishing = with_answers(mentee(), mentor_wish=["#2"])
    verdicts = who_suits(wishing, [mentor(1), mentor(2)], terrain())
    assert [found.mentor.id for found in verdicts.fits] == [2, 1]
    assert Aspect.WISH in {point.aspect for point in verdicts.fits[0].reasons}
    assert Aspect.WISH in {point.aspect for point in verdicts.fits[1].risks}


def test_who_said_no_before_may_be_asked_again_but_not_first() -> None:
    verdicts = who_suits(mentee(), [mentor(1), mentor(2)], terrain(declined=link(1, 50)))
    assert [found.mentor.id for found in verdicts.fits] == [2, 1]
    assert verdicts.fits[1].risks[-1].aspect is Aspect.HISTORY


def test_the_order_does_not_depend_on_the_order_of_reading() -> None:
    mentors = [mentor(n) for n in range(1, 20)]
    forwards = who_suits(mentee(), mentors, terrain())
    backwards = who_suits(mentee(), list(reversed(mentors)), terrain())
    assert forwards == backwards


def test_an_experienced_mentor_suits_a_beginner_better_than_a_beginner_does() -> None:
    equals = with_answers(mentee(), need_reason=["new_technology"])
    young = with_answers(mentor(2), experience_years=1)
    assert fit(equals, young).score < fit(equals, mentor()).score
    assert Aspect.EXPERIENCE in {point.aspect for point in fit(equals, young).risks}


def test_the_catalogue_names_forms_as_each_organisation_does() -> None:
    form = repertoire().form[FORM]
    assert form.named(OrganisationKind.SCHOOL).ru == "учитель – учитель"
    assert form.named(OrganisationKind.COLLEGE).ru == "преподаватель – преподаватель"
    assert form.named(OrganisationKind.CENTRE).ru == "педагог – педагог"
    assert len(repertoire().form) == 10
    assert len(repertoire().model) == 9


def test_unknown_forms_of_a_cycle_are_left_out() -> None:
    assert enabled_forms(("teacher-teacher", "nobody-knows")) == ("teacher-teacher",)
    assert enabled_forms(()) == ("teacher-teacher",)


def test_two_members_make_a_group() -> None:
    assert (model_for(1), model_for(2)) == ("traditional", "group")
