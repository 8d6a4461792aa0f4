"""Find the true reason why somebody is left over, and how far away the nearest are."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

from mentoring.applications import Participation, Side
from mentoring.bars import Bar
from mentoring.ids import ParticipationId
from mentoring.plans.obstacles import Mentors, Obstacles, Survey
from mentoring.plans.records import Cause, LeftOver, PlanTask

NEAREST = 5
"""How many of the nearest are kept: a curator reads no more."""

NOBODYS = frozenset(
    {
        Bar.SAME_PERSON,
        Bar.NOT_READY,
        Bar.MENTOR_CONSENT,
        Bar.MENTOR_GUARDIAN,
        Bar.NOT_SHARED,
    }
)
"""With these bars somebody is no mentor for anybody today, or not for themselves."""

SIEVES: tuple[tuple[frozenset[Bar], Cause], ...] = (
    (NOBODYS, Cause.NOBODY),
    (frozenset({Bar.OUT_OF_AGE}), Cause.RULES),
    (frozenset({Bar.NO_FORM, Bar.NOT_COLLEAGUES}), Cause.NO_FORM),
    (frozenset({Bar.OTHER_SUBJECT}), Cause.NO_SUBJECT),
    (frozenset({Bar.UNWANTED, Bar.AVOIDS}), Cause.STOP_LIST),
    (frozenset({Bar.NO_SLOT}), Cause.NO_SLOT),
    (frozenset(Bar) - {Bar.NO_PLACE}, Cause.RULES),
)
"""Each sieve keeps back the mentors with one of its bars; the cause is the one that keeps all."""


class Field(NamedTuple):
    """Hold what a plan came to: who takes part, and who has no place any more."""

    task: PlanTask
    survey: Survey
    full: Mentors

    @classmethod
    def after(cls, task: PlanTask, full: Collection[ParticipationId]) -> "Field":
        """Look at the mentors of a task when a plan has filled the places of some."""
        out = frozenset(task.constraints.left_out)
        survey = Survey(task.terrain, [each for each in task.mentors if each.id not in out])
        return cls(task, survey, sum(survey.bit(each) for each in full))


def left_over(mentee: Participation, field: Field) -> LeftOver:
    """Say why nobody is left for a mentee."""
    found = field.survey.obstacles(mentee).bars
    places = found.get(Bar.NO_PLACE, 0) | field.full
    met = Obstacles({**found, Bar.NO_PLACE: places} if places else found)
    return LeftOver(
        participation=mentee.id,
        side=Side.MENTEE,
        cause=_cause(mentee, met, field),
        bars={bar: met.bars[bar].bit_count() for bar in Bar if bar in met.bars},
        nearest=tuple(islice(_nearest(met, field.survey), NEAREST)),
    )


def _cause(mentee: Participation, met: Obstacles, field: Field) -> Cause:
    if mentee.person_id not in field.task.terrain.consents:
        return Cause.CONSENT
    if mentee.id in field.task.constraints.left_out:
        return Cause.LEFT_OUT
    through = field.survey.everybody
    if not through:
        return Cause.NOBODY
    for kept, cause in SIEVES:
        through = met.through(through, kept)
        if not through:
            return cause
    return Cause.CAPACITY if through & ~_banned(mentee, field) else Cause.LEFT_OUT


def _banned(mentee: Participation, field: Field) -> Mentors:
    """Find the mentors from whom the curator keeps a mentee apart."""
    bans = field.task.constraints.bans
    return sum({field.survey.bit(ban.mentor) for ban in bans if ban.mentee == mentee.id})


def _nearest(met: Obstacles, survey: Survey) -> Iterator[ParticipationId]:
    """Name those whom a single rule forbids; a place is the easiest to find."""
    single, full = met.single(), met.bars.get(Bar.NO_PLACE, 0)
    yield from survey.named(single & full)
    yield from survey.named(single & ~full)
