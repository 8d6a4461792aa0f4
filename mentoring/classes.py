"""Lead classes into the next year: 7Б becomes 8Б, the last year leaves, other names stay."""

import re

from mentoring.organisations import OrganisationKind

YEARS = {OrganisationKind.SCHOOL: 11, OrganisationKind.COLLEGE: 4}
"""The last year of those kinds of organisation whose classes begin with their year."""

LABEL = re.compile(r"(\d{1,2})(\D.{0,9})?")
"""A class is called briefly; whatever is longer are somebody's own words, which no trace keeps."""


def next_label(label: str, kind: OrganisationKind) -> str | None:
    """Return what a class is called next year; None for one that leaves or keeps its name."""
    last = YEARS.get(kind)
    found = LABEL.fullmatch(label.strip())
    if last is None or found is None or not 1 <= int(found[1]) < last:
        return None
    return f"{int(found[1]) + 1}{found[2] or ''}"


def leaves(label: str, kind: OrganisationKind) -> bool:
    """Tell whether a class is in its last year."""
    found = LABEL.fullmatch(label.strip())
    return found is not None and int(found[1]) == YEARS.get(kind)
