"""Hold the case in which two people are judged: a form, a model, the school's norms."""

from functools import cache
from typing import NamedTuple

from mentoring.forms import Ahead, Form, Model, repertoire, role_models_for, usual_in
from mentoring.norms import Norms
from mentoring.questionnaire.definition import OWN

Ruling = bool | None
"""True: the rule is broken; False: it is kept, or does not concern the two; None: not checked."""


class Task(NamedTuple):
    """Say what a request asks of a pair in a form."""

    role: str | None = None
    same_subject: bool = False
    same_place: bool = False
    seniority: int = 0
    maybe_same_subject: bool = False
    maybe_same_place: bool = False
    """Whether this would be asked of some request, where nobody knows what is wished."""


class Case(NamedTuple):
    """Say in which form and for which task two are judged, and in which model if one is chosen."""

    norms: Norms
    form: Form | None = None
    task: Task = Task()
    model: Model | None = None

    @property
    def ahead(self) -> Ahead | None:
        """Return who has to be ahead; None while no model is chosen: as both wish."""
        return self.model.ahead if self.model else None


def case_in(
    norms: Norms,
    form: str | None,
    requests: frozenset[str],
    model: str | None = None,
    role: str | None = None,
) -> Case:
    """Return the case of a form, of a mentee's requests or the task that is set, and a model."""
    known = repertoire()
    if form is None or form not in known.form:
        return Case(norms, model=known.model.get(model or ""))
    task = task_in(form, requests, role)
    return Case(norms, known.form[form], task, known.model.get(model or ""))


@cache
def task_in(form: str, requests: frozenset[str], role: str | None = None) -> Task:
    """Return what is asked of a pair in a form: by the task that is set for it, or by requests."""
    fixed = [each for each in usual_in(form) if each.code == role]
    roles = fixed or role_models_for(form, requests)
    first = next(iter(roles), None)
    unknown = [] if fixed or any(not each.startswith(OWN) for each in requests) else usual_in(form)
    return Task(
        role=first.code if first else None,
        same_subject=any(role.same_subject for role in roles),
        same_place=first.same_place if first else False,
        seniority=max((role.seniority for role in roles), default=0),
        maybe_same_subject=any(role.same_subject for role in unknown),
        maybe_same_place=any(role.same_place for role in unknown),
    )
