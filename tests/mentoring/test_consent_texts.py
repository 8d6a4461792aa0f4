"""The wordings that ship with the program, and what is said about a school's own files."""

from pathlib import Path

import pytest

from mentoring.consent import ADMITTING, CODES
from mentoring.consent_kinds import OPTIONAL
from mentoring.consent_texts import default_source
from mentoring.consent_texts.reading import FaultyText, faults, read_folder

GOOD = '[ru]\ntitle = "Согласие"\nsummary = "Коротко."\nbody = "Оператор: {organisation}."\n'


@pytest.mark.parametrize("code", CODES)
def test_each_kind_has_a_text_in_both_languages_and_no_passport_field(code: str) -> None:
    source = default_source(code)
    assert set(source.words) == {"ru", "en"}
    assert "{organisation}" in source.words["ru"].body
    for asked in ("серия", "СНИЛС", "кем выдан", "series"):
        assert asked not in source.words["ru"].body + source.words["en"].body


@pytest.mark.parametrize("code", [*sorted(ADMITTING), *OPTIONAL])
def test_each_consent_says_how_to_revoke_and_that_a_no_is_free(code: str) -> None:
    body = default_source(code).words["ru"].body
    assert "/consent" in body
    assert "Отказ" in body or "не влияет" in body


def test_a_schools_own_file_is_taken_with_its_purpose_and_approval(tmp_path: Path) -> None:
    head = 'purpose = 2\nmonths = 6\napproved_by = "Директор"\napproved_on = 2026-09-01\n'
    (tmp_path / "c5.toml").write_text(head + GOOD, encoding="utf-8")
    [source] = read_folder(tmp_path)
    assert (source.code, source.purpose, source.months, source.own) == ("C5", 2, 6, True)
    assert source.words["en"] == source.words["ru"]
    assert faults(tmp_path) == ()


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("c9.toml", GOOD, "no consent has this name"),
        ("c1.toml", "title = ", "not TOML"),
        ("c1.toml", GOOD.replace("[ru]", "[en]"), "[ru] is missing"),
        ("c1.toml", GOOD.replace('summary = "Коротко."\n', ""), "lacks summary"),
        ("c1.toml", GOOD + 'footer = "x"\n', "unknown key footer"),
        ("c1.toml", GOOD.replace("{organisation}", "школа"), "does not name the operator"),
        ("c1.toml", 'purpose = "new"\n' + GOOD, "purpose has a wrong value"),
        ("c1.toml", "[de]\n", "the key de is unknown"),
    ],
)
def test_a_faulty_file_is_named_with_one_sentence(
    tmp_path: Path, name: str, raw: str, said: str
) -> None:
    (tmp_path / name).write_text(raw, encoding="utf-8")
    [fault] = faults(tmp_path)
    assert fault.startswith(name)
    assert said in fault
    with pytest.raises(FaultyText):
        read_folder(tmp_path)


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    [fault] = faults(tmp_path / "nowhere")
    assert "is not a folder" in fault
