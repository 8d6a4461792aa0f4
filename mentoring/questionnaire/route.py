"""Which questions a person meets: conditions, repetitions, and the next open one."""

from collections.abc import Mapping

from mentoring.questionnaire.conditions import Value, holds
from mentoring.questionnaire.definition import OWN, Option, Questionnaire, Step
from mentoring.questionnaire.draft import Choices, Draft
from mentoring.questionnaire.wording import Wording

OWN_KEY = "other"
"""The part of a repeated key that stands for own words: `deficit_scale:other`."""


def route(questionnaire: Questionnaire, answers: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the keys a person can reach, in order; answers of unreachable steps do not count."""
    live: dict[str, Value] = {}
    found: list[str] = []
    repeating = questionnaire.repeating
    for name, step in questionnaire.by_id.items():
        if step.when is not None and not holds(step.when, live):
            continue
        if name in repeating:
            found += _keys(step, live)
            continue
        found.append(name)
        if name in answers:
            live[name] = answers[name]
    return tuple(found)


def shown(questionnaire: Questionnaire, draft: Draft) -> tuple[str, ...]:
    """Return the keys a person meets in this run: without what was given before it began."""
    keys = route(questionnaire, draft.answers)
    return tuple(key for key in keys if key not in draft.given)


def _keys(step: Step, answers: Mapping[str, Value]) -> tuple[str, ...]:
    if step.for_each is None:
        return tuple(f"{step.id}:{option.code}" for option in step.options)
    chosen = answers.get(step.for_each, ())
    if not isinstance(chosen, tuple):
        return ()
    return tuple(f"{step.id}:{OWN_KEY if code.startswith(OWN) else code}" for code in chosen)


def next_open(questionnaire: Questionnaire, draft: Draft, keys: tuple[str, ...]) -> str | None:
    """Return the first question that is neither answered nor skipped, or None."""
    for key in keys:
        if key in draft.answers or key in draft.skipped:
            continue
        if not questionnaire.by_id[key.partition(":")[0]].later:
            return key
    return None


def options_of(step: Step, choices: Choices | None) -> tuple[Option, ...]:
    """Return the options of a step: those of its list at run time, then its own."""
    if step.source is None or choices is None:
        return step.options
    return choices.lists.get(step.source, ()) + step.options


def repeated(
    questionnaire: Questionnaire,
    key: str,
    answers: Mapping[str, Value],
    choices: Choices | None,
) -> Option | None:
    """Return what a repeated question is about, or None for an ordinary one."""
    step_id, _, code = key.partition(":")
    if not code:
        return None
    step = questionnaire.by_id[step_id]
    parent = questionnaire.by_id[step.for_each] if step.for_each else step
    for option in options_of(parent, choices):
        if option.code == code:
            return option
    return Option(code=code, text=Wording.same(_own_text(answers.get(parent.id)) or code))


def _own_text(value: Value | None) -> str | None:
    picks = value if isinstance(value, tuple) else ()
    return next((pick[len(OWN) :] for pick in picks if pick.startswith(OWN)), None)
