"""A questionnaire for chats without names: what says who somebody is is not asked there."""

from collections.abc import Mapping

from mentoring.questionnaire.conditions import Condition, Value
from mentoring.questionnaire.definition import OWN, Kind, OwnWords, Questionnaire, Step
from mentoring.questionnaire.draft import Draft

CODED = 1000
"""Added to a version: a draft begun in the other mode is begun anew with what still suits."""

FREE = frozenset({Kind.TEXT, Kind.LONG})


def is_uncoded(draft: Draft) -> bool:
    """Tell whether a draft was begun where people are called by their names."""
    return any(version < CODED for version in draft.versions)


def goes_over(questionnaire: Questionnaire, draft: Draft) -> bool:
    """Tell whether a draft was begun with names and goes on without."""
    return is_uncoded(draft) and all(part.version >= CODED for part in questionnaire.parts)


def without_words(questionnaire: Questionnaire, answers: Mapping[str, Value]) -> dict[str, Value]:
    """Leave out own words, in which there may be names; they are asked for again."""
    return {
        key: value
        for key, value in answers.items()
        if not _holds_words(questionnaire.step(key), value)
    }


def _holds_words(step: Step | None, value: Value) -> bool:
    if step is None or step.nameless:
        return False
    picks = value if isinstance(value, tuple) else (value,)
    own = any(isinstance(pick, str) and pick.startswith(OWN) for pick in picks)
    return step.kind in FREE or own


def coded(questionnaire: Questionnaire) -> Questionnaire:
    """Leave out what says who somebody is; own words are asked for with a warning."""
    kept: dict[str, Step] = {}
    for step in questionnaire.steps:
        if not step.is_personal and _is_reachable(step, kept):
            kept[step.id] = _worded(step, kept)
    return Questionnaire(
        code=questionnaire.code,
        version=questionnaire.version + CODED,
        title=questionnaire.title,
        intro=questionnaire.intro,
        steps=tuple(kept.values()) or questionnaire.steps,
    )


def _worded(step: Step, kept: dict[str, Step]) -> Step:
    other = None if step.listed else step.other
    own = other is not None and step.own is OwnWords.TEXT
    warns = (step.kind in FREE or own) and not step.nameless
    text, dates = step.coded or step.text, step.dates
    if dates.not_before is not None and dates.not_before not in kept:
        dates = dates.model_copy(update={"not_before": None})
    hint = step.hint if other is step.other else None
    told = {"warns": warns, "text": text, "dates": dates, "other": other, "hint": hint}
    return step.model_copy(update=told)


def _is_reachable(step: Step, kept: dict[str, Step]) -> bool:
    """Tell whether all that a question depends on is still asked."""
    asked: list[Condition] = list(step.when.tests()) if step.when else []
    named = {each.step for each in asked} | {step.for_each}
    return named - {None} <= kept.keys()
