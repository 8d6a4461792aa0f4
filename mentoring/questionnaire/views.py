"""What a screen shows: the open question, and the summary at the end."""

from mentoring.questionnaire.definition import Questionnaire
from mentoring.questionnaire.draft import Choices, Draft, Line, Question
from mentoring.questionnaire.moves import may_keep
from mentoring.questionnaire.progress import may_skip, selected
from mentoring.questionnaire.route import options_of, repeated, shown


def question(questionnaire: Questionnaire, draft: Draft, choices: Choices) -> Question | None:
    """Return the open question, or None when only the summary is left."""
    if draft.at is None:
        return None
    key, keys = draft.at, shown(questionnaire, draft)
    step = questionnaire.by_id[key.partition(":")[0]]
    later = questionnaire.for_later
    asked = [each for each in keys if each == key or each.partition(":")[0] not in later]
    return Question(
        step=step,
        key=key,
        option=repeated(questionnaire, key, draft.answers, choices),
        options=() if step.rates_own_options else options_of(step, choices),
        position=asked.index(key) + 1,
        total=len(asked),
        selected=selected(draft, key),
        value=draft.answers.get(key),
        typed=draft.typed,
        may_skip=may_skip(step, choices),
        may_keep=may_keep(questionnaire, draft, key),
        may_go_back=key != keys[0] or draft.editing,
        editing=draft.editing,
    )


def is_complete(draft: Draft) -> bool:
    """Tell whether only the summary is left."""
    return draft.at is None


def summary(
    questionnaire: Questionnaire, draft: Draft, choices: Choices | None = None
) -> tuple[Line, ...]:
    """Return every reachable step with its answer; the choices give names to repeated steps."""
    return tuple(
        Line(
            step=questionnaire.by_id[key.partition(":")[0]],
            key=key,
            option=repeated(questionnaire, key, draft.answers, choices),
            value=draft.answers.get(key),
        )
        for key in shown(questionnaire, draft)
    )
