"""Seat everybody, and no two as each other's mentors: a flow sees one pair at a time.

Where two would be, one way round or the other has to be forbidden; whichever leaves more is looked
at first, so the first seats without such two are the best there are.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from mentoring.plans.edges import edges_of
from mentoring.plans.instance import Solver, Worth, worth_of
from mentoring.plans.lineup import Lineup
from mentoring.plans.records import Bond, Constraints, PlanTask
from mentoring.plans.seats import Seat, seat
from mentoring.plans.sight import Sight

Two = tuple[Seat, Seat]

MOST = 32
"""After so many solutions the weaker way round of any two is given up at once."""


class Try(NamedTuple):
    """Hold the best seats under some constraints, and those who would mentor each other."""

    worth: Worth
    seats: tuple[Seat, ...]
    turned: list[Two]
    constraints: Constraints

    @property
    def promise(self) -> tuple[Worth, bool, int]:
        """Say how good the seats that come of it can be at the most; of equals the nearest."""
        return self.worth, not self.turned, len(self.constraints.bans)


def not_each_other(task: PlanTask, lineup: Lineup, solver: Solver) -> tuple[Seat, ...]:
    """Return the best seats in which nobody mentors their own mentor (rule H15).

    A lock stays; of two locks the weaker is not kept.
    """
    sight = edges_of(present(task), lineup)
    people = {each.id: each.person_id for each in (*task.mentors, *task.mentees)}

    def tried(constraints: Constraints) -> Try:
        seats = seat(sight, constraints, solver)
        sitting = {(people[one.mentor], people[one.mentee]): one for one in seats}
        found = ((one, sitting.get((two[1], two[0]))) for two, one in sitting.items())
        turned = [(one, other) for one, other in found if other is not None and one < other]
        return Try(_worth(seats, sight), seats, turned, constraints)

    return _best(tried(task.constraints), tried, sight).seats


def present(task: PlanTask) -> PlanTask:
    """Leave out whom the curator left out."""
    out = frozenset(task.constraints.left_out)
    mentees = tuple(each for each in task.mentees if each.id not in out)
    mentors = tuple(each for each in task.mentors if each.id not in out)
    return task.model_copy(update={"mentees": mentees, "mentors": mentors})


def _best(first: Try, tried: Callable[[Constraints], Try], sight: Sight) -> Try:
    """Look at what promises most and forbid one way round or the other, until nobody is turned."""
    best, others = first, list[Try]()
    for _ in range(MOST):
        if not best.turned:
            return best
        two = min(best.turned)
        others += (tried(_without([one], best)) for one in _given_up(two, sight))
        best = max(others, key=lambda each: each.promise)
        others.remove(best)
    while best.turned:
        weaker = [_by_worth(two, sight)[0] for two in best.turned]
        best = tried(_without(weaker, best))
    return best


def _given_up(two: Two, sight: Sight) -> Sequence[Seat]:
    """Return which of two seats may be given up: a lock only where both are locks."""
    free = [one for one in two if not one.locked]
    return free or _by_worth(two, sight)[:1]


def _by_worth(two: Two, sight: Sight) -> list[Seat]:
    """Sort two seats: whichever is no lock first, then the lower score, then the later."""
    return sorted(
        two, key=lambda one: (one.locked, sight.score(one.mentee, one.mentor), -one.mentor)
    )


def _without(seats: Iterable[Seat], tried: Try) -> Constraints:
    bans = (Bond(mentor=one.mentor, mentee=one.mentee) for one in seats)
    constraints = tried.constraints
    return constraints.model_copy(update={"bans": (*constraints.bans, *bans)})


def _worth(seats: Iterable[Seat], sight: Sight) -> Worth:
    number = {mentor: at for at, mentor in enumerate(sight.mentors)}
    mentor_of = {one.mentee: number[one.mentor] for one in seats}
    return worth_of(tuple(map(mentor_of.get, sight.mentees)), sight.instance)
