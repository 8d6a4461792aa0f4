"""Two questionnaires as one, for a person in both roles; and the answers apart again."""

from collections.abc import Mapping

from mentoring.questionnaire.conditions import Value, either
from mentoring.questionnaire.definition import Questionnaire, Step
from mentoring.questionnaire.refusals import FaultyDefinition
from mentoring.questionnaire.soundness import faults_of
from mentoring.questionnaire.wording import Wording


def combine(
    first: Questionnaire, second: Questionnaire, title: Wording | None = None
) -> Questionnaire:
    """Ask shared steps once, each in the place that both orders allow, optional ones last."""
    merged = _merged(first, second)
    easier = tuple(sorted(merged, key=lambda step: step.optional))
    joined = _joined(first, second, title, easier)
    if faults_of(joined):
        joined = _joined(first, second, title, merged)
    for fault in faults_of(joined):
        raise FaultyDefinition(f"{first.code} + {second.code}", fault.question, fault.reason)
    return joined


def _joined(
    first: Questionnaire, second: Questionnaire, title: Wording | None, steps: tuple[Step, ...]
) -> Questionnaire:
    return Questionnaire(
        code="both",
        version=1,
        title=title or _both(first.title, second.title),
        intro=first.intro,
        steps=steps,
        combined=(*first.parts, *second.parts),
    )


def split(
    questionnaire: Questionnaire, answers: Mapping[str, Value]
) -> dict[str, dict[str, Value]]:
    """Return the answers per code; a shared answer belongs to both."""
    return {
        part.code: {
            key: value for key, value in answers.items() if key.partition(":")[0] in part.steps
        }
        for part in questionnaire.parts
    }


def _both(first: Wording, second: Wording) -> Wording:
    return Wording(ru=f"{first.ru} · {second.ru}", en=f"{first.en} · {second.en}")


def _merged(first: Questionnaire, second: Questionnaire) -> tuple[Step, ...]:
    found: dict[str, Step] = {}
    for step in first.steps:
        if (shared := second.by_id.get(step.id)) is None:
            found[step.id] = step
            continue
        for other in second.steps[: second.steps.index(shared)]:
            if other.id not in first.by_id:
                found.setdefault(other.id, other)
        found[step.id] = _one(step, shared, f"{first.code} + {second.code}")
    for step in second.steps:
        found.setdefault(step.id, step)
    return tuple(found.values())


def _one(step: Step, shared: Step, file: str) -> Step:
    if step.kind is not shared.kind:
        reason = f"the shared question is of kind {step.kind} here and {shared.kind} there"
        raise FaultyDefinition(file, step.id, reason)
    return step.model_copy(
        update={
            "optional": step.optional and shared.optional,
            "later": step.later and shared.later,
            "private": step.private or shared.private,
            "when": either(step.when, shared.when),
        }
    )
