"""The wordings that ship with the program, and what is said about a school's own files."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentoring.consent import ADMITTING, CODES, LABOUR, NOTICE
from mentoring.consent_kinds import OPTIONAL
from mentoring.consent_texts import default_source, default_texts
from mentoring.consent_texts.reading import IN_CODES, FaultyText, faults, read_folder
from mentoring.ids import OrganisationId
from mentoring.organisations import Organisation, OrganisationKind

NOW = datetime(2026, 11, 23, tzinfo=UTC)
GOOD = '[ru]\ntitle = "Согласие"\nsummary = "Коротко."\nbody = "Оператор: {organisation}."\n'


@pytest.mark.parametrize("code", CODES)
def test_each_kind_has_a_text_in_both_languages_and_no_passport_field(code: str) -> None:
    source = default_source(code)
    assert set(source.words) == {"ru", "en"}
    assert "{organisation}" in source.words["ru"].body
    for asked in ("серия", "СНИЛС", "кем выдан", "series"):
        assert asked not in source.words["ru"].body + source.words["en"].body


@pytest.mark.parametrize("code", [each for each in CODES if each != NOTICE])
@pytest.mark.parametrize("coded", [False, True])
def test_each_kind_names_the_operator_with_the_address(code: str, *, coded: bool) -> None:
    """152-FZ, art. 9, item 4.3; while the address is not given nothing stands in its place."""
    known = Organisation(
        id=OrganisationId(1), name="Школа", kind=OrganisationKind.SCHOOL, zone="UTC"
    )
    here = known.model_copy(update={"address": "г. Киров, ул. Лесная, 1", "pseudonymous": coded})
    bare = known.model_copy(update={"pseudonymous": coded})
    for text in default_texts(here, 1, NOW, code):
        assert (
            "Школа, адрес: г. К" if text.language == "ru" else "Школа, address: г. К"
        ) in text.body
    for text in default_texts(bare, 1, NOW, code):
        assert "{" not in text.body
        assert "Школа." in text.body


@pytest.mark.parametrize("coded", [False, True])
def test_the_list_of_data_names_what_is_kept_on_the_way(*, coded: bool) -> None:
    body = default_source("C1", coded=coded).words["ru"].body
    for kept in ("собеседовании", "обучении", "проверке допуска", "просьбы о помощи"):
        assert kept in body.partition("4. Что с ними")[0], kept


@pytest.mark.parametrize("code", IN_CODES)
def test_where_chats_hold_codes_the_text_says_that_names_stay_on_the_server(code: str) -> None:
    plain, coded = default_source(code), default_source(code, coded=True)
    for language, server, chat in (("ru", "сервере", "код"), ("en", "server", "code")):
        text = coded.words[language]
        assert server in text.body
        assert server in text.summary
        assert chat in text.body
        assert text.title == plain.words[language].title
        assert server not in plain.words[language].body
    assert "видит имя, предмет" not in coded.words["ru"].body
    assert "/consent" in coded.words["ru"].body or code == NOTICE


def test_a_school_may_word_both_and_a_file_for_codes_of_others_is_unknown(tmp_path: Path) -> None:
    (tmp_path / "c1-codes.toml").write_text(GOOD, encoding="utf-8")
    [source] = read_folder(tmp_path)
    assert (source.code, source.coded) == ("C1", True)
    (tmp_path / "c6-codes.toml").write_text(GOOD, encoding="utf-8")
    [fault] = faults(tmp_path)
    assert "no consent has this name" in fault


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


ELEMENTS = {
    "who processes": (
        "(Оператор|Кто хранит данные): {o}, адрес",
        "(Operator|Who keeps the data): {o}",
    ),
    "what for": (r"(Для чего|Зачем)\. [А-Я]", r"What for\. [A-Z]"),
    "which data": (
        "Какие данные|Что хранится|От кого и что|Что можно разрешить",
        "Which data|What is kept|From whom and what|What can be allowed",
    ),
    "who else, on instruction": (
        "[Пп]о поручению .*не (обрабатыва|переда)",
        "(Nobody else|No other organisation) processes .*on .*instruction",
    ),
    "what is done, and how": (
        "(Запись|записываем|запись|хранение|Хранение|передача)[^.]*; с помощью программы",
        "([Rr]ecord|[Ss]torage|transfer)[^.]*; with software",
    ),
    "how long, and the way back": (
        "(Сколько|лет, либо|Один год).*/consent",
        "(How long|years, or|One year).*/consent",
    ),
}
"""What 152-FZ, art. 9, part 4 asks of a text and needs no passport for."""

WITH_ELEMENTS = [
    *((code, False) for code in CODES if code not in (NOTICE, LABOUR)),
    *((code, True) for code in IN_CODES if code != NOTICE),
]
"""All consents to the processing of data: a notice asks for none, L1 is about work."""


@pytest.mark.parametrize(("code", "coded"), WITH_ELEMENTS)
@pytest.mark.parametrize("element", ELEMENTS)
def test_each_consent_has_the_elements_that_need_no_passport(
    code: str, element: str, *, coded: bool
) -> None:
    words = default_source(code, coded=coded).words
    for language, pattern in zip(("ru", "en"), ELEMENTS[element], strict=True):
        body = " ".join(words[language].body.split())
        told = pattern.replace("{o}", re.escape("{organisation}"))
        assert re.search(told, body), (code, language, body)
