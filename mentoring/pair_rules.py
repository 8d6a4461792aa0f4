"""List the hard rules of a pair by their numbers; each judges two sketches and nothing else.

A rule whose answer is missing is told to the curator as not checked and never passes in silence.
Every rule says what of the two it reads, so that thousands of pairs are judged by classes of
people who are alike in that (`plans.edges`), and one by one in `suitability`: by one function.
"""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from mentoring import relation_rules as both
from mentoring import side_rules as one
from mentoring.answers import requests_of
from mentoring.applications import Participation
from mentoring.bars import Bar
from mentoring.cases import Case, Ruling
from mentoring.forms import RoleModel, role_models_for
from mentoring.ids import PersonId
from mentoring.overlaps import HALF_DAYS, Overlap
from mentoring.sketches import Sketch

TEACHER = "teacher"


Whom = Callable[[Sketch, Case], Collection[PersonId] | None]
"""Says which mentors a rule can bar from a mentee at all: these people, or anybody (None)."""


def _anybody(mentee: Sketch, case: Case) -> Collection[PersonId] | None:
    return None


class Rule(NamedTuple):
    """Hold one rule: its number, its name, what it reads of the two, how it judges, whom it hits.

    What it reads of the case is the form, the task and the model.
    """

    code: str
    bar: Bar
    mentee: tuple[str, ...]
    mentor: tuple[str, ...]
    broken: Callable[[Sketch, Sketch, Case], Ruling]
    by_form: bool = False
    """Whether it cannot be asked before a form is known."""

    among: Whom = _anybody
    overlap: Overlap | None = None
    """All that it reads of the mentor, if that is whether the two have something in common."""


OF_BOTH: tuple[Rule, ...] = (
    Rule(
        *("H4", Bar.SAME_PERSON, ("person",), ("person",), both.same_person),
        among=lambda mentee, case: (mentee.person,),
    ),
    Rule(
        *("E42", Bar.OWN_PARENT, ("known",), ("person",), both.own_parent),
        among=lambda mentee, case: mentee.known.parents,
    ),
    Rule("H3", Bar.NO_FORM, ("forms", "forms_told"), ("forms", "forms_told"), both.no_form),
    Rule(
        *("H4", Bar.PAIRED_ALREADY, ("ties",), ("person",), both.paired, True),
        among=lambda mentee, case: [who for who, _ in mentee.ties.mentors],
    ),
    Rule(
        *("H15", Bar.EACH_OTHER, ("ties",), ("person",), both.each_other, True),
        among=lambda mentee, case: [who for who, _, _ in mentee.ties.leads],
    ),
    Rule(
        *(
            "H10",
            Bar.UNWANTED,
            ("choices.avoids", "choices.avoids_ids", "choices.avoids_more"),
            ("person", "id"),
            both.unwanted,
        ),
        among=lambda mentee, case: None if mentee.choices.avoids_ids else mentee.choices.avoids,
    ),
    Rule(
        *(
            "H10",
            Bar.AVOIDS,
            ("person", "id"),
            ("choices.avoids", "choices.avoids_ids", "choices.avoids_more"),
            both.mentor_avoids,
        ),
    ),
    Rule(
        *("H16", Bar.PARTED, ("ties",), ("person",), both.parted),
        among=lambda mentee, case: mentee.ties.parted,
    ),
    Rule(
        *("E41", Bar.RESTRICTED, ("known.only",), ("known.sex",), both.restricted),
        among=lambda mentee, case: None if mentee.known.only else (),
    ),
    Rule(
        *("E41", Bar.RESTRICTED_UNSURE, ("known.only",), ("known.sex",), both.restricted_unsure),
        among=lambda mentee, case: None if mentee.known.only else (),
    ),
    Rule(
        *("H7", Bar.SUPERIOR, ("learner", "choices.superiors"), ("person",), both.superior, True),
        among=lambda mentee, case: () if mentee.learner else mentee.choices.superiors or (),
    ),
    Rule(
        *("H7", Bar.SUPERIOR_HEAD, ("learner", "choices.superiors"), ("person",)),
        *(both.superior_head, True),
        among=lambda mentee, case: (),
    ),
    Rule(
        *("H8", Bar.NO_CLEARANCE, ("learner", "grown"), ("known.cleared", "grown")),
        both.lacks_clearance,
    ),
    Rule(
        *("E42", Bar.CLASS_PARENT, ("known",), ("person",), both.class_parent),
        among=lambda mentee, case: mentee.known.class_parents,
    ),
    Rule(
        *("H11", Bar.OTHER_SUBJECT, ("learner", "subjects", "group")),
        *(("subjects", "leads_group"), both.other_subject, True),
        among=lambda mentee, case: None if case.task.same_subject and mentee.subjects else (),
    ),
    Rule(
        *("H12", Bar.JUNIOR, ("years", "models"), ("years", "models"), both.junior, True),
        among=lambda mentee, case: None if both.asks_experience(case) else (),
    ),
    Rule(
        *("H13", Bar.NO_SLOT, ("slots", "clock"), ("slots", "clock"), both.no_slot),
        among=lambda mentee, case: None if mentee.slots else (),
        overlap=HALF_DAYS,
    ),
)
OF_ONE: tuple[Rule, ...] = (
    Rule("H2", Bar.NOT_READY, ("ready",), ("ready", "side"), one.not_ready),
    Rule("H1", Bar.MENTEE_CONSENT, ("known.permitted",), (), one.mentee_not_permitted),
    Rule(
        *("H1", Bar.MENTOR_CONSENT, (), ("known.permitted", "known.represented")),
        one.mentor_not_permitted,
    ),
    Rule("H14", Bar.MENTOR_GUARDIAN, (), ("known.represented",), one.mentor_not_represented),
    Rule("H6", Bar.OUT_OF_AGE, ("learner", "start_ages"), (), one.out_of_age),
    Rule("L1", Bar.NOT_COLLEAGUES, (), ("known.colleagues",), one.not_for_colleagues, True),
    Rule("H9", Bar.OTHER_PLACE, (), ("known.guest", "kind"), one.other_place, True),
    Rule("H9", Bar.NOT_SHARED, (), ("known.shared",), one.not_shared),
    Rule("H5", Bar.NO_PLACE, (), ("free", "offered"), one.no_place),
    Rule("H5", Bar.OVER_NORM, (), ("free", "offered"), one.over_norm),
)
_TOLD = list(Bar)
RULES = tuple(sorted((*OF_ONE, *OF_BOTH), key=lambda rule: _TOLD.index(rule.bar)))
"""All of them, in the order in which they are told. E43 is H7 itself: a class teacher is nobody's
superior among learners."""


def rulings(mentee: Sketch, mentor: Sketch, case: Case) -> dict[Bar, Ruling]:
    """Judge two people by every rule that can be asked."""
    asked = (rule for rule in RULES if case.form is not None or not rule.by_form)
    return {rule.bar: rule.broken(mentee, mentor, case) for rule in asked}


def roles_of(mentee: Participation, form: str) -> tuple[RoleModel, ...]:
    """Return what a pair with this mentee works on in a form."""
    return role_models_for(form, requests_of(mentee))


def role_model_for(form: str, mentees: Iterable[Participation]) -> str | None:
    """Return what a pair in a form works on by its requests; None when nothing speaks for any."""
    wanted = frozenset[str]().union(*map(requests_of, mentees))
    return next((role.code for role in role_models_for(form, wanted)), None)
