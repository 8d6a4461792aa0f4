"""Tell which questionnaire is whose: learners, teachers and mentors answer different ones.

Nothing of it is stored: before the consent only the wish is, after it the answers themselves say.
"""

from collections.abc import Collection
from enum import StrEnum

from mentoring.applications import Participation, Side
from mentoring.forms import LEARNER, mentees_in
from mentoring.people import MINORS, Bracket, Wish
from mentoring.questionnaire import Value
from mentoring.subjects import name_code

LEARNERS, TEACHERS, MENTORS = "me-l", "me-t", "mr"
"""Codes of the questionnaires of mentees who learn, mentees who teach, and mentors."""

SIDES: dict[str, Side] = {
    TEACHERS: Side.MENTEE,
    LEARNERS: Side.MENTEE,
    MENTORS: Side.MENTOR,
}
"""The side of mentoring a questionnaire is for."""

LEARNING = "request_type"
"""The question that only learners are asked; a school may not drop it (`needs`)."""


class Occupation(StrEnum):
    """Say what an adult does here, as far as a mentee's questionnaire depends on it."""

    WORKS = "works"
    STUDIES = "studies"


def codes_for(
    wish: Wish,
    bracket: Bracket | None,
    forms: Collection[str],
    occupation: Occupation | None = None,
) -> tuple[str, ...] | None:
    """Return the questionnaires of a newcomer; None while an adult has to say what they do here.

    Nobody is asked in a programme whose forms leave no choice: for teachers only, or for
    learners only. Mentors tell in their own questionnaire who they are.
    """
    if wish is Wish.MENTOR:
        return (MENTORS,)
    mentee = _mentees_code(bracket, forms, occupation)
    if mentee is None:
        return None
    return (mentee,) if wish is Wish.MENTEE else (mentee, MENTORS)


def known_for(bracket: Bracket | None, group: str | None = None) -> dict[str, Value]:
    """Return what need not be asked: a minor mentors as a learner, a class stood on the list."""
    known: dict[str, Value] = {"mentor_kind": LEARNER} if bracket in MINORS else {}
    return known | {"class_group": name_code(group)} if group else known


def code_of(participation: Participation) -> str:
    """Return the questionnaire that the answers of a participation belong to."""
    if participation.side is Side.MENTOR:
        return MENTORS
    return LEARNERS if LEARNING in participation.profile else TEACHERS


def codes_of(taken: Collection[Participation]) -> tuple[str, ...]:
    """Return the questionnaires somebody has handed in, the mentee's first."""
    found = {code_of(each) for each in taken if each.profile}
    return tuple(code for code in SIDES if code in found)


def is_learner(mentee: Participation) -> bool:
    """Tell whether a mentee is a learner; a teacher otherwise."""
    return code_of(mentee) == LEARNERS


def _mentees_code(
    bracket: Bracket | None, forms: Collection[str], occupation: Occupation | None
) -> str | None:
    if bracket in MINORS:
        return LEARNERS
    if occupation is not None:
        return LEARNERS if occupation is Occupation.STUDIES else TEACHERS
    sides = mentees_in(forms)
    if len(sides) > 1:
        return None
    return LEARNERS if sides == {LEARNER} else TEACHERS
