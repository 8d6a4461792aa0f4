"""Find the true reason why somebody is left over, and how far away the nearest are."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from mentoring.applications import Participation, Side
from mentoring.bars import CONFIDED, PLACES, Bar
from mentoring.ids import ParticipationId
from mentoring.plans.lineup import Lineup, Mentors
from mentoring.plans.obstacles import Obstacles, Survey
from mentoring.plans.records import Cause, LeftOver, PlanTask, Reasons

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
    (frozenset(Bar) - PLACES, Cause.RULES),
)
"""Each sieve keeps back the mentors with one of its bars; the cause is the one that keeps all."""

BINDS: dict[Bar, Cause] = dict(
    [
        (Bar.MENTEE_CONSENT, Cause.CONSENT),
        *((bar, cause) for kept, cause in SIEVES[:-1] for bar in Bar if bar in kept),
        *((bar, Cause.RULES) for bar in Bar if not any(bar in kept for kept, _ in SIEVES[:-1])),
        (Bar.OVER_NORM, Cause.NORM),
        (Bar.NO_PLACE, Cause.CAPACITY),
    ]
)
"""Which cause each rule makes; who is kept back by several counts under the first of them."""


class Field(NamedTuple):
    """Hold what a plan came to: who takes part, and who has no place any more."""

    task: PlanTask
    survey: Survey
    places: dict[Bar, Mentors]
    """Whose places are all taken by now: those they offered, or those the norm allows."""

    @classmethod
    def after(
        cls, task: PlanTask, lineup: Lineup, taken: Mapping[ParticipationId, int]
    ) -> "Field":
        """Look at the mentors of a task when a plan has taken places of some."""
        survey = Survey(lineup)
        places = dict.fromkeys((Bar.OVER_NORM, Bar.NO_PLACE), 0)
        for each in task.mentors:
            n = taken.get(each.id, 0)
            if each.free <= n:
                bar = Bar.OVER_NORM if each.offered > n else Bar.NO_PLACE
                places[bar] |= survey.bit(each.id)
        return cls(task, survey, places)


def left_over(mentee: Participation, field: Field) -> LeftOver:
    """Say why nobody is left for a mentee, in full and without what people confided."""
    found = field.survey.obstacles(mentee).bars
    kept = {bar: bits for bar, bits in field.places.items() if bits}
    met = {bar: bits for bar, bits in found.items() if bar not in PLACES} | kept
    open_only = {bar: bits for bar, bits in met.items() if bar not in CONFIDED}
    full = _reasons(mentee, Obstacles(met), field)
    return LeftOver(
        participation=mentee.id,
        side=Side.MENTEE,
        outward=None if met == open_only else _reasons(mentee, Obstacles(open_only), field),
        **{name: getattr(full, name) for name in Reasons.model_fields},
    )


def _reasons(mentee: Participation, met: Obstacles, field: Field) -> Reasons:
    cause = _cause(mentee, met, field)
    return Reasons(
        cause=cause,
        bars=_counted_once(met, field.survey.everybody, cause),
        nearest=tuple(islice(_nearest(met, field.survey), NEAREST)),
    )


def _counted_once(met: Obstacles, left: Mentors, cause: Cause) -> dict[Bar, int]:
    """Count each mentor under the first rule that keeps them back; what binds comes first."""
    counts = dict[Bar, int]()
    for bar in BINDS:
        if here := met.bars.get(bar, 0) & left:
            counts[bar] = here.bit_count()
            left &= ~here
    order = sorted(counts, key=lambda bar: (BINDS[bar] is not cause, -counts[bar]))
    return {bar: counts[bar] for bar in order}


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
    through &= ~_banned(mentee, field)
    if not through:
        return Cause.LEFT_OUT
    if met.through(through, PLACES):
        return Cause.RULES  # somebody has a place and suits: what forbids it is not told here
    return Cause.NORM if through & met.bars.get(Bar.OVER_NORM, 0) else Cause.CAPACITY


def _banned(mentee: Participation, field: Field) -> Mentors:
    """Find the mentors from whom the curator keeps a mentee apart."""
    bans = field.task.constraints.bans
    return sum({field.survey.bit(ban.mentor) for ban in bans if ban.mentee == mentee.id})


def _nearest(met: Obstacles, survey: Survey) -> Iterator[ParticipationId]:
    """Name those whom a single rule forbids; a place is the easiest to find."""
    single = met.single()
    full = sum(met.bars.get(bar, 0) for bar in PLACES)
    yield from survey.named(single & full)
    yield from survey.named(single & ~full)
