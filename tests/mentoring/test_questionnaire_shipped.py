"""The shipped questionnaires: complete, short, spoken well, and answerable to the end."""

import re
from collections.abc import Iterator

import pytest

from mentoring.questionnaire import (
    Catalogue,
    Questionnaire,
    Value,
    Wording,
    answer,
    begin,
    combine,
    effort,
    is_complete,
    minutes,
    split,
)
from mentoring.questionnaire.definition import Kind
from mentoring.questionnaire.refusals import FaultyDefinition
from tests.mentoring.questionnaire_samples import CHOICES, made

CATALOGUE = Catalogue.load()
CODES = ("me-l", "me-t", "mr", "q3p", "par", "par-out", "meet", "decline", "order", "end")
FORMS = ("me-l", "me-t", "mr", "q3p", "par", "par-out")
MENTEES = ("me-l", "me-t")
MORE = ("broadcast", "meeting", "figure", "find", "setup")
SEVEN_MINUTES = 7 * 60
MENTEE_IDS = (
    "fio birth_date contact position subjects total_exp_start org_since category ped_education "
    "need_reason deficits request_text expected_result model_pref mentor_wish stop_list mode "
    "slots frequency ready_to_mentor superior leads_group"
)
LEARNER_IDS = (
    "fio birth_date class_group contact phone forms_wanted request_type subject request_text "
    "expected_result interests strengths mentor_pref mode slots frequency group_ok "
    "mentored_before stop_list"
)
MENTOR_IDS = (
    "fio contact birth_date mentor_kind org_place competences subjects experience_years "
    "achievements interests forms models mentee_age capacity time_resource mode "
    "experience_mentoring motivation qualities_self public_card training_done slots "
    "helps_with leads_group"
)


LOWER = re.compile(r"\b(?:вам|вас|ваш\w*|ты|тебя|тебе|тво(?:й|я|ё|и|их|его|ей|ём))\b")
"""What an adult is never called."""


def wordings(questionnaire: Questionnaire) -> Iterator[Wording]:
    yield questionnaire.title
    for step in questionnaire.steps:
        every = (step.text, step.label, step.hint, step.warning, step.other)
        yield from (each for each in every if each is not None)
        for option in step.options:
            yield from (each for each in (option.text, option.hint) if each is not None)


def test_all_definitions_are_there() -> None:
    assert {*CODES, *MORE} <= set(CATALOGUE.by_code)


@pytest.mark.parametrize(
    ("code", "ids"), [("me-t", MENTEE_IDS), ("mr", MENTOR_IDS), ("me-l", LEARNER_IDS)]
)
def test_the_ids_are_those_that_matching_and_papers_use(code: str, ids: str) -> None:
    assert set(ids.split()) <= set(CATALOGUE[code].by_id)


def test_nobody_is_asked_to_be_lent_to_other_organisations() -> None:
    assert "share_other_orgs" not in CATALOGUE["mr"].by_id


def test_a_child_is_not_asked_about_the_parents_and_nobody_about_health() -> None:
    for code in FORMS:
        for wording in wordings(CATALOGUE[code]):
            assert not re.search(r"ОВЗ|инвалид|заболеван", wording.ru, re.I), wording.ru
    asked = [step.text.ru for step in CATALOGUE["me-l"].steps]
    assert not any(re.search("родител|представител", each) for each in asked)
    assert all(step.private for step in CATALOGUE["q3p"].steps)
    assert all(CATALOGUE[code].by_id["stop_list"].private for code in MENTEES)


@pytest.mark.parametrize("code", FORMS)
def test_optional_questions_come_last(code: str) -> None:
    optional = [step.optional for step in CATALOGUE[code].steps]
    assert optional == sorted(optional)


@pytest.mark.parametrize("code", FORMS)
def test_a_form_takes_seven_minutes_at_most(code: str) -> None:
    questionnaire = CATALOGUE[code]
    required = [s for s in questionnaire.steps if s.kind is Kind.LONG and not s.optional]
    assert effort(questionnaire) <= SEVEN_MINUTES
    assert len(required) <= 1


@pytest.mark.parametrize("mentee", MENTEES)
def test_both_roles_at_once_take_what_their_questions_take_together(mentee: str) -> None:
    first, second = CATALOGUE[mentee], CATALOGUE["mr"]
    both = combine(first, second)
    shared = [s.model_copy(update={"when": None}) for s in first.steps if s.id in second.by_id]
    once = Questionnaire(code="once", version=1, title=first.title, steps=tuple(shared))
    assert effort(both) == effort(first) + effort(second) - effort(once)
    assert SEVEN_MINUTES - 60 < effort(both) <= minutes(both) * 60 < effort(both) + 60
    optional = [step.optional for step in both.steps]
    assert optional == sorted(optional)


def test_effort_counts_taps_typing_writing_and_repetitions() -> None:
    options = 'options = [{code = "x", text = {ru = "x", en = "x"}}]'
    counted = made(
        'id = "t"\nkind = "text"',
        'id = "l"\nkind = "long"',
        'id = "o"\nkind = "long"\noptional = true',
        f'id = "m"\nkind = "multi"\nmost = 3\n{options}',
        'id = "s"\nkind = "scale"\nfor_each = "m"',
        'id = "n"\nkind = "number"\nmin = 1\nmax = 6',
        'id = "w"\nkind = "number"\nmin = 0\nmax = 60',
        'id = "x"\nkind = "text"\noptional = true\nlater = true',
    )
    assert effort(counted) == 15 + 45 + 6 + 6 + 3 * 6 + 6 + 15


@pytest.mark.parametrize("code", sorted(CATALOGUE.by_code))
def test_no_word_agrees_with_the_readers_sex(code: str) -> None:
    gendered = re.compile(r"\((?:а|ла|на)\)|\b(?:рад|готов|сам|должен|первым|уверен)\b", re.I)
    for wording in wordings(CATALOGUE[code]):
        assert not gendered.search(wording.ru), wording.ru


@pytest.mark.parametrize("code", sorted(CATALOGUE.by_code))
def test_texts_are_in_their_languages_and_short(code: str) -> None:
    for wording in wordings(CATALOGUE[code]):
        assert re.search("[а-яё]", wording.ru, re.I) or not re.search("[a-z]", wording.ru, re.I)
        assert not re.search("[а-яё]", wording.en, re.I), wording.en
        assert max(len(wording.ru), len(wording.en), len(wording.ru_learner or "")) <= 120


@pytest.mark.parametrize("code", sorted(CATALOGUE.by_code))
def test_buttons_are_short(code: str) -> None:
    for step in CATALOGUE[code].steps:
        for option in step.options:
            assert max(len(option.text.ru), len(option.text.en)) <= 30, option.text


def test_feedback_is_two_taps() -> None:
    meet = CATALOGUE["meet"]
    draft = answer(meet, begin(meet), "usefulness", 9, CHOICES)
    assert is_complete(answer(meet, draft, "progress", 7, CHOICES))


def test_an_adult_is_addressed_with_a_capital_letter() -> None:
    for code in (*FORMS, "setup"):
        for wording in wordings(CATALOGUE[code]):
            lower = LOWER.search(wording.ru)
            assert lower is None, wording.ru


@pytest.mark.parametrize("code", ["me-l", "mr"])
def test_a_minor_is_addressed_as_a_friend(code: str) -> None:
    asked_of_grown = ("competences", "experience_years", "leads_group")
    steps = [step for step in CATALOGUE[code].steps if step.id in asked_of_grown]
    for_grown = [each for step in steps for each in (step.text, step.hint)]
    for wording in wordings(CATALOGUE[code]):
        said = wording.said("ru", learner=True)
        adult = re.search(r"\bВ(?:ы|ам|ас|аш\w*)\b|\w+(?:ите|ьте)\b(?<!оба это разрешите)", said)
        assert adult is None or wording in for_grown, said


def test_both_roles_ask_shared_questions_once_and_split_the_answers_again() -> None:
    both = combine(CATALOGUE["me-t"], CATALOGUE["mr"])
    ids = [step.id for step in both.steps]
    assert len(ids) == len(set(ids))
    draft = begin(both)
    assert (draft.codes, draft.versions) == (("me-t", "mr"), (1, 1))
    known: dict[str, Value] = {"fio": "Орлова Анна", "deficit_scale:ict": 5, "capacity": 2}
    assert split(both, known) == {
        "me-t": {"fio": "Орлова Анна", "deficit_scale:ict": 5},
        "mr": {"fio": "Орлова Анна", "capacity": 2},
    }
    assert split(CATALOGUE["mr"], {"capacity": 2}) == {"mr": {"capacity": 2}}


def test_a_question_required_in_one_role_is_required_in_both() -> None:
    yes = 'id = "y"\nkind = "yesno"'
    first = made(yes, 'id = "a"\nkind = "text"\noptional = true', code="one")
    second = made(
        yes,
        'id = "b"\nkind = "date"',
        'id = "a"\nkind = "text"\nwhen = {step = "b", answered = true}',
        code="two",
    )
    joined = combine(first, second)
    assert [step.id for step in joined.steps] == ["y", "b", "a"]
    assert not joined.by_id["a"].optional
    assert joined.by_id["a"].when is None


def test_roles_that_disagree_on_a_kind_do_not_combine() -> None:
    first = made('id = "a"\nkind = "text"', code="one")
    second = made('id = "a"\nkind = "date"', code="two")
    with pytest.raises(FaultyDefinition) as caught:
        combine(first, second)
    assert (caught.value.file, caught.value.question) == ("one + two", "a")
