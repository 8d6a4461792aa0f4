"""What people type is read in the spellings they use, or refused with data."""

from collections.abc import Callable

import pytest

from mentoring.questionnaire.inputs import (
    read_list,
    read_long,
    read_name,
    read_number,
    read_phone,
    read_text,
    read_time,
    read_yesno,
)
from mentoring.questionnaire.refusals import (
    Empty,
    NotAName,
    NotANumber,
    NotAPhone,
    NotATime,
    NotYesOrNo,
    NumberOutside,
    TooLong,
    TooShort,
    WrongInput,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Иванова   Мария  ", "Иванова Мария"),
        ("Семёнова Алёна Артёмовна", "Семёнова Алёна Артёмовна"),
        ("Мамин-Сибиряк Дмитрий", "Мамин-Сибиряк Дмитрий"),
        ("Мамин - Сибиряк Дмитрий", "Мамин-Сибиряк Дмитрий"),
        ("O’Connor Sinead", "O’Connor Sinead"),
        ("D'Artagnan Charles", "D'Artagnan Charles"),
        ("Müller Jörg", "Müller Jörg"),
        ("иванова мария петровна", "Иванова Мария Петровна"),
        ("МАМЕДОВ РАМИЛЬ САБИР ОГЛЫ", "Мамедов Рамиль Сабир оглы"),
        ("Мамедов Рамиль Сабир оглы", "Мамедов Рамиль Сабир оглы"),
        ("Ян Ли", "Ян Ли"),
        ("Иванова\nМария", "Иванова Мария"),
    ],
)
def test_names_are_kept_as_people_write_them(typed: str, kept: str) -> None:
    assert read_name(typed) == kept


@pytest.mark.parametrize(
    ("typed", "refusal", "reason"),
    [
        ("Мария", NotAName, "one_word"),
        ("Иванова М. П.", NotAName, "initials"),
        ("Иванова М.П.", NotAName, "initials"),
        ("Иванова Мария 2", NotAName, "letters"),
        ("Иванова 🙂", NotAName, "letters"),
        ("<b>Иванова</b> Мария", NotAName, "letters"),
        ("-Иванова Мария", NotAName, "letters"),
        ("я", TooShort, None),
        ("   ", Empty, None),
        ("Иванова " + "а" * 100, TooLong, None),
    ],
)
def test_what_is_no_name_is_refused_with_a_reason(
    typed: str, refusal: type[WrongInput], reason: str | None
) -> None:
    with pytest.raises(refusal) as caught:
        read_name(typed)
    assert caught.value.data.get("reason") == reason


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8 (912) 345-67-89", "+79123456789"),
        ("+7 912 345 67 89", "+79123456789"),
        ("79123456789", "+79123456789"),
        ("9123456789", "+79123456789"),
        ("8-3412-12-34-56", "+73412123456"),
        ("+7 000 123-45-67", "+70001234567"),
        ("+375 29 123-45-67", "+375291234567"),
        ("00 44 20 7946 0958", "+442079460958"),
    ],
)
def test_phones_get_one_form(typed: str, kept: str) -> None:
    assert read_phone(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "нет", "12345", "8 912 345-67", "+7 912 345-67-8", "+0 123 456 789", "1" * 30]
)
def test_what_is_no_phone_is_refused(typed: str) -> None:
    with pytest.raises(NotAPhone):
        read_phone(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("15:30", "15:30"),
        ("15.30", "15:30"),
        ("15 30", "15:30"),
        ("15-30", "15:30"),
        ("1530", "15:30"),
        ("930", "09:30"),
        ("9:05", "09:05"),
        ("в 15:30", "15:30"),
        ("15 ч 30 мин", "15:30"),
        ("15", "15:00"),
        ("9 часов", "09:00"),
        ("в 9 утра", "09:00"),
        ("3 часа дня", "15:00"),
        ("6:30 вечера", "18:30"),
        ("12 дня", "12:00"),
        ("4 pm", "16:00"),
        ("00:00", "00:00"),
    ],
)
def test_times_get_one_form(typed: str, kept: str) -> None:
    assert read_time(typed) == kept


@pytest.mark.parametrize("typed", ["", "25:00", "15:60", "2460", "скоро", "15:3", "-1"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(NotATime):
        read_time(typed)


@pytest.mark.parametrize(
    ("typed", "kept"), [("5", 5), (" 5 ", 5), ("1 000", 1000), ("1\u00a0000", 1000), ("-3", -3)]
)
def test_numbers_forgive_spaces(typed: str, kept: int) -> None:
    assert read_number(typed) == kept


@pytest.mark.parametrize("typed", ["", "пять", "5,5", "5.0", "٣", "1" * 13, "5 лет"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(NotANumber):
        read_number(typed)


@pytest.mark.parametrize(("low", "high"), [(1, 4), (6, 9), (None, 4), (6, None)])
def test_a_number_outside_its_limits_is_refused_with_them(low: int, high: int) -> None:
    with pytest.raises(NumberOutside) as caught:
        read_number("5", low, high)
    assert caught.value.data == {"given": "5", "least": low, "most": high}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("да", True), ("Да!", True), ("yes", True), ("OK", True), ("Нет.", False), ("no", False)],
)
def test_yes_and_no_are_read(typed: str, kept: bool) -> None:
    assert read_yesno(typed) is kept


def test_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(NotYesOrNo):
        read_yesno("может быть")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a \t b\nc ", "a b c"),
        ('<b>жирно</b> & "кавычки"', '<b>жирно</b> & "кавычки"'),
        ("семья 👨‍👩‍👧 и флаг 🇷🇺", "семья 👨‍👩‍👧 и флаг 🇷🇺"),
        ("a\x00b\x07c", "abc"),
        ("\u202eобман", "обман"),
        ("Мария\u200f и\u061c Пётр\u200e", "Мария и Пётр"),
        ("\ud83dполовина", "половина"),
    ],
)
def test_short_texts_are_trimmed_and_otherwise_kept(typed: str, kept: str) -> None:
    assert read_text(typed) == kept


def test_long_texts_keep_their_paragraphs() -> None:
    assert read_long(" раз \r\n\r\n\r\n\r\n два   три\x00 ") == "раз\n\nдва три"


@pytest.mark.parametrize("read", [read_text, read_long])
def test_a_text_fits_its_limit_exactly_or_is_refused(read: Callable[[str, int], str]) -> None:
    assert read("я" * 50, 50) == "я" * 50
    with pytest.raises(TooLong) as caught:
        read("я" * 51, 50)
    assert (caught.value.data["most"], caught.value.data["length"]) == (50, 51)


def test_four_thousand_characters_are_refused_without_carrying_them_along() -> None:
    with pytest.raises(TooLong) as caught:
        read_long("тайна " * 700)
    given = caught.value.data["given"]
    assert isinstance(given, str)
    assert len(given) == 40
    assert "тайна" not in str(caught.value)


@pytest.mark.parametrize("read", [read_text, read_long])
def test_nothing_is_no_text(read: Callable[[str], str]) -> None:
    with pytest.raises(Empty):
        read(" \n\t\x00 ")


def test_a_pasted_list_loses_bullets_numbers_and_repeats() -> None:
    pasted = "1. Математика\n2) Физика; - Химия,\n• математика\n\nРусский язык."
    assert read_list(pasted) == ("Математика", "Физика", "Химия", "Русский язык")
