"""Starting a run, and taking a draft over when its definition has changed."""

from collections.abc import Mapping

from mentoring.questionnaire.coding import goes_over, without_words
from mentoring.questionnaire.conditions import Value
from mentoring.questionnaire.definition import Questionnaire
from mentoring.questionnaire.draft import Draft
from mentoring.questionnaire.progress import onward
from mentoring.questionnaire.route import route
from mentoring.questionnaire.values import suits

Known = Mapping[str, Value | list[str]]


def begin(questionnaire: Questionnaire, known_answers: Known | None = None) -> Draft:
    """Start a run; what is known already stands in the summary and is not asked again."""
    names = tuple(questionnaire.named())
    answers = _suitable(questionnaire, known_answers or {})
    draft = Draft(
        codes=tuple(code for code, _ in names),
        versions=tuple(version for _, version in names),
        answers=answers,
        given=tuple(key for key in answers if _is_given(questionnaire, key)),
    )
    return onward(questionnaire, draft).model_copy(update={"changed": 0})


def _is_given(questionnaire: Questionnaire, key: str) -> bool:
    step = questionnaire.step(key)
    return step is not None and step.given


def _suitable(questionnaire: Questionnaire, known: Known) -> dict[str, Value]:
    answers: dict[str, Value] = {}
    for key, value in known.items():
        step = questionnaire.step(key)
        kept = tuple(value) if isinstance(value, list) else value
        if step is not None and suits(step, kept):
            answers[key] = kept
    return answers


def fits(questionnaire: Questionnaire, draft: Draft) -> bool:
    """Tell whether a draft was begun with this very definition and can go on."""
    made_for = tuple(zip(draft.codes, draft.versions, strict=True))
    if made_for != tuple(questionnaire.named()):
        return False
    return draft.at is None or draft.at in route(questionnaire, draft.answers)


def renew(questionnaire: Questionnaire, draft: Draft) -> Draft:
    """Begin anew after a definition has changed, keeping every answer that still suits.

    Where chats go over to codes, own words are asked for anew: there may be names in them.
    """
    over = goes_over(questionnaire, draft)
    kept = without_words(questionnaire, draft.answers) if over else draft.answers
    begun = begin(questionnaire, kept)
    if over:
        begun = onward(questionnaire, begun.model_copy(update={"skipped": draft.skipped}))
    given = tuple(key for key in begun.given if key in draft.given)
    return begun.model_copy(update={"changed": draft.changed + 1, "given": given})
