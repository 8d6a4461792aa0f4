"""Dates are read in the usual spellings and kept within their limits."""

from datetime import date

import pytest

from mentoring.ages import age_on, is_adult, years_before
from mentoring.questionnaire.dates import DateLimits, read_date
from mentoring.questionnaire.refusals import DateOutside, NotADate

TODAY = date(2026, 11, 24)
BIRTH = DateLimits(not_in_future=True, at_least_years=10, not_before_years=100)
NEAR = DateLimits(near=True)
COARSE = DateLimits(coarse=True)


@pytest.mark.parametrize(
    "typed",
    [
        "14.03.1996",
        "14.3.96",
        "14,03,1996",
        "14/03/1996",
        "14-03-1996",
        "14 03 1996",
        "14 . 03 . 1996",
        "14031996",
        "1996-03-14",
        "1996.03.14",
        "14 марта 1996",
        "14 Марта 1996 г.",
        "14 марта 1996 года",
        "14 мар 96",
        "14марта1996",
        "14.03.1996г.",
        " 14  march  1996 ",
        "14th March 1996",
        "March 14, 1996",
        "mar 14 1996",
    ],
)
def test_the_usual_spellings_of_a_birthday(typed: str) -> None:
    assert read_date(typed, TODAY, BIRTH) == date(1996, 3, 14)


@pytest.mark.parametrize("month", ["января", "февраля", "марта", "апреля", "мая", "июня", "июля"])
def test_genitive_months(month: str) -> None:
    assert read_date(f"1 {month} 2000", TODAY).day == 1


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("32.13.96", "no_such_day"),
        ("29.02.2023", "no_such_day"),
        ("03/14/1996", "no_such_day"),
        ("14.03.0096", "odd_year"),
        ("14.03.1890", "odd_year"),
        ("14.03.2500", "odd_year"),
        ("14.03", "no_year"),
        ("14 марта", "no_year"),
        ("завтра", "unreadable"),
        ("1996", "unreadable"),
        ("март 1996", "unreadable"),
        ("14 мартобря 1996", "unreadable"),
        ("", "unreadable"),
        ("🙂", "unreadable"),
        ("1" * 4000, "unreadable"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(typed: str, reason: str) -> None:
    with pytest.raises(NotADate) as caught:
        read_date(typed, TODAY, BIRTH)
    assert caught.value.data["reason"] == reason


@pytest.mark.parametrize(
    ("typed", "limits", "year"),
    [
        ("1.9.24", DateLimits(not_in_future=True), 2024),
        ("1.12.26", DateLimits(not_in_future=True), 1926),
        ("1.9.15", BIRTH, 2015),
        ("1.9.20", BIRTH, 1920),
        ("1.9.27", DateLimits(), 2027),
        ("1.9.96", DateLimits(), 2096),
    ],
)
def test_two_digits_of_a_year_mean_what_the_limits_allow(
    typed: str, limits: DateLimits, year: int
) -> None:
    wide = limits.model_copy(update={"not_before_years": 120})
    assert read_date(typed, TODAY, wide).year == year


@pytest.mark.parametrize(
    ("typed", "limits", "expected"),
    [
        ("сегодня", NEAR, TODAY),
        ("Завтра", NEAR, date(2026, 11, 25)),
        ("tomorrow", NEAR, date(2026, 11, 25)),
        ("25 ноября", NEAR, date(2026, 11, 25)),
        ("10 января", NEAR, date(2027, 1, 10)),
        ("10.09", NEAR, date(2026, 9, 10)),
        ("november 25", NEAR, date(2026, 11, 25)),
        ("23.11", DateLimits(near=True, not_in_past=True), date(2027, 11, 23)),
        ("25.11", DateLimits(near=True, not_in_future=True), date(2025, 11, 25)),
        ("09.2019", COARSE, date(2019, 9, 1)),
        ("сентябрь 2019", COARSE, date(2019, 9, 1)),
        ("September 2019 ", COARSE, date(2019, 9, 1)),
        ("15.09.2019", COARSE, date(2019, 9, 15)),
    ],
)
def test_near_dates_need_no_year_and_coarse_dates_no_day(
    typed: str, limits: DateLimits, expected: date
) -> None:
    assert read_date(typed, TODAY, limits) == expected


def test_an_end_without_a_year_comes_after_its_beginning() -> None:
    begins, today = date(2026, 12, 9), date(2026, 12, 9)
    limits = DateLimits(near=True, not_before="starts_on")
    assert read_date("31 августа", today, limits) == date(2026, 8, 31)
    assert read_date("31 августа", today, limits, begins) == date(2027, 8, 31)


def test_a_leap_day_without_a_year_waits_for_a_leap_year() -> None:
    assert read_date("29.02", date(2027, 6, 1), NEAR) == date(2028, 2, 29)
    with pytest.raises(NotADate):
        read_date("29.02", date(2026, 6, 1), NEAR)


@pytest.mark.parametrize(
    ("typed", "limits", "reason", "bound"),
    [
        ("25.11.2026", BIRTH, "future", "2026-11-24"),
        ("25.11.2016", BIRTH, "too_recent", "2016-11-24"),
        ("23.11.1926", BIRTH, "too_long_ago", "1926-11-24"),
        ("23.11.2026", DateLimits(not_in_past=True), "past", "2026-11-24"),
    ],
)
def test_a_date_outside_its_limits_names_the_edge(
    typed: str, limits: DateLimits, reason: str, bound: str
) -> None:
    with pytest.raises(DateOutside) as caught:
        read_date(typed, TODAY, limits)
    assert caught.value.data == {"given": typed, "reason": reason, "bound": bound}


def test_the_edges_themselves_are_allowed() -> None:
    assert read_date("24.11.2016", TODAY, BIRTH) == date(2016, 11, 24)
    assert read_date("24.11.1926", TODAY, BIRTH) == date(1926, 11, 24)


def test_work_does_not_begin_before_a_person_is_fourteen() -> None:
    limits = DateLimits(not_before="birth_date", gap_years=14)
    birth = date(1996, 3, 14)
    assert read_date("14.03.2010", TODAY, limits, birth) == date(2010, 3, 14)
    with pytest.raises(DateOutside) as caught:
        read_date("13.03.2010", TODAY, limits, birth)
    assert caught.value.data["reason"] == "before_other"
    assert caught.value.data["other"] == "birth_date"


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(2008, 11, 24), TODAY, 18),
        (date(2008, 11, 25), TODAY, 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_ages(birth: date, day: date, age: int) -> None:
    assert age_on(birth, day) == age
    assert is_adult(birth, day) is (age >= 18)


def test_years_before_a_leap_day() -> None:
    assert years_before(date(2028, 2, 29), 1) == date(2027, 2, 28)
