"""What may be wrong with a definition that reads well: each fault in one sentence."""

from collections.abc import Iterator

from mentoring.questionnaire.conditions import Condition
from mentoring.questionnaire.definition import Format, Kind, OwnWords, Questionnaire, Step
from mentoring.record import Record

BUTTON = 48
"""Bytes a button has for `key:value`; 64 less the prefix and the number of the run."""

CODE = 20
"""Bytes of the longest option code, also of those made at run time."""

SLOT = 12
"""Bytes of the longest value without options: «-sat-evening»."""

_CHOOSING = (Kind.CHOICE, Kind.MULTI, Kind.RANKING)
_SIZED = (Kind.TEXT, Kind.LONG, Kind.NUMBER, Kind.PERSON, Kind.CHOICE, Kind.MULTI)


class Fault(Record):
    """One fault: the question it is in (empty: the whole questionnaire) and the reason."""

    question: str
    reason: str


def faults_of(questionnaire: Questionnaire) -> tuple[Fault, ...]:
    """Return every fault of a definition, in the order of its questions."""
    earlier: dict[str, Step] = {}
    found: list[Fault] = []
    if not questionnaire.steps:
        found.append(Fault(question="", reason="there are no questions"))
    for step in questionnaire.steps:
        reasons = [*_reasons(step), *_pointers(step, earlier, questionnaire)]
        if step.id in earlier:
            reasons.append("another question has the same id")
        found += [Fault(question=step.id, reason=reason) for reason in reasons]
        earlier[step.id] = step
    return tuple(found)


def _reasons(step: Step) -> Iterator[str]:
    yield from _options(step)
    yield from _limits(step)
    yield from _dates(step)
    if step.later and not step.optional:
        yield "a question for later must be optional"
    kept = step.format is Format.KEPT and step.kind is Kind.CHOICE and step.other is not None
    if step.format is not None and step.kind is not Kind.TEXT and not kept:
        yield f"format does not go with kind {step.kind}"


def _options(step: Step) -> Iterator[str]:
    codes = [option.code for option in step.options]
    yield from (f"option {code} stands twice" for code in sorted(_doubled(codes)))
    if step.kind in _CHOOSING and not codes and step.source is None:
        yield f"kind {step.kind} needs options or a source"
    if step.kind not in (*_CHOOSING, Kind.SCALE) and (codes or step.source):
        yield f"kind {step.kind} takes no options"
    if step.kind is Kind.SCALE and (step.source or (codes and step.for_each)):
        yield "a scale repeats over its own options or over for_each, not both or a source"
    if step.other is not None and step.kind not in (Kind.CHOICE, Kind.MULTI):
        yield f"own words beside options do not go with kind {step.kind}"
    if step.own is not OwnWords.TEXT and (step.other is None or step.kind is not Kind.CHOICE):
        yield f"own = {step.own} needs kind choice and the text of other"


def _doubled(codes: list[str]) -> set[str]:
    return {code for code in codes if codes.count(code) > 1}


def _limits(step: Step) -> Iterator[str]:
    if step.min is not None and step.max is not None and step.min > step.max:
        yield f"the limits contradict: min {step.min} is over max {step.max}"
    if step.least is not None and step.most is not None and step.least > step.most:
        yield f"the limits contradict: least {step.least} is over most {step.most}"
    if (step.min is not None or step.max is not None) and step.kind not in _SIZED:
        yield f"min and max do not go with kind {step.kind}"
    if step.least is not None and not step.is_picked:
        yield f"least does not go with kind {step.kind}"
    if step.most is not None and not (step.is_picked or step.kind is Kind.PERSON):
        yield f"most does not go with kind {step.kind}"
    if step.most is not None and step.most < 1:
        yield "the limits contradict: most is under 1"
    if step.least is not None and step.options and step.source is None:
        offered = len(step.options) + (step.other is not None)
        if step.least > offered:
            yield f"the limits contradict: least {step.least} of {offered} options"


def _dates(step: Step) -> Iterator[str]:
    dates = step.dates
    if dates.model_fields_set and step.kind is not Kind.DATE and step.own is not OwnWords.DATE:
        yield f"limits of dates do not go with kind {step.kind}"
    if (dates.not_in_future or dates.at_least_years) and dates.not_in_past:
        yield "the limits contradict: neither past nor future is allowed"
    if dates.not_before_years is not None and dates.not_before_years < dates.at_least_years:
        yield "the limits contradict: at_least_years is over not_before_years"


def _pointers(step: Step, earlier: dict[str, Step], all_: Questionnaire) -> Iterator[str]:
    for test in step.when.tests() if step.when else ():
        yield from _test(test, earlier, all_)
    if step.for_each is not None:
        yield from _unknown(step.for_each, "for_each", earlier, all_)
        chosen = earlier.get(step.for_each)
        if chosen and chosen.kind not in (Kind.MULTI, Kind.RANKING):
            yield f"for_each points to {chosen.id}, which is of kind {chosen.kind}, not multi"
    if (other := step.dates.not_before) is not None:
        yield from _unknown(other, "not_before", earlier, all_)
        if other in earlier and earlier[other].kind is not Kind.DATE:
            yield f"not_before points to {other}, which is no date"
    yield from _room(step, earlier)


def _unknown(
    target: str, what: str, earlier: dict[str, Step], all_: Questionnaire
) -> Iterator[str]:
    if target in earlier:
        if earlier[target].for_each or earlier[target].rates_own_options:
            yield f"{what} points to {target}, which repeats"
        return
    place = "a later question" if target in all_.by_id else "an unknown question"
    yield f"{what} points to {place}, {target}"


def _test(test: Condition, earlier: dict[str, Step], all_: Questionnaire) -> Iterator[str]:
    target = test.step or ""
    yield from _unknown(target, "the condition", earlier, all_)
    wanted = test.has if test.has is not None else test.equals
    step = earlier.get(target)
    if step is None or wanted is None:
        return
    if step.kind is Kind.YESNO and not isinstance(wanted, bool):
        yield f"the condition on {target} compares a yes or no with {wanted!r}"
    offered = {option.code for option in step.options}
    if step.kind in _CHOOSING and step.source is None and wanted not in offered:
        yield f"the condition on {target} names an unknown option, {wanted}"


def _room(step: Step, earlier: dict[str, Step]) -> Iterator[str]:
    over = step if step.rates_own_options else earlier.get(step.for_each or "")
    key = len(step.id) + (1 + _longest(over) if over else 0)
    value = 1 + _longest(step) if step.kind in _CHOOSING else SLOT
    if key + 1 + value > BUTTON:
        yield f"its key and longest option code do not fit a button of {BUTTON} bytes"


def _longest(step: Step) -> int:
    return CODE if step.source else max((len(option.code) for option in step.options), default=0)
