"""Forms and role models are data: called as the organisation calls them, suggested by requests."""

import re
from datetime import UTC, datetime

import pytest

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.forms import forms_of, public_title, repertoire, role_models_for, suggested_forms
from mentoring.ids import CycleId, OrganisationId, ParticipationId, PersonId
from mentoring.lists import forms_for, mentor_sides
from mentoring.occupations import Occupation, code_of, codes_for, codes_of, known_for
from mentoring.organisations import OrganisationKind
from mentoring.people import Bracket, Wish
from mentoring.questionnaire import Wording

SCHOOL, COLLEGE = OrganisationKind.SCHOOL, OrganisationKind.COLLEGE
TT, TS, SS, EC = "teacher-teacher", "teacher-learner", "learner-learner", "employer-student"
TEACHERS, LEARNERS, ALL = (TT,), (SS, TS), (TT, SS, TS)


def test_forms_are_called_as_the_organisation_calls_its_people() -> None:
    form = repertoire().form[TS]
    assert form.named(SCHOOL).ru == "учитель – ученик"
    assert form.named(COLLEGE).ru == "преподаватель – обучающийся"
    assert public_title(TS, "study", SCHOOL) == Wording(
        ru="учитель – ученик, учебная поддержка", en="teacher – pupil, support in studies"
    )
    assert public_title(TT, None, SCHOOL) == repertoire().form[TT].named(SCHOOL)
    assert public_title("nobody-knows", "study", SCHOOL) is None
    party = repertoire().party["teacher"]
    assert [party.called(kind).ru for kind in OrganisationKind] == [
        "учитель",
        "преподаватель или мастер п/о",
        "воспитатель",
        "педагог",
    ]


def test_a_school_is_not_offered_what_only_colleges_have() -> None:
    school, college = ({form.code for form in forms_of(kind)} for kind in (SCHOOL, COLLEGE))
    assert {SS, TS, TT, "employer-pupil"} <= school
    assert EC not in school
    assert {SS, TS, TT, EC, "employer-teacher"} <= college
    assert {form.mentee for form in forms_of(OrganisationKind.KINDERGARTEN)} == {"teacher"}


def test_every_form_has_role_models_and_none_says_anything_about_a_person() -> None:
    known = repertoire()
    forms = {form for role in known.role_model.values() for form in role.forms}
    assert forms == set(known.form)
    said = [w.ru for role in known.role_model.values() for w in role.title.values()]
    said += [w.ru for form in known.form.values() for w in form.title.values()]
    labels = r"успевающ|одарён|ОВЗ|инвалид|пассивн|равнодушн|неадаптир|консерватив|проблем"
    assert not [title for title in said if re.search(labels, title, re.I)]


def test_a_request_suggests_forms_and_what_the_pair_works_on() -> None:
    assert suggested_forms(("study",), (TT, EC, TS, SS)) == (TS, SS)
    assert suggested_forms(("career", "contest"), (TS, EC)) == (EC, TS)
    assert suggested_forms((), (TS, EC)) == ()
    assert [role.code for role in role_models_for(TS, ("study", "talent"))] == ["study", "talent"]
    assert [role.code for role in role_models_for(TT, ())] == ["young"]
    assert role_models_for(TS, ("career",)) == ()


def test_mentors_are_offered_forms_they_can_sit_in_and_learners_those_who_mentor() -> None:
    assert forms_for("teacher", (*ALL, EC)) == (TT, TS)
    assert forms_for("learner", (*ALL, EC)) == (SS,)
    assert forms_for("parent", (*ALL, EC)) == (EC,)
    assert forms_for("employee", TEACHERS) == TEACHERS  # nobody is left without a choice
    offered = [(each.code, each.text.ru) for each in mentor_sides((*ALL, EC), SCHOOL)]
    assert offered == [
        ("learner", "Ученик постарше"),
        ("teacher", "Учитель"),
        ("employee", "Специалист предприятия"),
    ]


@pytest.mark.parametrize(
    ("wish", "bracket", "forms", "occupation", "codes"),
    [
        (Wish.MENTEE, Bracket.FROM_10, ALL, None, ("me-l",)),
        (Wish.BOTH, Bracket.FROM_14, ALL, None, ("me-l", "mr")),
        (Wish.MENTOR, Bracket.FROM_14, ALL, None, ("mr",)),
        (Wish.MENTEE, Bracket.ADULT, ALL, None, None),
        (Wish.BOTH, Bracket.ADULT, ALL, Occupation.STUDIES, ("me-l", "mr")),
        (Wish.MENTEE, Bracket.ADULT, ALL, Occupation.WORKS, ("me-t",)),
        (Wish.MENTEE, Bracket.ADULT, TEACHERS, None, ("me-t",)),
        (Wish.MENTEE, Bracket.ADULT, LEARNERS, None, ("me-l",)),
        (Wish.MENTOR, Bracket.ADULT, ALL, None, ("mr",)),
    ],
)
def test_everybody_gets_their_own_questionnaire(
    wish: Wish,
    bracket: Bracket,
    forms: tuple[str, ...],
    occupation: Occupation | None,
    codes: tuple[str, ...] | None,
) -> None:
    assert codes_for(wish, bracket, forms, occupation) == codes


def test_what_is_known_is_not_asked_and_answers_tell_whose_they_are() -> None:
    assert known_for(Bracket.ADULT) == {}
    assert set(known_for(Bracket.FROM_10, "7 «А»")) == {"mentor_kind", "class_group"}
    pupil, teacher = taken({"request_type": ["study"]}), taken({"deficits": ["ict"]})
    assert (code_of(pupil), code_of(teacher)) == ("me-l", "me-t")
    mentor = taken({"capacity": 2}, Side.MENTOR)
    assert codes_of([mentor, pupil]) == ("me-l", "mr")
    assert codes_of([taken({})]) == ()


def taken(profile: dict[str, object], side: Side = Side.MENTEE) -> Participation:
    return Participation(
        id=ParticipationId(1),
        organisation_id=OrganisationId(1),
        cycle_id=CycleId(1),
        person_id=PersonId(1),
        side=side,
        state=ParticipationState.READY,
        profile=profile,
        created_at=datetime(2026, 9, 1, tzinfo=UTC),
    )
