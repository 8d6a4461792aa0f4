"""Who tells of one free time only, to be hard to place, gets no more by it than by honest answers.

The measure: what the mentor somebody gets is worth to them by their honest answers (0 to 1000, 0
without a mentor), in the mean over people and schools; everybody else stays honest.
"""

from collections import Counter
from collections.abc import Callable
from random import Random
from statistics import mean

import pytest

from bot.solving.flow import solve
from mentoring.answers import answers_of
from mentoring.applications import Participation
from mentoring.plans.compute import compute
from mentoring.plans.records import PlanTask, Unit
from mentoring.suitability import Fit, Judge
from tests.mentoring.plans.schools import school

Trick = Callable[[Participation, PlanTask, Random], str]
GAMERS = 3
"""How many people try a trick in each school, one at a time."""


def any_one(who: Participation, task: PlanTask, random: Random) -> str:
    return random.choice(answers_of(who, "slots"))


def the_commonest(who: Participation, task: PlanTask, random: Random) -> str:
    offered = Counter(slot for mentor in task.mentors for slot in answers_of(mentor, "slots"))
    return max(answers_of(who, "slots"), key=lambda slot: (offered[slot], slot))


def the_rarest(who: Participation, task: PlanTask, random: Random) -> str:
    offered = Counter(slot for mentor in task.mentors for slot in answers_of(mentor, "slots"))
    return min(answers_of(who, "slots"), key=lambda slot: (offered[slot], slot))


def worth_to(who: Participation, units: tuple[Unit, ...], honest: PlanTask) -> int:
    """Say what somebody gets in a plan, by what they honestly answered."""
    mentor = next((unit.mentor for unit in units if who.id in unit.members), None)
    found = next((each for each in honest.mentors if each.id == mentor), None)
    verdict = Judge(honest.terrain).verdict(who, found) if found else None
    return verdict.tenths if isinstance(verdict, Fit) else 0


def gains(trick: Trick, seed: int, mentors: int, mentees: int) -> list[int]:
    """Say what a trick brings to each who tries it."""
    task, random = school(mentors, mentees, seed), Random(seed)
    free = [each for each in task.mentees if len(answers_of(each, "slots")) > 1]
    usual, found = compute(task, solve).units, list[int]()
    for who in random.sample(free, min(GAMERS, len(free))):
        said = {**who.profile, "slots": [trick(who, task, random)]}
        gamer = who.model_copy(update={"profile": said})
        mentees_now = tuple(gamer if each.id == who.id else each for each in task.mentees)
        gamed = task.model_copy(update={"mentees": mentees_now})
        after = compute(gamed, solve).units
        found.append(worth_to(who, after, task) - worth_to(who, usual, task))
    return found


@pytest.mark.parametrize("trick", [any_one, the_commonest, the_rarest])
@pytest.mark.parametrize(("mentors", "mentees"), [(5, 12), (3, 15)], ids=["enough", "scarce"])
def test_one_slot_only_does_not_pay(trick: Trick, mentors: int, mentees: int) -> None:
    found = [gain for seed in range(25) for gain in gains(trick, seed, mentors, mentees)]
    assert len(found) > 50
    assert mean(found) <= 0
