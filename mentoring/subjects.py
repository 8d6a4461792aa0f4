"""Turn the school's subjects into codes for buttons and back: answers keep the names.

A code is made of the name, never of its place in the list: a curator may change the list.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256

from mentoring.questionnaire import Option, Questionnaire, Value, Wording

SOURCE = "subjects"
OWN = "="


def subject_code(name: str) -> str:
    """Return the code of a subject."""
    return "s" + sha256(name.casefold().encode()).hexdigest()[:10]


def subject_options(names: Iterable[str]) -> tuple[Option, ...]:
    """Return the subjects as options, each once."""
    options = (Option(code=subject_code(name), text=Wording.same(name)) for name in names if name)
    return tuple({option.code: option for option in options}.values())


def with_names(
    questionnaire: Questionnaire, answers: dict[str, Value], names: Iterable[str]
) -> dict[str, Value]:
    """Replace codes and own words of subjects by their names, as a profile keeps them."""
    known = {subject_code(name): name for name in names}
    return _replaced(questionnaire, answers, lambda pick: known.get(pick, pick.removeprefix(OWN)))


def with_codes(
    questionnaire: Questionnaire, answers: dict[str, Value], names: Iterable[str]
) -> dict[str, Value]:
    """Replace names of subjects by codes, as buttons need them; a name of one's own stays so."""
    known = {name: subject_code(name) for name in names}
    return _replaced(questionnaire, answers, lambda pick: known.get(pick, OWN + pick))


def _replaced(
    questionnaire: Questionnaire, answers: dict[str, Value], change: Callable[[str], str]
) -> dict[str, Value]:
    sourced = {step.id for step in questionnaire.steps if step.source == SOURCE}
    return {
        key: tuple(map(change, value)) if key in sourced and isinstance(value, tuple) else value
        for key, value in answers.items()
    }
