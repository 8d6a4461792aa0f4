"""Carry what is done about the goals of a short-term pair."""

from aiogram.filters.callback_data import CallbackData


class OpenGoals(CallbackData, prefix="ygl"):
    """Show the goals of a pair, or hide them."""

    pair: int
    full: bool = True


class NewGoal(CallbackData, prefix="ygn"):
    """Set another goal."""

    pair: int


class OpenGoal(CallbackData, prefix="ygo"):
    """Show one goal, or take it back to the neutral line."""

    goal: int
    full: bool = True


class AgreeGoal(CallbackData, prefix="yga"):
    """Say yes to a goal that a mentee has proposed."""

    goal: int


class GoalDone(CallbackData, prefix="ygr"):
    """Say whether a goal is reached."""

    goal: int
    reached: bool


class MoveGoal(CallbackData, prefix="ygm"):
    """Give a goal another day."""

    goal: int


class DropGoal(CallbackData, prefix="ygd"):
    """Take a goal off: asked first, done when `sure`."""

    goal: int
    sure: bool = False
