"""Gather what two people in a pair may both read of why it is them: nothing private is in it."""

from mentoring.answers import answers_of, subjects_of
from mentoring.applications import Participation
from mentoring.forms import repertoire
from mentoring.pairs import Pair
from mentoring.record import Record

MIXED = "mixed"


class PairFacts(Record):
    """Hold the public facts of a mentor and one member: all that an explanation is made of."""

    form: str
    role_model: str | None = None
    subjects: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    mode: str | None = None
    """The way of meeting that suits both; mixed when both like either."""


def facts_of(
    pair: Pair, mentee: Participation, mentor: Participation, *, one_clock: bool = True
) -> PairFacts:
    """Read the public facts of two; wishes, notes, ratings and other people are not looked at."""
    facts = public_facts(pair.form, pair.role_model, mentee, mentor, one_clock=one_clock)
    model = repertoire().model.get(pair.model)
    by_link = model is not None and model.needs_link
    return facts.model_copy(update={"mode": None}) if by_link else facts


def public_facts(
    form: str,
    role_model: str | None,
    mentee: Participation,
    mentor: Participation,
    *,
    one_clock: bool = True,
) -> PairFacts:
    """Read what two may both know, of a pair or of what would be one.

    Where their clocks differ no half-day is named: it would be true of one of them only.
    """
    slots = _common(answers_of(mentee, "slots"), answers_of(mentor, "slots"))
    return PairFacts(
        form=form,
        role_model=role_model,
        subjects=_common(subjects_of(mentee), subjects_of(mentor)),
        slots=slots if one_clock else (),
        mode=_mode(*answers_of(mentee, "mode"), *answers_of(mentor, "mode")),
    )


def _common(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in mine if each in theirs)


def _mode(*modes: str) -> str | None:
    if len(modes) < 2:
        return None
    named = {each for each in modes if each != MIXED}
    return None if len(named) > 1 else next(iter(named), MIXED)
