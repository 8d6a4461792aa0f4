"""Judge the hard rules that look at both sides: kinship, wishes, subject, experience, time."""

from mentoring.cases import Case, Ruling
from mentoring.common_time import shared_slots
from mentoring.forms import Ahead
from mentoring.norms import Caution
from mentoring.sketches import Sketch

TEACHER, HEAD = "teacher", "head"
REVERSE, PARTNER = "reverse", "partner"


def same_person(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H4: nobody mentors themself."""
    return mentee.person == mentor.person


def own_parent(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """E42: a parent does not mentor their own child here."""
    return mentor.person in mentee.known.parents


def no_form(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H3: an enabled form is open to both."""
    if not any(form in mentor.forms for form in mentee.forms):
        return True
    return False if mentee.forms_told and mentor.forms_told else None


def paired(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H4: two are a pair once in a form."""
    return case.form is not None and (mentor.person, case.form.code) in mentee.ties.mentors


def each_other(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H15: nobody is led by their own mentee, but the other way round on another topic."""
    found = [(about, turned) for who, about, turned in mentee.ties.leads if who == mentor.person]
    if not found:
        return False
    reverse = case.ahead is Ahead.INVERTED
    if case.form is None or not all(reverse or turned for _, turned in found):
        return True
    mine = case.task.role
    known = [about for about, _ in found if about is not None]
    if mine is not None and mine in known:
        return True
    return None if mine is None or len(known) < len(found) else False


def unwanted(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H10: the mentee would rather not work with this mentor."""
    if mentor.person in mentee.choices.avoids or mentor.id in mentee.choices.avoids_ids:
        return True
    return None if mentee.choices.avoids_more else False


def mentor_avoids(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H10: the mentor would rather not work with this mentee."""
    if mentee.person in mentor.choices.avoids or mentee.id in mentor.choices.avoids_ids:
        return True
    return None if mentor.choices.avoids_more else False


def parted(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H16: who parted in a conflict is never brought together again, in any form."""
    return mentor.person in mentee.ties.parted


def restricted(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """E41: what a representative allows is a rule."""
    only, sex = mentee.known.only, mentor.known.sex
    return only is not None and sex is not None and sex is not only


def restricted_unsure(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """E41: whom nobody can tell to be allowed is not, until the curator says who it is."""
    return mentee.known.only is not None and mentor.known.sex is None


def superior(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H7: a superior does not mentor a subordinate; among heads it is the curator's to decide."""
    form = case.form
    if form is None or mentee.learner or form.mentor not in (TEACHER, HEAD):
        return False
    if mentee.choices.superiors is None:
        return None
    return form.mentor != HEAD and mentor.person in mentee.choices.superiors


def superior_head(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H7: among heads a superior may mentor where the curator confirms it."""
    if case.form is None or mentee.learner or case.form.mentor != HEAD:
        return False
    return None if mentor.person in (mentee.choices.superiors or ()) else False


def lacks_clearance(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H8: an adult mentors a minor with the noted permission only."""
    if not mentee.learner or mentor.known.cleared:
        return False
    if mentee.grown or mentor.grown is False:
        return False
    return None if mentee.grown is None or mentor.grown is None else True


def class_parent(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """E42: a classmate's parent is worth a second look, or refused where the school says so.

    Where a class is not known, nobody can tell whether the mentor's own child sits in it.
    """
    if mentor.person not in mentee.known.class_parents:
        return None if mentor.person in mentee.known.maybe_class_parents else False
    return True if case.norms.classmates_parent is Caution.REFUSE else None


def other_subject(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H11: who works on a subject has it in common.

    A class teacher helps the own class in any subject, with those who teach it.
    """
    form = case.form
    if form is None or not case.task.same_subject:
        return None if case.task.maybe_same_subject else False
    if not mentee.subjects or not mentor.subjects:
        return None
    if not mentee.subjects.isdisjoint(mentor.subjects):
        return False
    if not mentee.learner or form.mentor != TEACHER:
        return True
    if mentee.group is None or mentor.leads_group is None:
        return None
    return mentor.leads_group != mentee.group


def junior(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H12: the mentor is as far ahead in experience as the task, the model and the school ask."""
    if not asks_experience(case):
        return False
    if mentor.years is None or mentee.years is None:
        return None
    return not _placed(mentor.years - mentee.years, mentee, mentor, case)


def no_slot(mentee: Sketch, mentor: Sketch, case: Case) -> Ruling:
    """H13: the two have a common time in the week, by both clocks, where the model needs one."""
    if case.model and not case.model.needs_slot:
        return False
    if not mentee.slots or not mentor.slots:
        return None
    return not shared_slots(mentee.slots, mentor.slots, mentee.clock - mentor.clock)


def asks_experience(case: Case) -> bool:
    """Tell whether the task or the model says who has to be ahead; among teachers it is known."""
    if case.form is None or case.form.mentee != TEACHER or case.ahead is Ahead.ANY:
        return False
    direct = case.ahead in (None, Ahead.DIRECT)
    return case.task.seniority > 0 or not direct or case.form.mentor == TEACHER


def _placed(gap: int, mentee: Sketch, mentor: Sketch, case: Case) -> bool:
    """Tell whether the mentor stands where the model wants; without one, where both wish."""
    asked = max(case.task.seniority, case.norms.least_ahead)
    ahead, behind = gap >= asked, gap <= -max(asked, 1)
    level = abs(gap) <= max(asked, case.norms.level)
    if case.ahead is None:
        both = mentee.models & mentor.models
        return ahead or (REVERSE in both and behind) or (PARTNER in both and level)
    return {
        Ahead.DIRECT: ahead,
        Ahead.INVERTED: behind,
        Ahead.LEVEL: level,
        Ahead.HIGHER: gap > 0,
    }.get(case.ahead, True)
