"""Compute a plan: see who may work with whom, seat everybody who can be, explain the rest."""

from collections import Counter
from collections.abc import Iterable, Iterator

from mentoring.ids import ParticipationId
from mentoring.pair_rules import role_model_for
from mentoring.plans.circles import not_each_other, present
from mentoring.plans.instance import UNIT, Solver
from mentoring.plans.leftover import Field, left_over
from mentoring.plans.lineup import Lineup
from mentoring.plans.records import LeftOver, PlanResult, PlanTask, Unit
from mentoring.plans.seats import Seat
from mentoring.plans.shape import Likings, Placed, shaped
from mentoring.plans.working import Models
from mentoring.suitability import Bar, Fit, Judge


def compute(task: PlanTask, solver: Solver) -> PlanResult:
    """Compute the best plan that keeps every hard rule and what the curator asked for.

    The order of mentees is the queue: who comes first is seated first when all else is equal.
    """
    task = _under_constraints(task)
    court = Judge(task.terrain)
    lineup = Lineup(court, present(task).mentors)
    seats = not_each_other(task, lineup, solver)
    models = Models(court, task.constraints.models)
    placed = tuple(_placed(task, court, seats, models))
    likings = Likings(task.terrain.wishes, frozenset(task.constraints.apart))
    return PlanResult(
        units=tuple(_unit(members, models.of(members)) for members in shaped(placed, likings)),
        left=_left(task, lineup, seats),
        idle=_idle(task, seats),
        score=round(sum(one.fit.tenths for one in placed) / UNIT),
    )


def _under_constraints(task: PlanTask) -> PlanTask:
    """Judge by the weights of the plan, and look at mentors in one order however they come."""
    terrain = task.terrain.weighed(task.constraints.weights)
    mentors = tuple(sorted(task.mentors, key=lambda mentor: mentor.id))
    return task.model_copy(update={"terrain": terrain, "mentors": mentors})


def _placed(
    task: PlanTask, court: Judge, seats: Iterable[Seat], models: Models
) -> Iterator[Placed]:
    """Find the people and the verdict for each seat, mentors in their order."""
    people = {each.id: each for each in (*task.mentors, *task.mentees)}
    for one in sorted(seats, key=lambda taken: taken.mentor):
        mentor, mentee = people[one.mentor], people[one.mentee]
        fit = court.verdict(mentee, mentor)
        if isinstance(fit, Fit):
            yield Placed(one, mentor, mentee, fit, models.of_two(mentee, mentor))


def _unit(members: tuple[Placed, ...], model: str) -> Unit:
    first = members[0]
    softened = {bar for each in members for bar in each.fit.softened}
    return Unit(
        mentor=first.mentor.id,
        members=tuple(each.mentee.id for each in members),
        form=first.fit.form,
        model=model,
        role_model=role_model_for(first.fit.form, [each.mentee for each in members]),
        scores=tuple(each.fit.score for each in members),
        locked=all(each.seat.locked for each in members),
        softened=tuple(bar for bar in Bar if bar in softened),
    )


def _left(task: PlanTask, lineup: Lineup, seats: Iterable[Seat]) -> tuple[LeftOver, ...]:
    """Say of everybody who is left over why, in the order of the task."""
    seated = {one.mentee for one in seats}
    left = [each for each in task.mentees if each.id not in seated]
    field = Field.after(task, lineup, Counter(one.mentor for one in seats))
    return tuple(left_over(each, field) for each in left)


def _idle(task: PlanTask, seats: Iterable[Seat]) -> tuple[ParticipationId, ...]:
    """Find the mentors who would work with nobody."""
    busy = {one.mentor for one in seats} | {each.id for each in task.mentors if each.taken}
    out = frozenset(task.constraints.left_out)
    return tuple(each.id for each in task.mentors if each.id not in busy | out)
