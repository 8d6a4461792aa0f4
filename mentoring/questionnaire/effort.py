"""How long a questionnaire takes to answer, by the kind of its screens."""

from math import ceil

from mentoring.questionnaire.definition import Kind, Questionnaire, Step

MINUTE = 60

TAP, TYPED, WRITTEN = 6, 15, 45
"""Seconds for a screen with buttons, a date or short text, a required long text."""

BUTTONS = 12
"""Up to so many numbers are shown as buttons."""

_TYPED = (Kind.TEXT, Kind.DATE, Kind.TIME, Kind.PHONE)


def effort(questionnaire: Questionnaire) -> int:
    """Return the seconds of the longest way through; what is optional costs its «skip»."""
    return sum(_seconds(step) * _times(questionnaire, step) for step in questionnaire.steps)


def minutes(questionnaire: Questionnaire) -> int:
    """Return the minutes the longest way takes, counted up: nobody is told less than it is."""
    return ceil(effort(questionnaire) / MINUTE)


def _seconds(step: Step) -> int:
    if step.later:
        return 0
    if step.optional:
        return TAP
    if step.kind is Kind.LONG:
        return WRITTEN
    return TYPED if step.kind in _TYPED or _is_typed_number(step) else TAP


def _is_typed_number(step: Step) -> bool:
    if step.kind is not Kind.NUMBER:
        return False
    return step.low is None or step.high is None or step.high - step.low >= BUTTONS


def _times(questionnaire: Questionnaire, step: Step) -> int:
    if step.rates_own_options:
        return len(step.options)
    if step.for_each is None:
        return 1
    chosen = questionnaire.by_id[step.for_each]
    return chosen.most or len(chosen.options) or 1
