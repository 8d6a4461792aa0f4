"""See everybody at once: applications, questionnaires that were begun, people expected."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.expected import Enrolment
from mentoring.filling import JOIN
from mentoring.forms import repertoire
from mentoring.ids import PersonId
from mentoring.joining import SIDES
from mentoring.milestones import marks_of, open_steps_of
from mentoring.pairs import Pair
from mentoring.people import Wish
from mentoring.permits import missing_from
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.runs import Run
from mentoring.steps import left_for_mentee
from mentoring.waiting import Waits, helped_by, seated, waits_of

EXPECTED = "expected"
"""The state of somebody who is only expected; the others are those of participations."""

CLASS, LED = "class_group", "leads_group"
"""The questions that are answered with a class or group: one's own, the one a teacher leads."""

WISHED: dict[Wish | None, Side] = {Wish.MENTOR: Side.MENTOR, Wish.MENTEE: Side.MENTEE}


class Entry(Record):
    """Hold one line of the directory: an application, an open questionnaire, somebody expected."""

    side: Side | None
    state: str
    since: datetime
    waits: tuple[Waits, ...]
    group: str | None = None
    forms: frozenset[str] = frozenset()
    person: PersonId | None = None
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
    "group": lambda entry: (token(entry.group),) if entry.group else (),
    "waits": lambda entry: tuple(each.value for each in entry.waits),
}
"""What people are chosen by, and the values somebody has."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Hold everybody as they stand now, who waits longest first."""

    entries: tuple[Entry, ...]

    def chosen(self, by: Filter) -> list[Entry]:
        """Return whom a filter lets through."""
        return [entry for entry in self.entries if by.fits(entry)]

    def counts(self, facet: str, by: Filter) -> dict[str, int]:
        """Count the values of one facet among those whom the other facets let through."""
        there = self.chosen(by.without(facet))
        return dict(Counter(value for entry in there for value in FACETS[facet](entry)))

    def forms(self) -> dict[str, str]:
        """Return the forms people work in or wish for, by token."""
        return {token(form): form for entry in self.entries for form in sorted(entry.forms)}

    def groups(self) -> dict[str, str]:
        """Return the classes and groups there are, by token."""
        names = {entry.group for entry in self.entries if entry.group}
        return {token(name): name for name in sorted(names, key=in_order)}


def token(label: str) -> str:
    """Return a short code of a class or a form for a button; it does not depend on a place."""
    return sha256(label.casefold().encode()).hexdigest()[:6]


def in_order(label: str) -> tuple[int, str]:
    """Sort classes as a school does: 2А before 10А."""
    digits = label[: len(label) - len(label.lstrip("0123456789"))]
    return int(digits or 0), label


def group_of(participation: Participation) -> str | None:
    """Return the class or group of somebody, or the one a teacher leads."""
    for key in (CLASS, LED):
        value = participation.profile.get(key)
        if isinstance(value, str) and value:
            return value.removeprefix("=")
    return None


async def look_around(tx: UnitOfWork) -> Directory:
    """Read everybody in a few queries."""
    entries = [*await _applications(tx), *await _begun(tx), *await _expected(tx)]
    return Directory(tuple(sorted(entries, key=lambda entry: entry.since)))


async def waiting_for(tx: UnitOfWork, participation: Participation) -> Waits:
    """Return what somebody waits for first."""
    pairs = await tx.pairs.of(participation.person_id)
    [entry] = await _described(tx, [participation], pairs)
    return entry.waits[0]


async def _applications(tx: UnitOfWork) -> list[Entry]:
    return await _described(tx, await tx.participations.all(), await tx.pairs.all())


async def _described(
    tx: UnitOfWork, found: list[Participation], pairs: Iterable[Pair]
) -> list[Entry]:
    standings, today = await tx.consents.standings(), tx.now.date()
    blocking, marks = await open_steps_of(tx, found), await marks_of(tx, found)
    sitting = seated(list(pairs))
    entries = []
    for each in found:
        standing = standings.get(each.person_id)
        missing = missing_from(standing, today) if standing else ()
        helping = left_for_mentee(marks[each.id]) if helped_by(each) else ()
        theirs = sitting.get(each.id, [])
        entries.append(
            Entry(
                side=each.side,
                state=each.state.value,
                since=each.submitted_at or each.created_at,
                waits=waits_of(each, missing, blocking[each.id], helping, theirs),
                group=group_of(each),
                forms=_forms(each, theirs),
                person=each.person_id,
                participation=each,
            )
        )
    return entries


async def _begun(tx: UnitOfWork) -> list[Entry]:
    return [
        Entry(
            side=_side_of(run),
            state=ParticipationState.DRAFT.value,
            since=run.started_at,
            waits=(Waits.QUESTIONNAIRE,),
            person=run.person_id,
            run=run,
        )
        for run in await tx.runs.open_for(JOIN)
    ]


def _side_of(run: Run) -> Side | None:
    sides = {SIDES[code] for code in run.draft.codes if code in SIDES}
    return sides.pop() if len(sides) == 1 else None


async def _expected(tx: UnitOfWork) -> list[Entry]:
    return [
        Entry(
            side=WISHED.get(enrolment.wish),
            state=EXPECTED,
            since=enrolment.waits_since,
            waits=(Waits.REPRESENTATIVE,),
            group=enrolment.group,
            enrolment=enrolment,
        )
        for enrolment in await tx.enrolments.waiting()
    ]


def _forms(participation: Participation, pairs: list[Pair]) -> frozenset[str]:
    """Return the forms somebody works in; without a pair, those they are ready for."""
    if pairs:
        return frozenset(pair.form for pair in pairs)
    wanted = participation.profile.get("forms")
    chosen = wanted if isinstance(wanted, list | tuple) else ()
    return frozenset(form for form in map(str, chosen) if form in repertoire().form)
