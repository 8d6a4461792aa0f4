"""Set goals in a short-term pair: either side proposes, the mentor agrees and answers for them."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from mentoring.addressing import News, tell
from mentoring.agreeing import working_pair
from mentoring.calendar import DAY
from mentoring.errors import InThePast, NotAllowed, NotFound, Refusal
from mentoring.goals import MOST, Goal, GoalState, works_by_goals
from mentoring.ids import GoalId, PairId, PersonId
from mentoring.known_pairs import people_in
from mentoring.milestones import local_day
from mentoring.pairs import Pair
from mentoring.ports import UnitOfWork

FARTHEST = 366 * DAY
"""A goal of a short-term pair is never farther away than a year."""

NEXT: dict[GoalState, frozenset[GoalState]] = {
    GoalState.PROPOSED: frozenset({GoalState.AGREED, GoalState.DROPPED}),
    GoalState.AGREED: frozenset({GoalState.REACHED, GoalState.NOT_YET, GoalState.DROPPED}),
    GoalState.NOT_YET: frozenset({GoalState.REACHED, GoalState.AGREED, GoalState.DROPPED}),
    GoalState.REACHED: frozenset({GoalState.NOT_YET}),
    GoalState.DROPPED: frozenset(),
}
"""What may become of a goal; a yes that was pressed by mistake is taken back."""


class TooManyGoals(Refusal):
    """A pair has as many goals ahead as it may have."""

    code: ClassVar[str] = "too_many_goals"


class GoalTooFar(Refusal):
    """The day of a goal is more than a year away."""

    code: ClassVar[str] = "goal_too_far"


class GoalChanged(Refusal):
    """Somebody has said something else of this goal a moment ago."""

    code: ClassVar[str] = "goal_changed"


async def goal_pair(tx: UnitOfWork, pair_id: PairId, person: PersonId) -> Pair:
    """Return a working pair that sets itself goals, to somebody who sits in it."""
    pair = await working_pair(tx, pair_id, person)
    if not works_by_goals(pair):
        raise NotFound(what="goal")
    return pair


async def my_goal(tx: UnitOfWork, goal_id: GoalId, person: PersonId) -> tuple[Goal, Pair]:
    """Return a goal and its pair, to somebody who sits in it."""
    goal = await tx.goals.get(goal_id)
    if goal is None:
        raise NotFound(what="goal")
    return goal, await goal_pair(tx, goal.pair_id, person)


async def set_goal(
    tx: UnitOfWork, pair_id: PairId, by: PersonId, kind: str | None, words: str | None, due: date
) -> Goal:
    """Set a goal: the mentor's stands at once, a mentee's waits for the mentor's yes.

    The same one set twice is one goal. Raises InThePast, GoalTooFar, TooManyGoals.
    """
    pair = await goal_pair(tx, pair_id, by)
    await _check_day(tx, pair, due)
    for each in await tx.goals.of_pair(pair.id):
        if each.is_live and (each.kind, each.words, each.due_on) == (kind, words, due):
            return each
    is_mentor = by == pair.mentor.person_id
    state = GoalState.AGREED if is_mentor else GoalState.PROPOSED
    goal = await tx.goals.add(pair.id, by, kind, words, due, state, MOST)
    if goal is None:
        raise TooManyGoals(pair=pair.id)
    told = set(people_in(pair)) if is_mentor else {pair.mentor.person_id}
    await _tell(tx, goal, told - {by})
    return goal


async def agree_on_goal(tx: UnitOfWork, goal_id: GoalId, by: PersonId) -> Goal:
    """Say yes to a goal as its mentor; from then on it is reminded of."""
    return await _say(tx, goal_id, by, GoalState.AGREED)


async def answer_goal(tx: UnitOfWork, goal_id: GoalId, by: PersonId, *, reached: bool) -> Goal:
    """Say as its mentor whether a goal is reached; the last word counts."""
    return await _say(tx, goal_id, by, GoalState.REACHED if reached else GoalState.NOT_YET)


async def move_goal(tx: UnitOfWork, goal_id: GoalId, by: PersonId, due: date) -> Goal:
    """Give a goal another day as its mentor; that is a yes to it as well."""
    goal, pair = await my_goal(tx, goal_id, by)
    _require_mentor(pair, by)
    await _check_day(tx, pair, due)
    if not goal.is_live:
        raise GoalChanged(goal=goal.id)
    if (goal.state, goal.due_on) == (GoalState.AGREED, due):
        return goal
    return await _change(tx, goal, GoalState.AGREED, due, set(people_in(pair)) - {by})


async def drop_goal(tx: UnitOfWork, goal_id: GoalId, by: PersonId) -> Goal:
    """Take a goal off: the mentor any that is ahead, a mentee one that nobody agreed to."""
    goal, pair = await my_goal(tx, goal_id, by)
    if goal.state is GoalState.DROPPED:
        return goal
    if not may_drop(goal, pair, by):
        raise NotAllowed
    return await _change(tx, goal, GoalState.DROPPED, goal.due_on, set())


def may_drop(goal: Goal, pair: Pair, person: PersonId) -> bool:
    """Tell whether somebody may take a goal off."""
    own = goal.set_by == person and goal.state is GoalState.PROPOSED
    return goal.is_live and (own or person == pair.mentor.person_id)


async def _say(tx: UnitOfWork, goal_id: GoalId, by: PersonId, to: GoalState) -> Goal:
    goal, pair = await my_goal(tx, goal_id, by)
    _require_mentor(pair, by)
    if goal.state is to:
        return goal
    if to not in NEXT[goal.state]:
        raise GoalChanged(goal=goal.id)
    quiet = to is GoalState.NOT_YET
    told = set[PersonId]() if quiet else set(people_in(pair)) - {by}
    return await _change(tx, goal, to, goal.due_on, told)


async def _change(
    tx: UnitOfWork, goal: Goal, to: GoalState, due: date, told: Iterable[PersonId]
) -> Goal:
    """Change a goal as it was read; of two who say different things the second is told so."""
    if not await tx.goals.change(goal, to, due):
        raise GoalChanged(goal=goal.id)
    changed = goal.model_copy(update={"state": to, "due_on": due})
    await _tell(tx, changed, told)
    return changed


async def _tell(tx: UnitOfWork, goal: Goal, people: Iterable[PersonId]) -> None:
    news = News(
        key=f"goal_news:{goal.id}:{goal.state}:{goal.due_on.isoformat()}",
        kind="goal_news",
        args={"goal": goal.id},
        topic=f"goal:{goal.id}",
        due_at=tx.now,
    )
    await tell(tx, people, news)


async def _check_day(tx: UnitOfWork, pair: Pair, due: date) -> None:
    today = await local_day(tx)
    if due < today:
        raise InThePast
    if due > today + FARTHEST:
        raise GoalTooFar(pair=pair.id)


def _require_mentor(pair: Pair, person: PersonId) -> None:
    if person != pair.mentor.person_id:
        raise NotAllowed
