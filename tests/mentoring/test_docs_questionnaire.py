"""What docs/questionnaires.md tells a school is true: example, kinds, ids to keep."""

import re
from datetime import date
from pathlib import Path

import pytest

from mentoring.questionnaire import (
    Catalogue,
    Choices,
    Questionnaire,
    Value,
    answer,
    begin,
    combine,
    is_complete,
)
from mentoring.questionnaire.definition import Kind
from tests.mentoring.questionnaire_samples import options

PAGE = (Path(__file__).parents[2] / "docs" / "questionnaires.md").read_text("utf-8")
CHOICES = Choices(today=date(2026, 11, 24), lists={"subjects": options("maths", "physics")})
SAID: dict[str, object] = {
    "fio": "Кузнецова Мария Петровна",
    "birth_date": "14.03.1996",
    "total_exp_start": "сентябрь 2023",
    "subjects": ["maths"],
    "deficits": ["methods", "parents"],
    "deficit_scale:methods": 8,
    "deficit_scale:parents": 5,
    "leads_class": True,
    "class_help": "Первое родительское собрание",
    "slots": ["wed-day"],
}
NEEDED = re.compile(r"^\| [^|`]+ \| `([a-z0-9_-]+)` \| ([^|]*`[^|]*) \|([^|]*)\|$", re.M)


def example() -> str:
    [found] = re.findall(r"^```toml\n(.+?)^```$", PAGE, re.M | re.S)
    return str(found)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "me-t.toml").write_text(example(), "utf-8")
    return tmp_path


@pytest.fixture
def questionnaire(folder: Path) -> Questionnaire:
    assert Catalogue.faults(folder) == ()
    return Catalogue.load(folder)["me-t"]


def test_the_example_replaces_the_shipped_one(questionnaire: Questionnaire) -> None:
    assert questionnaire.title.ru == "Анкета молодого педагога"
    assert questionnaire.version > Catalogue.load()["me-t"].version


def test_the_example_is_answered_to_the_end(questionnaire: Questionnaire) -> None:
    draft = begin(questionnaire)
    asked = []
    while (key := draft.at) is not None:
        asked.append(key)
        draft = answer(questionnaire, draft, key, said(key), CHOICES)
    assert is_complete(draft)
    assert asked == list(SAID)
    assert draft.answers["total_exp_start"] == "2023-09-01"


def said(key: str) -> Value:
    found = SAID[key]
    return tuple(found) if isinstance(found, list) else found  # type: ignore[return-value]


def test_the_example_goes_together_with_the_mentors(questionnaire: Questionnaire) -> None:
    both = combine(questionnaire, Catalogue.load()["mr"])
    assert {"leads_class", "capacity"} <= set(both.by_id)


def test_the_fault_is_told_as_the_page_says(folder: Path) -> None:
    faulty = example().replace('step = "leads_class"', 'step = "leads_clas"')
    (folder / "me-t.toml").write_text(faulty, "utf-8")
    [fault] = Catalogue.faults(folder)
    assert f"\n    questionnaires.folder: {fault}\n" in PAGE


def test_every_kind_of_question_is_told() -> None:
    told = re.findall(r"^\| `([a-z]+)` \| ", PAGE, re.M)
    assert sorted(told) == sorted(["kind", *Kind])  # the table's head is one of them


def test_the_ids_to_keep_are_those_of_the_shipped() -> None:
    shipped = Catalogue.load()
    rows = {code: set(re.findall("`([a-z_]+)`", a + b)) for code, a, b in NEEDED.findall(PAGE)}
    assert set(rows) == set(shipped.by_code)
    known = {code: set(shipped[code].by_id) for code in rows}
    strange = {code: ids - known[code] for code, ids in rows.items()}
    assert strange == {code: set() for code in rows} | {"mr": {"deficits", "request_type"}}
