"""Turn the school's own lists into codes for buttons and back: answers keep the names.

A code is made of the name, never of its place in the list: a curator may change the list.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256

from mentoring.questionnaire import Option, Questionnaire, Step, Value, Wording

SUBJECTS, GROUPS = "subjects", "groups"
NAMED = frozenset({SUBJECTS, GROUPS})
"""Lists whose entries are names of the school's own."""

OWN = "="


def name_code(name: str) -> str:
    """Return the code of a name in a list."""
    return "s" + sha256(name.casefold().encode()).hexdigest()[:10]


def named_options(names: Iterable[str]) -> tuple[Option, ...]:
    """Return the names as options, each once."""
    options = (Option(code=name_code(name), text=Wording.same(name)) for name in names if name)
    return tuple({option.code: option for option in options}.values())


def with_names(
    questionnaire: Questionnaire, answers: dict[str, Value], names: Iterable[str]
) -> dict[str, Value]:
    """Replace codes and own words by the names they stand for, as a profile keeps them."""
    known = {name_code(name): name for name in names}
    return _replaced(questionnaire, answers, lambda pick: known.get(pick, pick.removeprefix(OWN)))


def with_codes(
    questionnaire: Questionnaire, answers: dict[str, Value], names: Iterable[str]
) -> dict[str, Value]:
    """Replace names by codes, as buttons need them; a name of one's own stays so."""
    known = {name: name_code(name) for name in names}
    return _replaced(questionnaire, answers, lambda pick: known.get(pick, OWN + pick))


def _replaced(
    questionnaire: Questionnaire, answers: dict[str, Value], change: Callable[[str], str]
) -> dict[str, Value]:
    named = {step.id: step for step in questionnaire.steps if step.source in NAMED}
    return {
        key: _changed(named[key], value, change) if key in named else value
        for key, value in answers.items()
    }


def _changed(step: Step, value: Value, change: Callable[[str], str]) -> Value:
    """Change every pick but the options of the step itself: «none» is no name."""
    fixed = {option.code for option in step.options}
    if isinstance(value, tuple):
        return tuple(pick if pick in fixed else change(pick) for pick in value)
    return value if not isinstance(value, str) or value in fixed else change(value)
