"""Refuse words for diagnoses and statuses: nothing of the kind is kept about a person."""

import re
from functools import cache

from mentoring.phrases import any_of, folded, read_phrases
from mentoring.questionnaire.definition import Step
from mentoring.questionnaire.refusals import NamesAStatus


def require_no_status(step: Step, text: str) -> str:
    """Return own words of an answer, unless they name a diagnosis or a status."""
    if not step.takes_statuses:
        forbid_statuses(text)
    return text


def forbid_statuses(text: str) -> None:
    """Refuse a text that names a diagnosis or a status; what it says goes nowhere."""
    if names_a_status(text):
        raise NamesAStatus


def names_a_status(text: str) -> bool:
    """Tell whether words for a diagnosis or a status stand anywhere in a text."""
    statuses, capitals, everyday = _patterns()
    said = everyday.sub(" ", folded(text))
    return statuses.search(said) is not None or capitals.search(text) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    read = read_phrases("statuses.toml")
    return any_of(read["statuses"]), any_of(read["capitals"]), any_of(read["everyday"])
