"""Say the goals of a short-term pair in lines: to its people, to a curator, in one's data."""

from collections.abc import Sequence

from handlers.callbacks.goals import OpenGoals
from handlers.screen import Room, Rows
from handlers.texts.answers import answer_words
from handlers.texts.moments import day
from handlers.texts.pair_parts import button
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h, one_line
from mentoring.goals import Goal, GoalState, works_by_goals
from mentoring.pairs import WORKING, Pair

SHOWN = 120
"""How much of somebody's own words a list shows."""

MARKS = {GoalState.REACHED: "☑", GoalState.PROPOSED: "?"}


def goal_words(room: Room, goal: Goal) -> str:
    """Return what a goal is, not escaped: own words, or the text of a ready one."""
    if goal.words:
        return goal.words
    step = room.house.questionnaires["goal"].step("goal")
    return answer_words(step, goal.kind) if step and goal.kind else _("A goal in own words")


def goal_line(room: Room, goal: Goal) -> str:
    """Say one goal in a line: its number, what it is, how it stands."""
    mark, words = MARKS.get(goal.state, "☐"), h(one_line(goal_words(room, goal), SHOWN))
    line = _("{mark} {number}. {words} · {state}")
    return line.format(mark=mark, number=goal.number, words=words, state=goal_state(room, goal))


def goal_state(room: Room, goal: Goal) -> str:
    """Say how a goal stands today."""
    until = day(goal.due_on)
    if goal.is_asked(room.today):
        return _("was due on {day}, no answer yet").format(day=until)
    return {
        GoalState.PROPOSED: _("by {day}, waits for the mentor"),
        GoalState.AGREED: _("by {day}"),
        GoalState.REACHED: _("worked out"),
        GoalState.NOT_YET: _("not yet"),
        GoalState.DROPPED: _("taken off"),
    }[goal.state].format(day=until)


def goal_lines(room: Room, goals: Sequence[Goal]) -> list[str]:
    """Say for a curator how many goals there are, then those ahead."""
    if not goals:
        return []
    reached = sum(each.state is GoalState.REACHED for each in goals)
    line = ngettext(
        "{n} goal, worked out: {reached}", "{n} goals, worked out: {reached}", len(goals)
    )
    ahead = [goal_line(room, each) for each in goals if each.is_live]
    return [line.format(n=len(goals), reached=reached), *ahead]


async def goals_for_curator(room: Room, pair: Pair) -> list[str]:
    """Return these lines for the card of a pair that works by goals."""
    return goal_lines(room, await room.tx.goals.of_pair(pair.id)) if works_by_goals(pair) else []


async def goals_in_short(room: Room, pair: Pair) -> list[str]:
    """Return a line for the pair's own screen: the nearest goal."""
    if not works_by_goals(pair):
        return []
    agreed = [each for each in await room.tx.goals.of_pair(pair.id) if _stands(each)]
    nearest = min(agreed, key=lambda each: (each.due_on, each.number), default=None)
    if nearest is None:
        return []
    words = h(one_line(goal_words(room, nearest), SHOWN))
    line = _("Goal: {words} · {state}")
    return [line.format(words=words, state=goal_state(room, nearest))]


async def goal_rows(room: Room, pair: Pair) -> Rows:
    """Lead from the pair's own screen to its goals."""
    if not works_by_goals(pair) or pair.state not in WORKING:
        return ()
    n = sum(each.is_live for each in await room.tx.goals.of_pair(pair.id))
    label = _("Goals: {n}").format(n=n) if n else _("Set a goal")
    return ((button(label, OpenGoals(pair=pair.id)),),)


def _stands(goal: Goal) -> bool:
    return goal.state is GoalState.AGREED
