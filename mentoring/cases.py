"""Hold the case in which two people are judged: a form, a model, the school's norms."""

from functools import cache
from typing import NamedTuple

from mentoring.forms import Ahead, Form, Model, repertoire, role_models_for
from mentoring.norms import Norms

Ruling = bool | None
"""True: the rule is broken; False: it is kept, or does not concern the two; None: not checked."""


class Task(NamedTuple):
    """Say what a request asks of a pair in a form."""

    role: str | None = None
    same_subject: bool = False
    same_place: bool = False
    seniority: int = 0


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
    norms: Norms, form: str | None, requests: frozenset[str], model: str | None = None
) -> Case:
    """Return the case of a form, a mentee's requests and a model."""
    known = repertoire()
    if form is None or form not in known.form:
        return Case(norms, model=known.model.get(model or ""))
    task = task_in(form, requests)
    return Case(norms, known.form[form], task, known.model.get(model or ""))


@cache
def task_in(form: str, requests: frozenset[str]) -> Task:
    """Return what requests ask of a pair in a form."""
    roles = role_models_for(form, requests)
    first = next(iter(roles), None)
    return Task(
        role=first.code if first else None,
        same_subject=any(role.same_subject for role in roles),
        same_place=first.same_place if first else False,
        seniority=max((role.seniority for role in roles), default=0),
    )
