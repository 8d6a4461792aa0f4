"""A school may replace a questionnaire, not what the program reads of it."""

from pathlib import Path

from mentoring.needs import NEEDED, unmet_needs
from mentoring.questionnaire import Catalogue

ONE_QUESTION = """
code = "{code}"
version = 2
title.ru = "После встречи"
title.en = "After the meeting"
[[steps]]
id = "{step}"
kind = "{kind}"
text.ru = "Как прошло?"
text.en = "How was it?"
label.ru = "Как прошло"
label.en = "How it was"
"""


def replaced(folder: Path, code: str, step: str, kind: str) -> list[str]:
    text = ONE_QUESTION.format(code=code, step=step, kind=kind)
    (folder / "own.toml").write_text(text, encoding="utf-8")
    return [str(each) for each in unmet_needs(Catalogue.load(folder))]


def test_the_shipped_definitions_have_all_that_is_read() -> None:
    assert not list(unmet_needs(Catalogue.load()))
    assert set(NEEDED) <= set(Catalogue.load().by_code)


def test_a_replacement_without_a_needed_question_is_named(tmp_path: Path) -> None:
    assert replaced(tmp_path, "meet", "usefulness", "scale") == [
        "meet: progress: the program reads this question, keep it"
    ]


def test_a_replacement_that_cannot_be_asked_with_the_other_role_is_named(tmp_path: Path) -> None:
    faults = replaced(tmp_path, "mr", "mode", "scale")
    assert any("me-t + mr" in fault for fault in faults)
