"""Answers from paper or a table are read by the very rules of the chat."""

from datetime import date

from mentoring.questionnaire import Catalogue, Choices, Value
from mentoring.questionnaire.checking import check_all
from mentoring.questionnaire.definition import Questionnaire
from tests.mentoring.questionnaire_samples import options

CHOICES = Choices(
    today=date(2026, 11, 24),
    lists={
        "subjects": options("maths", "physics"),
        "groups": options("7a", "7b"),
        "mentor_sides": options("teacher", "learner"),
    },
)
PAPER = {
    "fio": "сидорова анна",
    "birth_date": "14.03.2012",
    "class_group": "7A",
    "contact": "По телефону",
    "phone": "8 900 123-45-67",
    "forms_wanted": "TEACHER; learner",
    "request_type": "Учёба по предмету; Олимпиада, конкурс; петь в хоре",
    "subject": "maths",
    "request_text": "Понять дроби",
    "mode": "очно",
    "slots": "wed-day; thu",
    "frequency": "Раз в неделю",
    "group_ok": "Не важно",
    "mentored_before": "нет",
    "stop_list": "Иванов; Орлова",
}


def learners() -> Questionnaire:
    return Catalogue.load()["me-l"]


def test_titles_and_codes_become_values_and_what_is_not_asked_is_left_out() -> None:
    found = check_all(learners(), {**PAPER, "mentored_where": "в кружке"}, CHOICES)
    assert isinstance(found, dict), found
    expected: dict[str, Value] = {
        "fio": "Сидорова Анна",
        "birth_date": "2012-03-14",
        "class_group": "7a",
        "contact": "phone",
        "phone": "+79001234567",
        "forms_wanted": ("teacher", "learner"),
        "request_type": ("study", "contest", "=петь в хоре"),
        "slots": ("wed-day", "thu-morning", "thu-day", "thu-evening"),
        "mentored_before": False,
        "stop_list": ("=Иванов", "=Орлова"),
    }
    assert {key: found[key] for key in expected} == expected
    assert "mentored_where" not in found


def test_every_fault_is_named_with_its_question_and_limit() -> None:
    wrong = {
        **PAPER,
        "birth_date": "14.03.2020",
        "forms_wanted": "космонавт",
        "request_type": "Учёба по предмету; Лидерство; Общение; Спорт, творчество",
        "mode": "",
        "slots": "ночью",
        "class": "7А",
    }
    found = check_all(learners(), wrong, CHOICES)
    assert isinstance(found, list)
    assert [(fault.key, fault.code) for fault in found] == [
        ("class", "unknown_question"),
        ("birth_date", "date_outside"),
        ("forms_wanted", "not_an_option"),
        ("request_type", "too_many"),
        ("mode", "missing"),
        ("slots", "not_an_option"),
    ]
    assert found[3].data["most"] == 3


def test_a_part_may_be_given_and_the_rest_asked_later() -> None:
    part = {"fio": "Сидорова Анна", "birth_date": "14.03.2012", "class_group": "9 «В»"}
    found = check_all(learners(), part, CHOICES, partial=True)
    assert found == {
        "fio": "Сидорова Анна",
        "birth_date": "2012-03-14",
        "class_group": "=9 «В»",
    }
    faults = check_all(learners(), {**part, "birth_date": "завтра"}, CHOICES, partial=True)
    assert isinstance(faults, list)
    assert [fault.key for fault in faults] == ["birth_date"]
