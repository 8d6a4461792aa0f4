"""Reading dates in the spellings people use, and keeping them within limits."""

import re
from datetime import date, timedelta

from pydantic import Field

from mentoring.ages import years_before
from mentoring.questionnaire.refusals import DateOutside, NotADate
from mentoring.record import Record

_MONTHS = (
    "янв январь января jan january",
    "фев февр февраль февраля feb february",
    "мар март марта mar march",
    "апр апрель апреля apr april",
    "май мая may",
    "июн июнь июня jun june",
    "июл июль июля jul july",
    "авг август августа aug august",
    "сен сент сентябрь сентября sep sept september",
    "окт октябрь октября oct october",
    "ноя нояб ноябрь ноября nov november",
    "дек декабрь декабря dec december",
)
_MONTH = {word: at for at, words in enumerate(_MONTHS, start=1) for word in words.split()}
_WORDS = {
    "позавчера": -2, "вчера": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2,
    "yesterday": -1, "today": 0, "tomorrow": 1,
}  # fmt: skip
_D, _M, _Y = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?", r"(?P<m>\d{1,2})", r"(?P<y>\d{4}|\d{2})"
_WORD, _GAP = r"(?P<m>[a-zа-яё]+)\.?", r"\s*[.,/\-\s]\s*"
_FULL = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<y>\d{{4}}){_GAP}{_M}{_GAP}{_D}",
        rf"{_D}{_GAP}{_M}{_GAP}{_Y}",
        r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4})",
        rf"{_D}[\s.\-]*{_WORD}[\s,\-]*{_Y}",
        rf"{_WORD}\s*{_D},?\s+{_Y}",
    )
)
_NO_YEAR = tuple(
    re.compile(pattern) for pattern in (rf"{_D}{_GAP}{_M}", rf"{_D}\s*{_WORD}", rf"{_WORD}\s*{_D}")
)
_NO_DAY = tuple(
    re.compile(pattern) for pattern in (rf"{_M}{_GAP}(?P<y>\d{{4}})", rf"{_WORD}\s*(?P<y>\d{{4}})")
)


class DateLimits(Record):
    """What dates a step takes.

    `near`: the year may be left out, «завтра» is fine; `coarse`: the day may be left out;
    `not_before`: another date step, plus `gap_years`.
    """

    not_in_future: bool = False
    not_in_past: bool = False
    not_before_years: int | None = Field(default=None, ge=0)
    at_least_years: int = Field(default=0, ge=0)
    not_before: str | None = None
    gap_years: int = Field(default=0, ge=0)
    near: bool = False
    coarse: bool = False

    def latest(self, today: date) -> date | None:
        """Return the last day that is allowed."""
        if self.at_least_years:
            return years_before(today, self.at_least_years)
        return today if self.not_in_future else None


_ANY = DateLimits()


def read_date(
    raw: str, today: date, limits: DateLimits = _ANY, earlier: date | None = None
) -> date:
    """Read a date and check its limits; `earlier` is the other step's date."""
    text = re.sub(r"(?<=\d)\s*(?:г|года?|year)\.?$", "", " ".join(raw.lower().split())).strip(
        " .,"
    )
    found = _spoken(text, today, limits) or _written(text, raw, today, limits, earlier)
    _check(found, raw, today, limits, earlier)
    return found


def _spoken(text: str, today: date, limits: DateLimits) -> date | None:
    if not limits.near or text not in _WORDS:
        return None
    return today + timedelta(days=_WORDS[text])


def _written(text: str, raw: str, today: date, limits: DateLimits, earlier: date | None) -> date:
    for pattern in _FULL:
        if (match := pattern.fullmatch(text)) and (month := _month(match["m"])):
            return _day(
                raw, _year(match["y"], month, int(match["d"]), today, limits), month, match["d"]
            )
    for pattern in _NO_DAY:
        if limits.coarse and (match := pattern.fullmatch(text)) and (month := _month(match["m"])):
            return _day(raw, int(match["y"]), month, "1")
    for pattern in _NO_YEAR:
        if (match := pattern.fullmatch(text)) and (month := _month(match["m"])):
            if limits.near:
                return _nearest(raw, month, int(match["d"]), today, limits, earlier)
            raise NotADate(raw, reason="no_year")
    raise NotADate(raw, reason="unreadable")


def _month(text: str) -> int | None:
    return int(text) if text.isdigit() else _MONTH.get(text)


def _day(raw: str, year: int, month: int, day: str | int) -> date:
    if not 1900 <= year <= 2199:
        raise NotADate(raw, reason="odd_year")
    try:
        return date(year, month, int(day))
    except ValueError:
        raise NotADate(raw, reason="no_such_day") from None


def _year(text: str, month: int, day: int, today: date, limits: DateLimits) -> int:
    if len(text) == 4:
        return int(text)
    year, latest = 2000 + int(text), limits.latest(today)
    too_late = latest is not None and (year, month, day) > (latest.year, latest.month, latest.day)
    return year - 100 if too_late else year


def _nearest(
    raw: str, month: int, day: int, today: date, limits: DateLimits, earlier: date | None
) -> date:
    """Find the year that is meant: the nearest day, after the other date if there is one."""
    found = []
    for year in range(today.year - 1, today.year + 2):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    if limits.not_in_past:
        found = [each for each in found if each >= today]
    if limits.not_in_future:
        found = [each for each in found if each <= today]
    if earlier is not None:
        found = [each for each in found if each >= earlier] or found
    if not found:
        raise NotADate(raw, reason="no_such_day")
    return min(found, key=lambda each: abs(each - today))


def _check(found: date, raw: str, today: date, limits: DateLimits, earlier: date | None) -> None:
    latest = limits.latest(today)
    if limits.not_in_future and found > today:
        raise DateOutside(raw, reason="future", bound=today.isoformat())
    if latest is not None and found > latest:
        raise DateOutside(raw, reason="too_recent", bound=latest.isoformat())
    if limits.not_in_past and found < today:
        raise DateOutside(raw, reason="past", bound=today.isoformat())
    if limits.not_before_years is not None:
        first = years_before(today, limits.not_before_years)
        if found < first:
            raise DateOutside(raw, reason="too_long_ago", bound=first.isoformat())
    if earlier is not None:
        first = years_before(earlier, -limits.gap_years)
        if found < first and (latest is None or first <= latest):
            raise DateOutside(
                raw, reason="before_other", bound=first.isoformat(), other=limits.not_before
            )
