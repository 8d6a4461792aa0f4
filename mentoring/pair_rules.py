"""Judge the rules of a pair that hang on an answer: broken, kept, or not checked for want of it.

A rule whose answer is missing is told to the curator as not checked and never passes in silence.
"""

from collections.abc import Collection
from datetime import date

from mentoring.ages import age_on, is_adult
from mentoring.applications import Participation
from mentoring.forms import Form, RoleModel, repertoire, role_models_for
from mentoring.ids import ParticipationId
from mentoring.occupations import is_learner
from mentoring.people import Bracket
from mentoring.pseudonyms import BRACKET
from mentoring.questionnaire.definition import OWN
from mentoring.scoring import answers_of, card_of, requests_of, subjects_of

Ruling = bool | None
"""True: the rule is broken; False: it is kept, or does not concern the two; None: not checked."""

TEACHER, HEAD = "teacher", "head"
REVERSE, PARTNER = "reverse", "partner"


def is_superior(mentee: Participation, mentor: Participation, form: str) -> Ruling:
    """Tell whether the mentor is the mentee's superior; among heads the curator confirms it."""
    known = _form(form)
    if known is None or is_learner(mentee) or known.mentor not in (TEACHER, HEAD):
        return False
    named = answers_of(mentee, "superior")
    if not named or any(each.startswith(OWN) for each in named):
        return None
    if card_of(mentor) not in named:
        return False
    return None if known.mentor == HEAD else True


def lacks_clearance(
    mentee: Participation,
    mentor: Participation,
    cleared: Collection[ParticipationId],
    today: date,
) -> Ruling:
    """Tell whether an adult would mentor a minor without the note that this is allowed."""
    if not is_learner(mentee) or mentor.id in cleared:
        return False
    mentee_grown, mentor_grown = _grown(mentee, today), _grown(mentor, today)
    if mentee_grown or mentor_grown is False:
        return False
    return None if mentee_grown is None or mentor_grown is None else True


def is_other_subject(mentee: Participation, mentor: Participation, form: str) -> Ruling:
    """Tell whether a pair that is to work on a subject has none in common.

    A class teacher helps the own class in any subject, with those who teach it.
    """
    if not any(role.same_subject for role in roles_of(mentee, form)):
        return False
    wanted, offered = subjects_of(mentee), subjects_of(mentor)
    if not wanted or not offered:
        return None
    if not set(wanted).isdisjoint(offered):
        return False
    known = _form(form)
    if known is None or not is_learner(mentee) or known.mentor != TEACHER:
        return True
    group, led = mentee.profile.get("class_group"), mentor.profile.get("leads_group")
    return None if group is None or led is None else led != group


def is_junior(mentee: Participation, mentor: Participation, form: str, today: date) -> Ruling:
    """Tell whether the mentor is not far enough ahead; turned round or as equals if both wish."""
    ahead = max((role.seniority for role in roles_of(mentee, form)), default=0)
    if not ahead:
        return False
    years, since = mentor.profile.get("experience_years"), mentee.profile.get("total_exp_start")
    if not isinstance(years, int) or not isinstance(since, str):
        return None
    gap = years - age_on(date.fromisoformat(since), today)
    both = {*answers_of(mentee, "model_pref")} & {*answers_of(mentor, "models")}
    turned = REVERSE in both and gap <= -ahead
    equal = PARTNER in both and abs(gap) <= ahead
    return not (gap >= ahead or turned or equal)


def roles_of(mentee: Participation, form: str) -> tuple[RoleModel, ...]:
    """Return what a pair with this mentee works on in a form."""
    return role_models_for(form, requests_of(mentee))


def _form(code: str) -> Form | None:
    return repertoire().form.get(code)


def _grown(who: Participation, today: date) -> bool | None:
    born, bracket = who.profile.get("birth_date"), who.profile.get(BRACKET)
    if isinstance(born, str):
        return is_adult(date.fromisoformat(born), today)
    return None if bracket is None else bracket == Bracket.ADULT.value
