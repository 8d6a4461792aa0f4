"""Judge the hard rules that look at one side only: consent, readiness, age, places."""

from mentoring.ages import YOUNGEST
from mentoring.applications import Side
from mentoring.cases import Case, Ruling
from mentoring.forms import Place
from mentoring.labour import is_labour
from mentoring.sketches import Sketch

LECTURER = "lecturer"
OUTSIDE = frozenset({"employee", "graduate", "parent", "student"})
"""Mentors who neither work nor learn here."""


def not_ready(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H2: both are approved, the mentor after every step of the way."""
    return not (mentee.ready and mentor.ready and mentor.side is Side.MENTOR)


def mentee_not_permitted(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H1: the consents of the mentee's age are in force."""
    return not mentee.known.permitted


def mentor_not_permitted(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H1: the mentor's own consents are in force."""
    return not mentor.known.permitted and mentor.known.represented


def mentor_not_represented(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H14: a minor mentors under a representative's consent."""
    return not mentor.known.represented


def out_of_age(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H6: a learner is at least ten when the programme starts, and not too old for it."""
    if not mentee.learner:
        return False
    if mentee.start_ages is None:
        return None
    least, greatest = mentee.start_ages
    oldest = case.norms.oldest or greatest
    if greatest < YOUNGEST or least > oldest:
        return True
    return None if least < YOUNGEST or greatest > oldest else False


def not_for_colleagues(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """L1: nobody mentors colleagues who has said no to it."""
    return not mentor.known.colleagues and case.form is not None and is_labour(case.form.code)


def other_place(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H9: the mentor belongs where mentors of this form, and of this task, come from."""
    if case.form is None:
        return False
    guest = mentor.known.guest
    welcome = case.model is not None and case.model.elsewhere
    if guest and not welcome:
        if case.task.same_place or case.form.mentors_from is Place.OWN:
            return True
        return None if case.task.maybe_same_place else False
    if guest or case.form.mentors_from is not Place.OTHER or mentor.kind in OUTSIDE:
        return False
    if mentor.kind is None or case.form.mentor == LECTURER:
        return None
    return True


def not_shared(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H9: a mentor of another organisation has agreed to be shared (C5)."""
    return not mentor.known.shared


def no_place(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H5: over all forms the mentor has a place left of those the mentor offers."""
    return mentor.free < 1 and mentor.offered < 1


def over_norm(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H5: a mentor who would take more has no more mentees than the school's norm allows."""
    return mentor.free < 1 and mentor.offered > 0
