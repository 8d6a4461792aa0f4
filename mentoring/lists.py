"""Make the lists that questions are chosen from out of what the organisation and the cycle say."""

from collections.abc import Collection

from mentoring.forms import LEARNER, enabled_forms, forms_of, repertoire
from mentoring.organisations import Cycle, Organisation, OrganisationKind
from mentoring.questionnaire import Option
from mentoring.subjects import named_options

Options = tuple[Option, ...]

MENTORS_OF: dict[str, frozenset[str]] = {
    "teacher": frozenset({"teacher", "head", "lecturer"}),
    "student": frozenset({"student", "learner"}),
    "learner": frozenset({"learner"}),
}
"""Which side of a form a mentor may take who has said to be one of these."""

OTHERS = frozenset({"employee", "partner", "lecturer", "student"})
"""Which side everybody else may take: employees, parents, graduates."""


def lists_of(organisation: Organisation, cycle: Cycle | None) -> dict[str, Options]:
    """Return every list that does not depend on who is asked."""
    enabled = enabled_forms(cycle.forms if cycle else ())
    return {
        "subjects": named_options(organisation.subjects),
        "groups": named_options(organisation.groups),
        "forms": form_options(enabled, organisation.kind),
        "all_forms": all_forms(organisation.kind),
        "mentor_sides": mentor_sides(enabled, organisation.kind),
    }


def stored_options(source: str | None, kind: OrganisationKind) -> Options:
    """Return all that a stored code of such a list may mean, whatever the cycle opens today."""
    known = repertoire()
    if source in ("forms", "all_forms"):
        return form_options(known.form, kind)
    if source == "mentor_sides":
        return tuple(
            Option(code=each.code, text=each.as_mentor(kind)) for each in known.party.values()
        )
    return ()


def form_options(codes: Collection[str], kind: OrganisationKind) -> Options:
    """Return forms as the organisation calls them."""
    known = repertoire().form
    return tuple(Option(code=c, text=known[c].named(kind)) for c in codes if c in known)


def all_forms(kind: OrganisationKind) -> Options:
    """Return the forms that an organisation of this kind may open."""
    return form_options([form.code for form in forms_of(kind)], kind)


def mentor_sides(enabled: Collection[str], kind: OrganisationKind) -> Options:
    """Return with whom a learner may work in these forms."""
    known = repertoire()
    sides = [known.form[code].mentor for code in enabled if known.form[code].mentee == LEARNER]
    return tuple(
        Option(code=side, text=known.party[side].as_mentor(kind)) for side in dict.fromkeys(sides)
    )


def forms_for(mentor_kind: str | None, enabled: Collection[str]) -> tuple[str, ...]:
    """Return the forms in which such a mentor can work; all when that leaves none."""
    if mentor_kind is None:
        return tuple(enabled)
    known, may = repertoire().form, MENTORS_OF.get(mentor_kind, OTHERS)
    return tuple(code for code in enabled if known[code].mentor in may) or tuple(enabled)
