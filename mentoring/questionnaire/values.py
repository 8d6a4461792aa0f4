"""Turning what was pressed or typed into the value that is kept."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from mentoring.questionnaire.conditions import Value
from mentoring.questionnaire.dates import read_date
from mentoring.questionnaire.definition import OWN, Format, Kind, Option, OwnWords, Step
from mentoring.questionnaire.inputs import (
    one_line,
    read_long,
    read_name,
    read_number,
    read_phone,
    read_text,
    read_time,
    read_yesno,
)
from mentoring.questionnaire.refusals import NotAnOption
from mentoring.questionnaire.sheets import read_place, read_sheet_number
from mentoring.questionnaire.statuses import require_no_status

Answers = Mapping[str, Value]


def read_value(
    step: Step, raw: str | int | bool, options: Sequence[Option], answers: Answers, today: date
) -> str | int | bool:
    """Read an answer to any question that takes one value."""
    if step.kind is Kind.CHOICE:
        return _read_choice(step, str(raw), options, answers, today)
    if step.kind is Kind.DATE:
        return _read_day(step, str(raw), answers, today)
    if step.kind is Kind.YESNO:
        return read_yesno(raw if isinstance(raw, bool) else str(raw))
    return _READERS[step.kind](step, str(raw))


def _read_text(step: Step, raw: str) -> str:
    require_no_status(step, raw)
    if step.format is Format.NAME:
        return read_name(raw, step.max or 100)
    if step.format in _OF_SHEETS:
        return _OF_SHEETS[step.format](raw, step.high or 100)
    return read_text(raw, step.high or 200, step.min or 1)


_OF_SHEETS: Mapping[Format | None, Callable[[str, int], str]] = {
    Format.SHEET: read_sheet_number,
    Format.KEPT: read_place,
}


def _read_long(step: Step, raw: str) -> str:
    return read_long(require_no_status(step, raw), step.high or 1000, step.min or 1)


def _read_number(step: Step, raw: str) -> int:
    return read_number(raw, step.low, step.high)


_READERS: Mapping[Kind, Callable[[Step, str], str | int]] = {
    Kind.TEXT: _read_text,
    Kind.LONG: _read_long,
    Kind.NUMBER: _read_number,
    Kind.SCALE: _read_number,
    Kind.TIME: lambda _, raw: read_time(raw),
    Kind.PHONE: lambda _, raw: read_phone(raw),
    Kind.PERSON: lambda step, raw: OWN + _read_text(step, raw),
}


def _read_day(step: Step, raw: str, answers: Answers, today: date) -> str:
    other = answers.get(step.dates.not_before) if step.dates.not_before else None
    earlier = date.fromisoformat(other) if isinstance(other, str) else None
    return read_date(raw, today, step.dates, earlier).isoformat()


def _read_choice(
    step: Step, raw: str, options: Sequence[Option], answers: Answers, today: date
) -> str:
    if (code := matching(raw, options)) is not None:
        return code
    if step.other is None:
        raise NotAnOption(raw)
    if step.own is OwnWords.DATE:
        return _read_day(step, raw, answers, today)
    return read_time(raw) if step.own is OwnWords.TIME else read_own(step, raw)


def read_own(step: Step, raw: str) -> str:
    """Read own words beside options."""
    read = read_place if step.format is Format.KEPT else read_text
    return OWN + read(require_no_status(step, raw), step.max or 200)


def matching(raw: str, options: Sequence[Option]) -> str | None:
    """Return the option whose code or text in any language this is, or None."""
    text = one_line(raw).casefold()
    for option in options:
        if raw == option.code or text in (option.text.ru.casefold(), option.text.en.casefold()):
            return option.code
    return None


def suits(step: Step, value: object) -> bool:
    """Tell whether a value known from elsewhere has the shape of this step's answers."""
    if step.is_picked:
        return isinstance(value, tuple) and all(isinstance(each, str) for each in value)
    if step.kind is Kind.YESNO:
        return isinstance(value, bool)
    if step.kind in (Kind.NUMBER, Kind.SCALE):
        return type(value) is int and (step.low or 0) <= value <= (step.high or value)
    if step.kind is Kind.CHOICE and step.source is None and step.other is None:
        return value in {option.code for option in step.options}
    return isinstance(value, str) and value != ""
