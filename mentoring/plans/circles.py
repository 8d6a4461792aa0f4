"""Seat everybody, and no two as each other's mentors: a flow sees one pair at a time."""

from collections.abc import Sequence

from mentoring.plans.edges import edges_of
from mentoring.plans.instance import Solver
from mentoring.plans.lineup import Lineup
from mentoring.plans.records import Bond, PlanTask
from mentoring.plans.seats import Seat, seat
from mentoring.suitability import Fit, Judge

Two = tuple[Seat, Seat]


def not_each_other(task: PlanTask, lineup: Lineup, solver: Solver) -> tuple[Seat, ...]:
    """Return the best seats in which nobody mentors their own mentor (rule H15).

    Where two would, the weaker way round is forbidden and all is solved anew; a lock stays. Of two
    locks the later is not kept.
    """
    sight, constraints = edges_of(present(task), lineup), task.constraints
    while True:
        seats = seat(sight, constraints, solver)
        turned = [_weaker(task, lineup.court, two) for two in _each_other(task, seats)]
        if not turned:
            return seats
        if any(one.locked for one in turned):
            return tuple(one for one in seats if one not in turned)
        bans = (Bond(mentor=one.mentor, mentee=one.mentee) for one in turned)
        constraints = constraints.model_copy(update={"bans": (*constraints.bans, *bans)})


def present(task: PlanTask) -> PlanTask:
    """Leave out whom the curator left out."""
    out = frozenset(task.constraints.left_out)
    mentees = tuple(each for each in task.mentees if each.id not in out)
    mentors = tuple(each for each in task.mentors if each.id not in out)
    return task.model_copy(update={"mentees": mentees, "mentors": mentors})


def _each_other(task: PlanTask, seats: Sequence[Seat]) -> list[Two]:
    """Find the seats that are each other's reverse, each two once."""
    people = {each.id: each.person_id for each in (*task.mentors, *task.mentees)}
    sitting = {(people[one.mentor], people[one.mentee]): one for one in seats}
    found = ((one, sitting.get((mentee, mentor))) for (mentor, mentee), one in sitting.items())
    return [(one, other) for one, other in found if other is not None and one < other]


def _weaker(task: PlanTask, court: Judge, two: Two) -> Seat:
    """Choose which of two seats goes: not a lock, then the lower score, then the later."""
    people = {each.id: each for each in (*task.mentors, *task.mentees)}

    def worth(one: Seat) -> tuple[bool, int, int]:
        fit = court.verdict(people[one.mentee], people[one.mentor])
        return one.locked, fit.tenths if isinstance(fit, Fit) else 0, -one.mentor

    return min(two, key=worth)
