"""Describe everybody in lines: applications, begun questionnaires, people expected; choose."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mentoring.applications import Participation, Side, Sketch
from mentoring.expected import Enrolment
from mentoring.forms import repertoire
from mentoring.ids import PersonId
from mentoring.labels import in_order, token
from mentoring.record import Record
from mentoring.runs import Run
from mentoring.waiting import Waits

EXPECTED = "expected"
"""The state of somebody who is only expected; the others are those of participations."""


class Entry(Record):
    """Hold one line of the directory: an application, an open questionnaire, somebody expected.

    What an application waits for and its class by name are read for those only who are shown.
    """

    side: Side | None
    state: str
    since: datetime
    waits: tuple[Waits, ...] = ()
    group: str | None = None
    """The token of the class."""

    label: str | None = None
    forms: frozenset[str] = frozenset()
    person: PersonId | None = None
    sketch: Sketch | None = None
    participation: Participation | None = None
    run: Run | None = None
    enrolment: Enrolment | None = None


class Filter(Record):
    """Say whom to show; what is empty filters nothing. A class and a form go by their token."""

    side: str = ""
    state: str = ""
    form: str = ""
    group: str = ""
    waits: str = ""

    def fits(self, entry: Entry) -> bool:
        """Tell whether somebody is to be shown."""
        return all(not (wanted := getattr(self, n)) or wanted in FACETS[n](entry) for n in FACETS)

    @property
    def facets(self) -> tuple[str, ...]:
        """Return what people are chosen by."""
        return tuple(name for name in FACETS if getattr(self, name))

    def packed(self) -> str:
        """Return the filter as one field of a button; of no filter, nothing."""
        values = [getattr(self, name) for name in FACETS]
        return ".".join(values) if any(values) else ""

    @classmethod
    def read(cls, field: str) -> "Filter":
        """Read a packed filter; what this bot did not make filters nothing."""
        values = field.split(".") if field else []
        return cls(**dict(zip(FACETS, values, strict=True))) if len(values) == 5 else cls()

    def without(self, facet: str) -> "Filter":
        """Return the filter that does not ask for one of the facets."""
        return self.model_copy(update={facet: ""})


FACETS: dict[str, Callable[[Entry], tuple[str, ...]]] = {
    "side": lambda entry: (entry.side.value,) if entry.side else (),
    "state": lambda entry: (entry.state,),
    "form": lambda entry: tuple(token(form) for form in entry.forms),
    "group": lambda entry: (entry.group,) if entry.group else (),
    "waits": lambda entry: tuple(each.value for each in entry.waits),
}
"""What people are chosen by, and the values somebody has."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Hold everybody as they stand now, who waits longest first."""

    entries: tuple[Entry, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    """The names of classes by token, where classes were asked for."""

    def chosen(self, by: Filter) -> list[Entry]:
        """Return whom a filter lets through."""
        return [entry for entry in self.entries if by.fits(entry)]

    def counts(self, facet: str, by: Filter) -> dict[str, int]:
        """Count the values of one facet among those whom the other facets let through."""
        there = self.chosen(by.without(facet))
        return dict(Counter(value for entry in there for value in FACETS[facet](entry)))

    def groups(self) -> dict[str, str]:
        """Return the classes and groups there are, by token."""
        there = {entry.group for entry in self.entries if entry.group}
        found = {key: name for key, name in self.labels.items() if key in there}
        return dict(sorted(found.items(), key=lambda each: in_order(each[1])))


def form_of(value: str) -> str | None:
    """Return the form a token stands for."""
    return next((code for code in repertoire().form if token(code) == value), None)
