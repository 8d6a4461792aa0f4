"""The step machine: a draft and one answer give the next draft, or a refusal.

Every action names the key it is meant for; anything but the current key is `Stale`.
Nothing here knows time, people or where drafts are kept.
"""

from mentoring.questionnaire.definition import CARD, OWN, Kind, Option, Questionnaire, Step
from mentoring.questionnaire.draft import Choices, Draft
from mentoring.questionnaire.inputs import read_text
from mentoring.questionnaire.moves import skip
from mentoring.questionnaire.picks import finished, ordered, with_pick, without_pick
from mentoring.questionnaire.progress import accepted, changed, current, may_skip, selected
from mentoring.questionnaire.refusals import Empty, NotAnOption, OwnWordsWanted
from mentoring.questionnaire.route import options_of
from mentoring.questionnaire.statuses import require_no_status
from mentoring.questionnaire.values import matching, read_own, read_value

Given = str | int | bool | tuple[str, ...]


def answer(
    questionnaire: Questionnaire, draft: Draft, key: str, value: Given, choices: Choices
) -> Draft:
    """Take what was typed (or a ready value) as the answer to the current question.

    Text for a question with ticks becomes one more tick; a name is kept in `typed` until a
    card or «leave it as text» is pressed.
    """
    step = current(questionnaire, draft, key)
    options = options_of(step, choices)
    if isinstance(value, tuple):
        return accepted(questionnaire, draft, key, _whole(step, value, options))
    if step.kind is Kind.PERSON:
        return changed(
            draft, typed=read_text(require_no_status(step, str(value)), step.max or 100)
        )
    if step.is_picked:
        code = matching(str(value), options) or _own_pick(step, str(value))
        return _picked(draft, key, with_pick(step, selected(draft, key), code, options))
    read = read_value(step, value, options, draft.answers, choices.today)
    return accepted(questionnaire, draft, key, read)


def press(
    questionnaire: Questionnaire, draft: Draft, key: str, value: str, choices: Choices
) -> Draft:
    """Take a button: an option's code, «+x» or «-x» where ticks are, «#id» a card, «=» own."""
    step = current(questionnaire, draft, key)
    if step.is_picked:
        return pick(questionnaire, draft, key, value, choices)
    if step.kind is Kind.PERSON:
        return accepted(questionnaire, draft, key, _person(draft, value))
    if value == OWN and step.takes_own_words:
        raise _own_words_wanted(step)
    if step.kind is Kind.CHOICE and not _offered(value, options_of(step, choices)):
        raise NotAnOption(value)
    return answer(questionnaire, draft, key, value, choices)


def pick(
    questionnaire: Questionnaire, draft: Draft, key: str, wish: str, choices: Choices
) -> Draft:
    """Bring one tick into the wished state: «+x» on, «-x» off; the same wish twice is one."""
    step = current(questionnaire, draft, key)
    picks, sign, code = selected(draft, key), wish[:1], wish[1:]
    if not step.is_picked or sign not in ("+", "-") or not code:
        raise NotAnOption(wish)
    if sign == "-":
        return _picked(draft, key, without_pick(step, picks, code))
    if code == OWN and step.kind is Kind.PERSON:
        code = _person(draft, code)
    elif code == OWN and step.takes_own_words:
        raise _own_words_wanted(step)
    return _picked(draft, key, with_pick(step, picks, code, options_of(step, choices)))


def done(questionnaire: Questionnaire, draft: Draft, key: str, choices: Choices) -> Draft:
    """Finish ticking; nothing ticked is a skip where that is allowed."""
    step = current(questionnaire, draft, key)
    if not step.is_picked:
        raise NotAnOption("done")
    free = may_skip(step, choices)
    picks = finished(step, selected(draft, key), may_be_empty=free)
    if not picks:
        return skip(questionnaire, draft, key, choices)
    return accepted(questionnaire, draft, key, picks)


def _whole(step: Step, value: tuple[str, ...], options: tuple[Option, ...]) -> tuple[str, ...]:
    if not step.is_picked:
        raise NotAnOption(value)
    picks: tuple[str, ...] = ()
    for code in value:
        picks = with_pick(step, picks, code, options)
    return finished(step, ordered(step, picks, options), may_be_empty=False)


def _person(draft: Draft, code: str) -> str:
    if code.startswith(CARD) and len(code) > len(CARD):
        return code
    if code != OWN:
        raise NotAnOption(code)
    if not draft.typed:
        raise Empty
    return OWN + draft.typed


def _own_pick(step: Step, raw: str) -> str:
    if not step.takes_own_words:
        raise NotAnOption(raw)
    return read_own(step, raw)


def _own_words_wanted(step: Step) -> OwnWordsWanted:
    return OwnWordsWanted(most=step.max or 200, own=step.own.value)


def _offered(code: str, options: tuple[Option, ...]) -> bool:
    return any(option.code == code for option in options)


def _picked(draft: Draft, key: str, picks: tuple[str, ...]) -> Draft:
    if picks == selected(draft, key):
        return draft
    return changed(draft, picking={**draft.picking, key: picks}, typed="")
