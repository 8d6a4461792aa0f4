"""Moving through a run without answering: skip, keep, back, and to one question."""

from mentoring.questionnaire.definition import Questionnaire
from mentoring.questionnaire.draft import Choices, Draft
from mentoring.questionnaire.progress import changed, current, may_skip, onward, unticked
from mentoring.questionnaire.refusals import (
    CannotGoTo,
    CannotSkip,
    NothingBefore,
    NothingToKeep,
)
from mentoring.questionnaire.route import next_open, shown


def skip(questionnaire: Questionnaire, draft: Draft, key: str, choices: Choices) -> Draft:
    """Leave an optional question without an answer; an earlier answer is taken back."""
    step = current(questionnaire, draft, key)
    if not may_skip(step, choices):
        raise CannotSkip(key=key)
    answers = {name: value for name, value in draft.answers.items() if name != key}
    skipped = draft.skipped if key in draft.skipped else (*draft.skipped, key)
    left = draft.model_copy(update={"answers": answers, "skipped": skipped})
    return onward(questionnaire, unticked(left, key))


def may_keep(questionnaire: Questionnaire, draft: Draft, key: str) -> bool:
    """Tell whether a question was dealt with before, so that it can stay as it is."""
    step = questionnaire.step(key)
    return key in draft.answers or key in draft.skipped or (step is not None and step.later)


def keep(questionnaire: Questionnaire, draft: Draft, key: str) -> Draft:
    """Leave the present answer (or skip) as it is and go on to the first open question."""
    current(questionnaire, draft, key)
    if not may_keep(questionnaire, draft, key):
        raise NothingToKeep(key=key)
    return onward(questionnaire, unticked(draft, key))


def back(questionnaire: Questionnaire, draft: Draft) -> Draft:
    """Go one question back, or to the summary one came from; what was entered stays."""
    keys = shown(questionnaire, draft)
    if draft.at is None:
        return changed(draft, at=keys[-1], editing=True)
    if draft.editing and next_open(questionnaire, draft, keys) is None:
        return keep(questionnaire, draft, draft.at)
    earlier = keys[: keys.index(draft.at)]
    if not earlier:
        raise NothingBefore
    return changed(draft, at=earlier[-1], typed="")


def goto(questionnaire: Questionnaire, draft: Draft, key: str) -> Draft:
    """Open one question again: from the summary, or an earlier one from «change the answer»."""
    keys = shown(questionnaire, draft)
    if key == draft.at:
        return draft
    if key not in keys or not may_keep(questionnaire, draft, key):
        raise CannotGoTo(key=key, current=draft.at)
    return changed(draft, at=key, typed="", editing=draft.editing or draft.at is None)
