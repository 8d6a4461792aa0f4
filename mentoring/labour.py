"""Know where mentoring is work for an employee: both sides of a form are employed here."""

from mentoring.forms import repertoire

EMPLOYED = frozenset({"teacher", "head"})
"""The sides of a form that this organisation employs."""


def is_labour(form: str) -> bool:
    """Tell whether a form needs an employee's consent to mentor colleagues (L1)."""
    known = repertoire().form.get(form)
    return known is not None and {known.mentor, known.mentee} <= EMPLOYED
