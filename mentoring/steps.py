"""Describe the steps from a candidate to somebody who is ready, and tell which are open."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from mentoring.ages import is_adult
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.forms import repertoire
from mentoring.ids import OrganisationId, ParticipationId, PersonId
from mentoring.people import MINORS, Person
from mentoring.record import Record


class StepKind(StrEnum):
    """Name the steps; the first four are a mentor's, in their order, the others a mentee's."""

    INTERVIEW = "interview"
    TRAINING = "training"
    CLEARANCE = "clearance"
    APPROVAL = "approval"
    REQUEST = "request"
    CATEGORY = "category"
    BASELINE = "baseline"


class StepState(StrEnum):
    """Say what came of a step; one that failed is open."""

    DONE = "done"
    EXCUSED = "excused"
    FAILED = "failed"


class Milestone(Record):
    """Hold what came of one step: when, by whom; `value` is a code, `reason` are words."""

    organisation_id: OrganisationId
    participation_id: ParticipationId
    kind: StepKind
    state: StepState
    at: datetime
    by: PersonId | None = None
    value: str | None = None
    reason: str | None = None

    @property
    def is_closed(self) -> bool:
        """Tell whether nothing is left to do about this step."""
        return self.state is not StepState.FAILED


SHORT = (StepKind.APPROVAL.value,)
"""The way of a small programme: the curator says yes, and that is all."""

ON_PAPER = "paper"
"""The head has decided on paper; a curator has written it down."""

WAYS: Mapping[str, tuple[str, ...]] = {
    "short": SHORT,
    "talk": (StepKind.INTERVIEW.value, StepKind.APPROVAL.value),
    "full": (StepKind.INTERVIEW.value, StepKind.TRAINING.value, StepKind.APPROVAL.value),
}
"""The ways a programme may take; the clearance comes by itself where minors are concerned."""

MENTOR = (StepKind.INTERVIEW, StepKind.TRAINING, StepKind.CLEARANCE, StepKind.APPROVAL)
MENTEE = (StepKind.REQUEST, StepKind.CATEGORY, StepKind.BASELINE)
"""What helps a mentee; none of it keeps anybody from a pair."""

OF_READY = frozenset({StepKind.BASELINE})
"""What is asked of those only who are in, and of both sides."""

YOUNG = frozenset({"10-13", "14-15", "16-17"})
"""The wished ages of mentees who are not of age."""

PUPILS = frozenset({"learner", "student"})
"""The sides of a form that minors may sit on."""

AHEAD = frozenset({ParticipationState.SUBMITTED, ParticipationState.DECLINED})


def still_open(
    participation: Participation,
    wanted: Sequence[str],
    marks: Mapping[StepKind, Milestone],
    *,
    young: bool,
) -> tuple[StepKind, ...]:
    """Return the required steps that are not closed; of somebody ready only a missing clearance.

    The answers of a mentor who is ready may change: whoever now wishes for children is checked.
    """
    if participation.state not in AHEAD | {ParticipationState.READY}:
        return ()
    steps = set(_required(participation, wanted, young=young))
    steps -= {kind for kind, mark in marks.items() if mark.is_closed}
    if participation.state is ParticipationState.READY:
        steps &= {StepKind.CLEARANCE}
    else:
        steps.add(StepKind.APPROVAL)
    return tuple(kind for kind in MENTOR if kind in steps)


def left_for_mentee(marks: Mapping[StepKind, Milestone]) -> tuple[StepKind, ...]:
    """Return what would still help a mentee."""
    return tuple(kind for kind in MENTEE if kind not in marks or not marks[kind].is_closed)


def helping_left(
    participation: Participation, marks: Mapping[StepKind, Milestone]
) -> tuple[StepKind, ...]:
    """Return what would still help: of a mentor only the start is measured."""
    left = left_for_mentee(marks)
    if participation.side is Side.MENTOR:
        left = tuple(kind for kind in left if kind in OF_READY)
    if participation.state is ParticipationState.READY:
        return left
    return tuple(kind for kind in left if kind not in OF_READY)


def mentors_minors(participation: Participation) -> bool:
    """Tell whether a mentor is ready to take somebody who is not of age."""
    if participation.side is not Side.MENTOR:
        return False
    known = repertoire().form
    forms = [known[code] for code in _codes(participation, "forms") if code in known]
    ages = _codes(participation, "mentee_age")
    with_pupils = not forms or any(form.mentee in PUPILS for form in forms)
    if not ages:
        return bool(forms) and with_pupils
    return with_pupils and not YOUNG.isdisjoint(ages)


def is_young(person: Person | None, today: date) -> bool:
    """Tell whether a person is known to be under age; of somebody unknown nobody can say so."""
    if person is None:
        return False
    if person.birth_date is not None:
        return not is_adult(person.birth_date, today)
    return person.bracket in MINORS


def _required(
    participation: Participation, wanted: Sequence[str], *, young: bool
) -> set[StepKind]:
    if participation.side is not Side.MENTOR:
        return set()
    steps = {kind for kind in MENTOR if kind.value in wanted}
    if mentors_minors(participation) and not young:
        return steps | {StepKind.CLEARANCE}
    return steps - {StepKind.CLEARANCE}


def _codes(participation: Participation, key: str) -> list[str]:
    value = participation.profile.get(key)
    return [str(each) for each in value] if isinstance(value, list | tuple) else []
