"""A school's folder replaces and adds; a faulty file names itself, the question and the reason."""

from pathlib import Path

import pytest

from mentoring.questionnaire import Catalogue
from mentoring.questionnaire.reading import examine
from mentoring.questionnaire.refusals import FaultyDefinition
from tests.mentoring.questionnaire_samples import OTHER, offered, toml

TEXT = 'id = "a"\nkind = "text"'
MULTI = f'id = "m"\nkind = "multi"\n{offered("x", "y")}'


def faults(text: str) -> list[tuple[str, str, str]]:
    found = examine("f.toml", text)
    assert isinstance(found, tuple), "the definition is sound"
    return [(fault.file, fault.question, fault.reason) for fault in found]


@pytest.mark.parametrize(
    ("text", "question", "reason"),
    [
        (toml('id = "a"\nkind = "txet"'), "a", "the kind 'txet' is unknown"),
        (toml(TEXT, TEXT), "a", "another question has the same id"),
        (toml(TEXT + "\nlong = 3"), "a", "long is not a known setting"),
        (toml('kind = "text"'), "step 1", "id is missing"),
        (toml('id = "a b"\nkind = "text"'), "a b", "id 'a b' has characters"),
        (toml('id = "a"\nkind = "choice"'), "a", "needs options or a source"),
        (toml(f"{TEXT}\n{offered('x')}"), "a", "takes no options"),
        (toml(f'id = "a"\nkind = "choice"\n{offered("x", "x")}'), "a", "option x stands twice"),
        (toml(f'id = "a"\nkind = "choice"\n{offered("x" * 21)}'), "a", "too long for a button"),
        (toml(TEXT + "\nmin = 9\nmax = 5"), "a", "the limits contradict: min 9 is over max 5"),
        (toml(f"{MULTI}\nleast = 2\nmost = 1"), "m", "the limits contradict: least 2"),
        (toml(f"{MULTI}\nleast = 3"), "m", "least 3 of 2 options"),
        (toml(f"{MULTI}\nmost = 0"), "m", "most is under 1"),
        (toml(TEXT + "\nmost = 2"), "a", "most does not go with kind text"),
        (toml(TEXT + "\nleast = 2"), "a", "least does not go with kind text"),
        (toml('id = "a"\nkind = "yesno"\nmax = 2'), "a", "min and max do not go with"),
        (toml('id = "a"\nkind = "long"\nformat = "name"'), "a", "format does not go with"),
        (toml(TEXT + "\nlater = true"), "a", "a question for later must be optional"),
        (toml(f"{TEXT}\n{OTHER}"), "a", "own words beside options do not go with"),
        (toml(f'{MULTI}\nown = "date"'), "m", "own = date needs kind choice"),
        (toml(TEXT + '\nfor_each = "zz"'), "a", "for_each points to an unknown question, zz"),
        (toml(TEXT, 'id = "b"\nkind = "scale"\nfor_each = "a"'), "b", "of kind text, not multi"),
        (
            toml(TEXT + '\nwhen = {step = "zz", answered = true}'),
            "a",
            "the condition points to an unknown question, zz",
        ),
        (
            toml(TEXT + '\nwhen = {step = "m", has = "x"}', MULTI),
            "a",
            "the condition points to a later question, m",
        ),
        (
            toml(MULTI, TEXT + '\nwhen = {not = {step = "m", has = "z"}}'),
            "a",
            "the condition on m names an unknown option, z",
        ),
        (
            toml('id = "y"\nkind = "yesno"', TEXT + '\nwhen = {step = "y", equals = "yes"}'),
            "a",
            "compares a yes or no with 'yes'",
        ),
        (toml(TEXT + '\nwhen = {step = "m"}'), "a", "a condition is either step with one of"),
        (
            toml(
                MULTI,
                'id = "s"\nkind = "scale"\nfor_each = "m"',
                TEXT + '\nwhen = {step = "s", answered = true}',
            ),
            "a",
            "the condition points to s, which repeats",
        ),
        (
            toml('id = "d"\nkind = "date"\ndates = {not_in_past = true, not_in_future = true}'),
            "d",
            "neither past nor future",
        ),
        (
            toml('id = "d"\nkind = "date"\ndates = {at_least_years = 9, not_before_years = 5}'),
            "d",
            "at_least_years is over not_before_years",
        ),
        (
            toml('id = "d"\nkind = "date"\ndates = {not_before = "e"}'),
            "d",
            "not_before points to an unknown question, e",
        ),
        (
            toml(TEXT, 'id = "d"\nkind = "date"\ndates = {not_before = "a"}'),
            "d",
            "not_before points to a, which is no date",
        ),
        (toml(TEXT + "\ndates = {near = true}"), "a", "limits of dates do not go with"),
        (
            toml(
                f'id = "{"m" * 20}"\nkind = "multi"\n{offered("x" * 20)}',
                f'id = "{"n" * 20}"\nkind = "multi"\nfor_each = "{"m" * 20}"\n{offered("y" * 20)}',
            ),
            "n" * 20,
            "do not fit a button",
        ),
        (toml(TEXT).replace('en = "?"', 'de = "?"'), "a", "text has no text in the language en"),
        (toml(TEXT).replace('en = "Sample"', ""), "", "Invalid"),
        (toml(TEXT).replace("version = 1", ""), "", "version is missing"),
        (toml(TEXT).replace("version = 1", "version = 0"), "", "version: "),
        (toml() + "steps = []", "", "there are no questions"),
        (toml(), "", "steps is missing"),
        ('code = "x"\nversion = \n', "", "not valid TOML: Invalid value (at line 2, column 11)"),
    ],
)
def test_every_fault_names_file_question_and_reason(text: str, question: str, reason: str) -> None:
    found = faults(text)
    assert ("f.toml", question) in [(file, where) for file, where, _ in found]
    assert any(reason in said for _, where, said in found if where == question), found


def test_a_missing_language_of_an_option_names_the_option() -> None:
    text = toml(MULTI).replace('en = "e-y"', "").replace('"р-y", ', '"р-y"')
    assert faults(text) == [("f.toml", "m", "options.y.text has no text in the language en")]


def test_all_faults_of_a_folder_are_told_and_the_first_is_raised(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("code = ", encoding="utf-8")
    (tmp_path / "b.toml").write_text(toml(TEXT, TEXT, TEXT), encoding="utf-8")
    (tmp_path / "c.toml").write_text(toml(TEXT), encoding="utf-8")
    (tmp_path / "d.toml").write_text(toml(TEXT), encoding="utf-8")
    (tmp_path / "e.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "notes.txt").write_text("not ours", encoding="utf-8")
    told = [str(fault) for fault in Catalogue.faults(tmp_path)]
    assert told == [
        "a.toml: not valid TOML: Invalid value (at end of document)",
        "b.toml: a: another question has the same id",
        "b.toml: a: another question has the same id",
        "d.toml: the code sample is taken by c.toml already",
        "e.toml: the file is not in UTF-8",
    ]
    with pytest.raises(FaultyDefinition) as caught:
        Catalogue.load(tmp_path)
    assert (caught.value.file, caught.value.question) == ("a.toml", "")
    assert caught.value.data["reason"] == caught.value.reason


def test_a_folder_that_is_not_there_is_a_fault_too(tmp_path: Path) -> None:
    assert [fault.reason for fault in Catalogue.faults(tmp_path / "no")] == [
        "there is no such folder"
    ]


def test_a_school_replaces_one_definition_and_adds_another(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(toml(TEXT, code="meet"), encoding="utf-8")
    (tmp_path / "new.toml").write_text(toml(TEXT, code="trial"), encoding="utf-8")
    catalogue = Catalogue.load(tmp_path)
    assert [step.id for step in catalogue["meet"].steps] == ["a"]
    assert "trial" in catalogue
    assert "mr" in catalogue
    assert "nothing" not in catalogue
