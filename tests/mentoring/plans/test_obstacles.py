"""What bars many is found quickly, and is what bars each two when they are judged alone."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.bars import SOFT, Bar, Override
from mentoring.plans.lineup import Lineup
from mentoring.plans.obstacles import Survey
from mentoring.suitability import Judge, Misfit
from tests.mentoring.plans.schools import school


@settings(max_examples=15)
@given(st.integers(min_value=0, max_value=10_000))
def test_the_bars_are_those_of_each_two(seed: int) -> None:
    task, random = school(7, 12, seed), Random(seed)
    overrides = frozenset(
        Override(mentor=random.choice(task.mentors).id, mentee=mentee.id, bar=bar)
        for mentee in task.mentees
        for bar in sorted(SOFT)
    )
    terrain = task.terrain.model_copy(update={"overrides": overrides})
    court = Judge(terrain)
    survey = Survey(Lineup(court, task.mentors))
    for mentee in task.mentees:
        met = survey.obstacles(mentee)
        for mentor in task.mentors:
            bit, verdict = survey.bit(mentor.id), court.verdict(mentee, mentor)
            alone = verdict.bars if isinstance(verdict, Misfit) else ()
            assert {bar for bar in Bar if met.bars.get(bar, 0) & bit} == set(alone)
            assert bool(met.single() & bit) == (len(alone) == 1)
            assert list(survey.named(bit)) == [mentor.id]
