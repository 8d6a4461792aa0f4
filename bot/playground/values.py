"""Choose what somebody in the demo answers: from their role, else the first thing that fits."""

from collections.abc import Mapping
from datetime import date

from mentoring.questionnaire import Kind, Question, Value

OWN = "="
READY: Mapping[Kind, Value] = {
    Kind.TEXT: "Методический совет",
    Kind.LONG: "Всё хорошо, спасибо.",
    Kind.PHONE: "+7 000 123-45-67",
    Kind.TIME: "14:00",
    Kind.YESNO: True,
    Kind.SLOTS: ("wed-day",),
    Kind.PERSON: "Яковлев Иван",
}
"""What is answered where the role says nothing and the question gives no options."""


def wanted(asked: Question, answers: Mapping[str, Value], today: date) -> Value | None:
    """Return the answer to a question; None skips it."""
    if asked.key in answers:
        return answers[asked.key]
    if asked.may_skip:
        return None
    if asked.options:
        first = asked.options[0].code
        return (first,) if asked.step.is_picked else first
    if asked.step.kind in (Kind.SCALE, Kind.NUMBER):
        return asked.step.high or asked.step.low or 1
    if asked.step.kind is Kind.DATE:
        return today.isoformat()
    return READY[asked.step.kind]


def typed(value: Value) -> str:
    """Return an answer as a person types it: a day as 14.03.1999, own words without their sign."""
    text = str(value).removeprefix(OWN)
    try:
        return f"{date.fromisoformat(text):%d.%m.%Y}"
    except ValueError:
        return text
