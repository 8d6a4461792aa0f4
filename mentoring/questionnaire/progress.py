"""How a draft moves on after any accepted action: the ground the actions stand on."""

from mentoring.questionnaire.conditions import Value
from mentoring.questionnaire.definition import Kind, Questionnaire, Step
from mentoring.questionnaire.draft import Choices, Draft
from mentoring.questionnaire.refusals import Stale
from mentoring.questionnaire.route import next_open, options_of, route


def current(questionnaire: Questionnaire, draft: Draft, key: str) -> Step:
    """Return the step of the current question, refusing any other key."""
    step = questionnaire.step(key)
    if step is None or key != draft.at:
        raise Stale(key, draft.answers.get(key), draft.at)
    return step


def selected(draft: Draft, key: str) -> tuple[str, ...]:
    """Return the present ticks: unfinished ones first, else those of the answer."""
    value = draft.picking.get(key, draft.answers.get(key, ()))
    return value if isinstance(value, tuple) else ()


def may_skip(step: Step, choices: Choices) -> bool:
    """Tell whether a question may be left: optional, or nothing to choose from."""
    if step.optional:
        return True
    chooses = step.kind in (Kind.CHOICE, Kind.MULTI, Kind.RANKING)
    return chooses and step.other is None and not options_of(step, choices)


def changed(draft: Draft, **changes: object) -> Draft:
    """Return the draft with changes, counted once."""
    return draft.model_copy(update={**changes, "changed": draft.changed + 1})


def unticked(draft: Draft, key: str) -> Draft:
    """Forget the unfinished ticks of one question."""
    if key not in draft.picking:
        return draft
    picking = {name: picks for name, picks in draft.picking.items() if name != key}
    return draft.model_copy(update={"picking": picking})


def accepted(questionnaire: Questionnaire, draft: Draft, key: str, value: Value) -> Draft:
    """Write an answer down and go on."""
    answers = {**draft.answers, key: value}
    skipped = tuple(name for name in draft.skipped if name != key)
    taken = draft.model_copy(update={"answers": answers, "skipped": skipped})
    return onward(questionnaire, unticked(taken, key))


def onward(questionnaire: Questionnaire, draft: Draft) -> Draft:
    """Go to the first open question; with none left, to the summary of what is reachable."""
    keys = route(questionnaire, draft.answers)
    at = next_open(questionnaire, draft, keys)
    if at is not None:
        return changed(draft, at=at, typed="")
    return changed(
        draft,
        at=None,
        typed="",
        editing=False,
        answers={key: draft.answers[key] for key in keys if key in draft.answers},
        skipped=tuple(key for key in draft.skipped if key in keys),
        picking={},
    )
