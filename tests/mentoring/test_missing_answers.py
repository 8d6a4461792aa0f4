"""A rule whose answer is missing is told as not checked: none passes in silence."""

from collections.abc import Callable

import pytest

from mentoring.applications import Participation
from mentoring.bars import Bar
from mentoring.ids import PersonId
from mentoring.pair_rules import RULES
from mentoring.sexes import Sex
from mentoring.suitability import Fit, Misfit, Terrain, judge
from mentoring.terrain import NO_CLASS
from tests.mentoring.test_hard_rules import FIFTY, ONE, ruling
from tests.mentoring.test_pair_rules import pupil, school, teacher
from tests.mentoring.test_suitability import link, mentee, mentor, terrain, with_answers

Two = tuple[Participation, Participation, Terrain]
Kept = Callable[..., Two]
PARENT: dict[str, object] = {"class_parents": {"7 «А»": frozenset({ONE})}}
ELSEWHERE: dict[str, object] = {"class_parents": {NO_CLASS: frozenset({ONE})}}


def at_school(mentees: dict[str, object], mentors: dict[str, object], **changed: object) -> Two:
    return (
        pupil(**mentees),
        teacher(**mentors),
        school(1).model_copy(update=changed),
    )


def colleagues(mentees: dict[str, object], mentors: dict[str, object], **changed: object) -> Two:
    settled = {"superior": "#7", "need_reason": ["starting"], **mentees}
    return with_answers(mentee(), **settled), with_answers(mentor(), **mentors), terrain(**changed)


def with_a_parent(mentees: dict[str, object], mentors: dict[str, object]) -> Two:
    return at_school(mentees, mentors, **PARENT)


def with_a_parent_elsewhere(mentees: dict[str, object], mentors: dict[str, object]) -> Two:
    return at_school(mentees, mentors, **ELSEWHERE)


def uncleared(mentees: dict[str, object], mentors: dict[str, object]) -> Two:
    one, other, _ = at_school(mentees, mentors)
    return one, other, school()


def guests(mentees: dict[str, object], mentors: dict[str, object]) -> Two:
    return colleagues({"need_reason": None, "deficits": ["methods"], **mentees}, mentors,
                      guests=frozenset({ONE}))  # fmt: skip


def employed(mentees: dict[str, object], mentors: dict[str, object]) -> Two:
    form = "employer-student"
    wanted = {"forms_wanted": ["employee"], **mentees}
    known = {"mentor_kind": "employee", "forms": [form], **mentors}
    return pupil(**wanted), teacher(**known), terrain(forms=(form,))


def restricted(mentees: dict[str, object], mentors: dict[str, object]) -> Two:
    one, other, today = at_school(mentees, mentors)
    return one, other, today.model_copy(update={"only": {FIFTY: Sex.WOMAN}})


def turned(mentees: dict[str, object], mentors: dict[str, object]) -> Two:
    return colleagues(mentees, mentors, links=link(50, 1))


BLANK: dict[str, object] = {}
MISSING: dict[Bar, list[tuple[Kept, dict[str, object], dict[str, object]]]] = {
    Bar.NO_FORM: [
        (at_school, {"forms_wanted": None}, BLANK),
        (at_school, BLANK, {"forms": None}),
        (at_school, BLANK, {"forms": None, "mentor_kind": None}),
    ],
    Bar.OUT_OF_AGE: [(at_school, {"birth_date": None}, BLANK)],
    Bar.OTHER_PLACE: [
        (employed, BLANK, {"mentor_kind": None}),
        (guests, {"deficits": None}, BLANK),
        (guests, {"deficits": ["=что-то своё"]}, BLANK),
    ],
    Bar.EACH_OTHER: [(turned, BLANK, BLANK)],
    Bar.UNWANTED: [(at_school, {"stop_list": ["=Орлова"]}, BLANK)],
    Bar.AVOIDS: [(at_school, BLANK, {"stop_list": ["=Кузнецов"]})],
    Bar.SUPERIOR: [
        (colleagues, {"superior": None}, BLANK),
        (colleagues, {"superior": ["=Орлова"]}, BLANK),
    ],
    Bar.NO_CLEARANCE: [
        (uncleared, {"birth_date": None}, BLANK),
        (uncleared, BLANK, {"birth_date": None}),
    ],
    Bar.CLASS_PARENT: [
        (with_a_parent, {"class_group": None}, BLANK),
        (with_a_parent_elsewhere, BLANK, BLANK),
    ],
    Bar.OTHER_SUBJECT: [
        (at_school, {"subject": None}, BLANK),
        (at_school, BLANK, {"subjects": None}),
        (at_school, {"request_type": None}, BLANK),
        (at_school, {"request_type": ["=что-то своё"]}, BLANK),
        (at_school, BLANK, {"subjects": ["Физика"], "leads_group": None}),
        (at_school, {"class_group": None}, {"subjects": ["Физика"], "leads_group": "9 «Б»"}),
    ],
    Bar.JUNIOR: [
        (colleagues, {"total_exp_start": None}, BLANK),
        (colleagues, BLANK, {"experience_years": None}),
    ],
    Bar.NO_SLOT: [
        (at_school, {"slots": None}, BLANK),
        (at_school, BLANK, {"slots": None}),
        (at_school, {"slots": None}, {"slots": None}),
    ],
}
OF_RECORDS = {
    Bar.SAME_PERSON: "who is who is always known",
    Bar.OWN_PARENT: "who represents a child is a record",
    Bar.NOT_READY: "an approval is a record: without it the rule is broken",
    Bar.MENTEE_CONSENT: "a consent is a record: without it the rule is broken",
    Bar.MENTOR_CONSENT: "a consent is a record: without it the rule is broken",
    Bar.MENTOR_GUARDIAN: "a consent is a record: without it the rule is broken",
    Bar.NOT_COLLEAGUES: "a no is a record; the yes is asked for by the order",
    Bar.NOT_SHARED: "a permission is a record: without it the rule is broken",
    Bar.PAIRED_ALREADY: "pairs are records",
    Bar.RESTRICTED: "what a representative allows is a record; the next rule is for the untold",
    Bar.RESTRICTED_UNSURE: "a sex that is not known breaks it until the curator says who it is",
    Bar.SUPERIOR_HEAD: "without a name it is H7 that is not checked",
    Bar.PARTED: "pairs are records",
    Bar.NO_PLACE: "without a number of places there is none",
    Bar.OVER_NORM: "without a norm there is none to exceed",
}
"""Rules that hang on no answer, with what they hang on."""


CASES = [
    pytest.param(bar, *case, id=f"{bar}-{number}")
    for bar, cases in MISSING.items()
    for number, case in enumerate(cases)
]


def test_every_rule_is_either_asked_here_or_hangs_on_no_answer() -> None:
    assert {rule.bar for rule in RULES} == MISSING.keys() | OF_RECORDS.keys()
    assert not MISSING.keys() & OF_RECORDS.keys()


@pytest.mark.parametrize(("bar", "kept", "mentees", "mentors"), CASES)
def test_what_is_missing_is_told_as_not_checked_and_bars_nobody(
    bar: Bar, kept: Kept, mentees: dict[str, object], mentors: dict[str, object]
) -> None:
    one, other, today = kept(mentees, mentors)
    model = "reverse" if bar is Bar.EACH_OTHER else None
    verdict = judge(one, other, today, model)
    assert bar in verdict.unchecked, verdict
    if isinstance(verdict, Misfit):
        assert bar not in verdict.bars


@pytest.mark.parametrize("kept", [at_school, colleagues, employed, guests, restricted])
def test_with_every_answer_given_no_rule_is_left_unchecked(kept: Kept) -> None:
    one, other, today = kept(BLANK, BLANK)
    today = today.model_copy(update={"sexes": {ONE: Sex.WOMAN}, "cleared": frozenset({other.id})})
    verdict = judge(one, other, today)
    assert isinstance(verdict, Fit), verdict
    assert verdict.unchecked == ()


def test_no_common_time_is_asked_of_no_model_that_needs_none() -> None:
    one, other, today = colleagues({"slots": None}, BLANK)
    assert ruling(one, other, Bar.NO_SLOT, today) is None
    assert ruling(one, other, Bar.NO_SLOT, today, "situational") is False


def test_the_only_form_of_a_teacher_needs_no_answer() -> None:
    silent = with_answers(mentor(), forms=None, mentor_kind="teacher")
    assert ruling(mentee(), silent, Bar.NO_FORM, terrain()) is False
    assert ruling(pupil(), teacher(forms=None), Bar.NO_FORM, school(1)) is None


def test_a_mentor_with_an_own_child_in_an_unknown_class_is_no_parent_of_colleagues() -> None:
    today = terrain(class_parents={NO_CLASS: frozenset({ONE}), "7 «А»": frozenset({PersonId(2)})})
    assert ruling(mentee(), mentor(), Bar.CLASS_PARENT, today) is False
