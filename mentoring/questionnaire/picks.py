"""Ticking options one by one: every button carries the wished state, so twice is the same."""

from collections.abc import Iterable, Sequence

from mentoring.questionnaire.definition import CARD, OWN, Kind, Option, Step
from mentoring.questionnaire.refusals import NotAnOption, TooFew, TooMany
from mentoring.questionnaire.slots import SLOTS, slots_of
from mentoring.questionnaire.statuses import require_no_status

Picks = tuple[str, ...]


def with_pick(step: Step, picks: Picks, code: str, options: Sequence[Option]) -> Picks:
    """Tick one more; own words replace earlier own words, «alone» options replace the rest.

    Names of people are own words too, each of somebody else: they stand side by side.
    """
    wished = _meant(step, code, options)
    if all(each in picks for each in wished):
        return picks
    kept = [each for each in picks if each not in wished]
    if code.startswith(OWN) and step.kind is not Kind.PERSON:
        kept = [each for each in kept if not each.startswith(OWN)]
    alone = {option.code for option in options if option.alone}
    kept = [] if code in alone else [each for each in kept if each not in alone]
    return _limited(step, ordered(step, (*kept, *wished), options))


def without_pick(step: Step, picks: Picks, code: str) -> Picks:
    """Untick; «=» stands for own words, whatever they are."""
    if code == OWN:
        return tuple(each for each in picks if not each.startswith(OWN))
    gone = slots_of(code) if step.kind is Kind.SLOTS else (code,)
    return tuple(each for each in picks if each not in gone)


def finished(step: Step, picks: Picks, *, may_be_empty: bool) -> Picks:
    """Check that enough is ticked to go on."""
    least = 1 if step.least is None else step.least
    if len(picks) < least and not (may_be_empty and not picks):
        raise TooFew(least=least)
    return _limited(step, picks)


def ordered(step: Step, picks: Iterable[str], options: Sequence[Option]) -> Picks:
    """Put ticks into the order of the options; a ranking keeps the order of ticking."""
    if step.kind in (Kind.RANKING, Kind.PERSON):
        return tuple(dict.fromkeys(picks))
    codes = SLOTS if step.kind is Kind.SLOTS else tuple(option.code for option in options)
    place = {code: at for at, code in enumerate(codes)}
    return tuple(sorted(dict.fromkeys(picks), key=lambda each: place.get(each, len(place))))


def _meant(step: Step, code: str, options: Sequence[Option]) -> Picks:
    if step.kind is Kind.SLOTS:
        if slots := slots_of(code):
            return slots
        raise NotAnOption(code)
    if code.startswith(OWN) and step.takes_own_words:
        return (require_no_status(step, code),)
    if step.kind is Kind.PERSON and code.startswith(CARD) and len(code) > len(CARD):
        return (code,)
    if any(option.code == code for option in options):
        return (code,)
    raise NotAnOption(code)


def _limited(step: Step, picks: Picks) -> Picks:
    if step.most is not None and len(picks) > step.most:
        raise TooMany(most=step.most)
    return picks
