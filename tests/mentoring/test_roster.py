"""A list of people is read as a school writes it; what is wrong is named, never guessed."""

import io
from collections.abc import Sequence
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from handlers.papers import guarding
from handlers.papers.tables import lines_of
from mentoring.people import Bracket, Wish
from mentoring.questionnaire import Catalogue, Choices
from mentoring.roster.faults import Fault, UnreadableList, Why
from mentoring.roster.layout import rows_below
from mentoring.roster.lines import Line
from mentoring.roster.listing import Read, read_list
from mentoring.roster.rows import Row
from mentoring.subjects import named_options
from tests.rosters import lines, signed, workbook, xlsx

TODAY = date(2026, 11, 22)
CHOICES = Choices(today=TODAY, lists={"groups": named_options(("6А", "9Б"))})
ORLOVA = {"role": "наставник", "fio": "Орлова Анна Викторовна", "born": "05.03.1980"}


def read(content: bytes, name: str = ".xlsx", choices: Choices = CHOICES) -> list[Read]:
    return list(read_list(lines_of(name, content), Catalogue.load(), choices))


def only(found: list[Read]) -> Row:
    assert len(found) == 1
    assert isinstance(found[0], Row), found
    return found[0]


def faults(found: list[Read]) -> list[tuple[str, str]]:
    return [(f.column, f.reason) for each in found if isinstance(each, tuple) for f in each]


def refused(content: bytes, name: str = ".xlsx") -> Why:
    with pytest.raises(UnreadableList) as caught:
        read(content, name)
    return caught.value.why


def csv(rows: Sequence[Sequence[str]], separator: str, encoding: str) -> bytes:
    return "\r\n".join(separator.join(row) for row in rows).encode(encoding)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_csv_of_any_russian_excel_is_read(separator: str, encoding: str) -> None:
    content = csv(lines(ORLOVA | {"position": "учитель"}), separator, encoding)
    row = only(read(content, ".csv"))
    assert (row.name, row.role, row.born) == (
        "Орлова Анна Викторовна",
        Wish.MENTOR,
        date(1980, 3, 5),
    )
    assert (row.number, row.bracket(TODAY)) == (2, Bracket.ADULT)


def test_columns_come_in_any_order_and_language_under_a_title() -> None:
    rows = (
        ("Наш техникум, список наставников",),
        ("no", "Birth date", "ОТЧЕСТВО", "Фамилия*", "Имя", "  роль ", "Группа", "Любимый цвет"),
        ("1", date(1980, 3, 5), "Викторовна", "ОРЛОВА", "АННА", "Mentor", "", "синий"),
    )
    content = io.BytesIO()
    book = Workbook()
    for each in rows:
        book.active.append(each)
    book.save(content)
    row = only(read(content.getvalue()))
    assert (row.name, row.born, row.number) == ("Орлова Анна Викторовна", date(1980, 3, 5), 3)


def test_a_signed_sheet_needs_number_day_and_place() -> None:
    child = {"role": "наставляемый", "fio": "Белова Ева", "born": "12.04.2014", "group": "6 а"}
    row = only(read(xlsx(child | signed("2/26") | {"who": "мама"})))
    assert row.paper is not None
    assert (row.paper.number, row.paper.dated_on, row.relation) == (
        "2/26", date(2026, 9, 1), "mother",
    )  # fmt: skip
    assert row.group == "6А"  # as the school's own list writes it
    assert faults(read(xlsx(child | signed("2/26")))) == [("Кем приходится", "missing")]
    assert faults(read(xlsx(child | {"number": "2/26"}))) == [
        ("Дата согласия", "missing"),
        ("Где хранится согласие", "missing"),
    ]
    for said in ("со слов", "да", "устно"):
        assert faults(read(xlsx(child | signed(said) | {"who": "мама"}))) == [
            ("№ согласия", "no_sheet")
        ]


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("fio", "<b>Орлова</b> Анна", "not_a_name"),
        ("fio", "Орлова 🌷 Анна", "not_a_name"),
        ("fio", "Орлова\u202e Анна", "odd_characters"),
        ("fio", "Орлова\x07 Анна", "odd_characters"),
        ("fio", "Орлова " + "а" * 4000, "too_long"),
        ("fio", "Орлова А. В.", "not_a_name"),
        ("fio", "=A1&B1", "formula"),
        ("born", "01.02.2033", "date_outside"),
        ("born", "01.02.2020", "date_outside"),
        ("born", "01.02.1910", "date_outside"),
        ("born", "вчера", "not_a_date"),
        ("born", "14.03.1890", "not_a_date"),
        ("role", "гость", "not_an_option"),
        ("group", "11Я", "not_an_option"),
        ("phone", "позвоните", "not_a_phone"),
        ("request", "а" * 4000, "too_long"),
        ("request", "Ребёнок с ОВЗ, нужна помощь", "names_a_status"),
        ("group", "6А (ЗПР)", "names_a_status"),
        ("position", "учитель, инвалид", "names_a_status"),
    ],
)
def test_each_bad_cell_has_its_reason(column: str, cell: str, reason: str) -> None:
    mentee = ORLOVA | {"role": "наставляемый"}
    found = read(csv_with(mentee | {column: cell}), ".csv")
    assert [each for _, each in faults(found)] == [reason]


def csv_with(person: dict[str, str]) -> bytes:
    return csv(lines(person), ";", "utf-8")


def test_the_same_person_twice_is_named_not_merged() -> None:
    other = ORLOVA | {"fio": "Орлова  анна викторовна"}
    found = read(xlsx(ORLOVA, other, ORLOVA | signed("7/26"), ORLOVA | signed("8/26")))
    assert [type(each).__name__ for each in found] == ["Row", "tuple", "Row", "Row"]
    assert found[1] == (Fault(row=3, column="ФИО", reason="repeated", limits={"first": 2}),)


def test_twins_of_one_file_are_named_by_the_first_of_them() -> None:
    signed_twice = (ORLOVA | signed("7/26"), ORLOVA | signed("8/26") | {"phone": "89001234567"})
    mentee = ORLOVA | signed("7/26") | {"role": "наставляемый", "position": "учитель"}
    found = read(xlsx(*signed_twice, mentee, ORLOVA, ORLOVA | {"fio": "Яковлев Иван"}))
    rows = [each for each in found if isinstance(each, Row)]
    assert [(each.number, each.twin, each.again) for each in rows] == [
        (2, None, False),
        (3, 2, False),
        (4, None, True),  # the same sheet in another role: one person
        (5, 2, False),
        (6, None, False),
    ]


def test_the_same_sheet_with_other_data_is_for_the_school_to_decide() -> None:
    other = ORLOVA | signed("7/26") | {"phone": "89001234567"}
    found = read(xlsx(ORLOVA | signed("7/26"), other))
    assert faults(found) == [("ФИО", "differs")]


def test_a_request_may_begin_with_any_sign_and_stays_words() -> None:
    row = only(
        read(
            xlsx(
                ORLOVA
                | {"role": "наставляемый", "request": "=HYPERLINK(1)", "position": "учитель"}
            )
        )
    )
    assert row.answers["me-t"]["request_text"] == "=HYPERLINK(1)"


def test_fifty_thousand_rows_of_something_else_end_at_the_headings() -> None:
    content = csv([("цена", "товар")] + [("1", "гвозди")] * 50_000, ";", "utf-8")
    assert refused(content, ".csv") is Why.NO_COLUMNS
    with pytest.raises(UnreadableList) as caught:
        list(rows_below(Line(number, ("наставник",)) for number in range(20_001)))
    assert caught.value.why is Why.TOO_MANY_ROWS


def test_a_file_that_nobody_should_open_is_refused_before_it_is_parsed() -> None:
    good = xlsx(ORLOVA)
    assert refused(good, ".xlsm") is Why.MACROS
    assert refused(packed(good, {"xl/vbaProject.bin": b"1"})) is Why.MACROS
    assert refused(packed(good, {"xl/media/x.bin": bytes(3_000_000)})) is Why.TOO_BIG_INSIDE
    assert refused(packed(good, {"xl/x.xml": b'<?xml version="1.0"?><!DOCTYPE a>'})) is Why.DAMAGED
    assert refused(guarding.OLE + b"x" * 600) is Why.OLD_FORMAT
    assert refused(guarding.OLE + guarding.PACKAGE) is Why.ENCRYPTED
    assert refused(good[: len(good) // 2]) is Why.DAMAGED
    assert refused(packed(b"", {"word/document.xml": b"<a/>"})) is Why.NOT_A_TABLE
    assert refused(b"\x89PNG\0\0") is Why.NOT_A_TABLE
    assert refused(b"%PDF-1.7\nwords") is Why.NOT_A_TABLE
    assert refused(b"\xff\xd8\xff\xe0words") is Why.NOT_A_TABLE
    assert refused(b"") is Why.NO_ROWS
    assert refused(workbook([("Роль", "Кличка")])) is Why.NO_COLUMNS
    with pytest.raises(UnreadableList):
        guarding.require_size(30 * 1024 * 1024)


def packed(good: bytes, parts: dict[str, bytes]) -> bytes:
    """A package with more parts than it had."""
    content = io.BytesIO(good)
    with ZipFile(content, "a", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return content.getvalue()
