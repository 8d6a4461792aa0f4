"""Hear what a short-term pair does with its goals: set, agree, move, say yes or no, take off."""

from datetime import date, timedelta

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callbacks.goals import (
    AgreeGoal,
    DropGoal,
    GoalDone,
    MoveGoal,
    NewGoal,
    OpenGoal,
    OpenGoals,
)
from handlers.finishers import Finish
from mentoring.errors import InThePast, Refusal
from mentoring.filling import start_run
from mentoring.goals import MOST
from mentoring.house import House
from mentoring.ids import GoalId, PairId
from mentoring.milestones import local_day
from mentoring.people import Actor
from mentoring.ports import UnitOfWork, Work
from mentoring.questionnaire import own_words
from mentoring.rights import person_in
from mentoring.runs import Run
from mentoring.setting_goals import (
    GoalTooFar,
    TooManyGoals,
    agree_on_goal,
    answer_goal,
    drop_goal,
    goal_pair,
    move_goal,
    my_goal,
    set_goal,
)

GOAL, DAY = "goal", "goal-day"


def router() -> Router:
    """Build the router of goals."""
    goals = Router(name="goals")
    goals.callback_query.register(pressed_goals, OpenGoals.filter())
    goals.callback_query.register(pressed_new, NewGoal.filter())
    goals.callback_query.register(pressed_goal, OpenGoal.filter())
    goals.callback_query.register(pressed_agree, AgreeGoal.filter())
    goals.callback_query.register(pressed_done, GoalDone.filter())
    goals.callback_query.register(pressed_move, MoveGoal.filter())
    goals.callback_query.register(pressed_drop, DropGoal.filter())
    return goals


async def pressed_goals(
    _: CallbackQuery, callback_data: OpenGoals, work: Work, actor: Actor
) -> None:
    """Show the goals of a pair, or take them back."""
    async with work() as tx:
        pair = await goal_pair(tx, PairId(callback_data.pair), person_in(actor))
        await tx.reply("goals" if callback_data.full else "goals_hidden", {"pair": pair.id})


async def pressed_new(
    _: CallbackQuery, callback_data: NewGoal, work: Work, actor: Actor, house: House
) -> None:
    """Ask which goal and by which day, where there is room for one."""
    async with work() as tx:
        pair = await goal_pair(tx, PairId(callback_data.pair), person_in(actor))
        if sum(each.is_live for each in await tx.goals.of_pair(pair.id)) >= MOST:
            raise TooManyGoals(pair=pair.id)
        await start_run(tx, actor, house, GOAL, (GOAL,), {"pair": pair.id})


async def pressed_goal(
    _: CallbackQuery, callback_data: OpenGoal, work: Work, actor: Actor
) -> None:
    """Show one goal, or take it back."""
    async with work() as tx:
        goal, _pair = await my_goal(tx, GoalId(callback_data.goal), person_in(actor))
        await tx.reply("goal" if callback_data.full else "goal_hidden", {"goal": goal.id})


async def pressed_agree(
    _: CallbackQuery, callback_data: AgreeGoal, work: Work, actor: Actor
) -> None:
    """Say yes to a goal as its mentor."""
    async with work() as tx:
        goal = await agree_on_goal(tx, GoalId(callback_data.goal), person_in(actor))
        await tx.reply("goal", {"goal": goal.id})


async def pressed_done(
    _: CallbackQuery, callback_data: GoalDone, work: Work, actor: Actor
) -> None:
    """Note whether a goal is reached."""
    async with work() as tx:
        person, reached = person_in(actor), callback_data.reached
        goal = await answer_goal(tx, GoalId(callback_data.goal), person, reached=reached)
        await tx.reply("goal", {"goal": goal.id})


async def pressed_move(
    _: CallbackQuery, callback_data: MoveGoal, work: Work, actor: Actor, house: House
) -> None:
    """Ask for another day."""
    async with work() as tx:
        goal, _pair = await my_goal(tx, GoalId(callback_data.goal), person_in(actor))
        if goal.is_live:
            await start_run(tx, actor, house, DAY, (DAY,), {"goal": goal.id})
        else:
            await tx.reply("goal", {"goal": goal.id})


async def pressed_drop(
    _: CallbackQuery, callback_data: DropGoal, work: Work, actor: Actor
) -> None:
    """Ask once more, then take a goal off."""
    async with work() as tx:
        goal, pair = await my_goal(tx, GoalId(callback_data.goal), person_in(actor))
        if callback_data.sure:
            await drop_goal(tx, goal.id, person_in(actor))
            await tx.reply("goals", {"pair": pair.id, "said": "dropped"})
        else:
            await tx.reply("goal_sure" if goal.is_live else "goal", {"goal": goal.id})


async def _set(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Set the goal that the answers name."""
    said, pair = run.draft.answers, PairId(int(run.subject["pair"]))
    goal, due = str(said["goal"]), await _day(tx, str(said["due"]))
    words = own_words(goal)
    kind = goal if words is None else None
    try:
        made = await set_goal(tx, pair, person_in(actor), kind, words, due)
    except (InThePast, GoalTooFar):
        raise
    except Refusal as refusal:
        await _end_with(tx, refusal)
    else:
        await tx.reply("goals", {"pair": made.pair_id, "said": "set"})


async def _moved(tx: UnitOfWork, actor: Actor, _: House, run: Run) -> None:
    """Write down the other day."""
    goal, due = GoalId(int(run.subject["goal"])), await _day(tx, str(run.draft.answers["due"]))
    try:
        moved = await move_goal(tx, goal, person_in(actor), due)
    except (InThePast, GoalTooFar):
        raise
    except Refusal as refusal:
        await _end_with(tx, refusal)
    else:
        await tx.reply("goal", {"goal": moved.id})


async def _day(tx: UnitOfWork, said: str) -> date:
    """Read so many days from today, or a day."""
    if said.isdigit():
        return await local_day(tx) + timedelta(days=int(said))
    return date.fromisoformat(own_words(said) or said)


async def _end_with(tx: UnitOfWork, refusal: Refusal) -> None:
    """Reply with a refusal and let the dialog end: raised, it would ask the same again."""
    said = {key: each for key, each in refusal.data.items() if not isinstance(each, tuple)}
    await tx.reply("refusal", {**said, "code": refusal.code})


FINISH: dict[str, Finish] = {GOAL: _set, DAY: _moved}
