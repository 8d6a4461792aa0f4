"""Check answers written down elsewhere, on paper or in a table, by the rules of the chat."""

import re
from collections.abc import Iterator, Mapping

from pydantic import Field

from mentoring.errors import Simple
from mentoring.questionnaire.beginning import begin
from mentoring.questionnaire.conditions import Value
from mentoring.questionnaire.definition import OWN, Kind, Questionnaire, Step
from mentoring.questionnaire.draft import Choices, Draft
from mentoring.questionnaire.picks import finished, ordered, with_pick
from mentoring.questionnaire.progress import accepted, may_skip, onward
from mentoring.questionnaire.refusals import NotAnOption, WrongInput
from mentoring.questionnaire.route import options_of
from mentoring.questionnaire.values import matching, read_own, read_value
from mentoring.record import Record

BETWEEN = re.compile(r"\s*[;\n]\s*")
MISSING, UNKNOWN = "missing", "unknown_question"


class Fault(Record):
    """Say what is wrong with one answer: the question, the code of the refusal and its limits."""

    key: str
    code: str
    data: dict[str, Simple] = Field(default_factory=dict)


def check_all(
    questionnaire: Questionnaire,
    answers: Mapping[str, str],
    choices: Choices,
    *,
    partial: bool = False,
) -> dict[str, Value] | list[Fault]:
    """Return the values of all answers, or every fault there is.

    Options are given by their titles in any language or by their codes, several with semicolons
    between. What is not asked after the other answers is left out, as in the chat. With
    `partial` a required question may be missing: its person answers it later.
    """
    strange = [key for key in answers if questionnaire.step(key) is None]
    faults = [Fault(key=key, code=UNKNOWN) for key in strange]
    draft = begin(questionnaire)
    while (key := draft.at) is not None:
        step, raw = questionnaire.by_id[key.partition(":")[0]], answers.get(key, "").strip()
        if not raw:
            if not partial and not may_skip(step, choices):
                faults.append(Fault(key=key, code=MISSING))
            draft = _passed(questionnaire, draft, key)
            continue
        try:
            value = read_written(step, raw, choices, draft.answers)
            draft = accepted(questionnaire, draft, key, value)
        except WrongInput as refusal:
            faults.append(Fault(key=key, code=refusal.code, data=refusal.data))
            draft = _passed(questionnaire, draft, key)
    return faults or dict(draft.answers)


def read_written(
    step: Step, raw: str, choices: Choices, answers: Mapping[str, Value] | None = None
) -> Value:
    """Read one written answer to a question, `answers` being those given before it."""
    options, earlier = options_of(step, choices), answers or {}
    if not step.is_picked:
        return read_value(step, raw, options, earlier, choices.today)
    picks: tuple[str, ...] = ()
    for code in _codes(step, raw, choices):
        picks = with_pick(step, picks, code, options)
    return finished(step, ordered(step, picks, options), may_be_empty=False)


def _codes(step: Step, raw: str, choices: Choices) -> Iterator[str]:
    """Yield what each piece means; own words are one pick, and a person is a name, never an id."""
    options, own = options_of(step, choices), list[str]()
    for piece in filter(None, BETWEEN.split(raw)):
        if step.kind is Kind.SLOTS:
            yield piece
        elif (code := matching(piece, options)) is not None:
            yield code
        elif step.kind is Kind.PERSON:
            yield OWN + piece
        elif step.takes_own_words:
            own.append(piece)
        else:
            raise NotAnOption(piece)
    if own:
        yield read_own(step, ", ".join(own))


def _passed(questionnaire: Questionnaire, draft: Draft, key: str) -> Draft:
    return onward(questionnaire, draft.model_copy(update={"skipped": (*draft.skipped, key)}))
