"""Word the goals of a short-term pair for its people: the list, one goal, and what is pushed."""

from handlers.callbacks.goals import (
    AgreeGoal,
    DropGoal,
    GoalDone,
    MoveGoal,
    NewGoal,
    OpenGoal,
    OpenGoals,
)
from handlers.callbacks.pairing import MyPair
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.goal_words import goal_line, goal_state, goal_words
from handlers.texts.help_button import help_for, help_with
from handlers.texts.pair_parts import button, menu, neutral, number
from handlers.texts.speech import _
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.goals import MOST, Goal, GoalState, works_by_goals
from mentoring.ids import GoalId, PairId
from mentoring.pairs import WORKING, Pair
from mentoring.setting_goals import GoalChanged, GoalTooFar, TooManyGoals, may_drop

IN_ROW, LATELY = 3, 3


async def goals(room: Room, args: Args) -> Screen | None:
    """Show the goals of a pair to somebody who sits in it."""
    pair = await _pair(room, PairId(number(args, "pair")))
    if pair is None:
        return None
    known = await room.tx.goals.of_pair(pair.id)
    live = [each for each in known if each.is_live]
    lately = [each for each in known if not each.is_live][-LATELY:]
    lines = [_("<b>Goals of the pair</b>"), *_said(args)]
    lines += [goal_line(room, each) for each in (*lately, *live)]
    if not known:
        lines.append(
            _("None is set yet. A good one is small and has a day: then it is clear if it worked.")
        )
    buttons = [
        button(_("Goal {n}").format(n=each.number), OpenGoal(goal=each.id))
        for each in (*live, *lately)
    ]
    rows = [tuple(buttons[at : at + IN_ROW]) for at in range(0, len(buttons), IN_ROW)]
    if len(live) < MOST:
        rows.append((button(_("Set a goal"), NewGoal(pair=pair.id)),))
    rows.append((button(_("My pair"), MyPair(pair=pair.id)), help_with(pair.id)))
    hide = button(_("Hide"), OpenGoals(pair=pair.id, full=False))
    return Screen("\n".join(lines), (*rows, (hide, *menu())))


async def goal(room: Room, args: Args) -> Screen | None:
    """Show one goal, with what its reader can say of it."""
    found, pair = await _mine(room, args)
    if found is None or pair is None:
        return None
    lines = ["<b>" + h(goal_words(room, found)) + "</b>", _capital(goal_state(room, found))]
    lines += _what_now(room, found, pair)
    back = (button(_("All goals"), OpenGoals(pair=pair.id)), help_with(pair.id))
    hide = button(_("Hide"), OpenGoal(goal=found.id, full=False))
    rows = (*_answers(room, found, pair), *_changes(room, found, pair))
    return Screen("\n".join(lines), (*rows, back, (hide, *menu())))


async def goal_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more before a goal is taken off."""
    found, pair = await _mine(room, args)
    if found is None or pair is None:
        return None
    text = _("<b>Take this goal off?</b>\n{words}\nIt disappears from the list for everybody.")
    keep = button(_("Leave as it is"), OpenGoal(goal=found.id))
    drop = button(_("Take the goal off"), DropGoal(goal=found.id, sure=True))
    return Screen(text.format(words=h(goal_words(room, found))), ((keep,), (drop,)))


async def goal_news(room: Room, args: Args) -> Screen | None:
    """Push: something about a goal; true while the goal stands."""
    found, _pair = await _mine(room, args)
    return _push(found) if found is not None else None


async def goal_soon(room: Room, args: Args) -> Screen | None:
    """Push to the mentor: the day of a goal is near; true until it is over."""
    found, _pair = await _mine(room, args)
    near = found and found.state is GoalState.AGREED and not found.is_asked(room.today)
    return _push(found) if found is not None and near else None


async def goal_due(room: Room, args: Args) -> Screen | None:
    """Push to the mentor: the day is over; true until somebody has said yes or no."""
    found, _pair = await _mine(room, args)
    return _push(found) if found is not None and found.is_asked(room.today) else None


async def goals_hidden(room: Room, args: Args) -> Screen | None:
    """Take the list back."""
    pair = await _pair(room, PairId(number(args, "pair")))
    if pair is None:
        return None
    return Screen(neutral(), ((button(_("Open"), OpenGoals(pair=pair.id)),),))


def too_many_goals(_room: Room, data: Args) -> Screen:
    """Say that these are enough for now."""
    text = _("<b>There are goals enough for now</b>\nFirst finish one of them or take it off.")
    pair = number(data, "pair")
    return Screen(text, ((button(_("All goals"), OpenGoals(pair=pair)),), menu()))


def goal_too_far(_room: Room, data: Args) -> Screen:
    """Say that a short-term goal is nearer than a year."""
    text = _("<b>That is more than a year away</b>\nPlease name a nearer day.")
    return Screen(text, ((button(_("All goals"), OpenGoals(pair=number(data, "pair"))),), menu()))


def goal_changed(room: Room, data: Args) -> Screen:
    """Say that the goal has moved on, and lead to it."""
    text = _("<b>This goal has changed meanwhile</b>\nOpen it to see how it stands.")
    rows = ((button(_("Open"), OpenGoal(goal=number(data, "goal"))),), *help_for(room), menu())
    return Screen(text, rows)


def _said(args: Args) -> list[str]:
    return [_("The goal is taken off.")] if args.get("said") == "dropped" else []


def _what_now(room: Room, found: Goal, pair: Pair) -> list[str]:
    mentor = _is_mentor(room, pair)
    if found.is_asked(room.today):
        return [_("Did it work out?") if mentor else _("The mentor will say how it went.")]
    if found.state is GoalState.PROPOSED:
        return [_("The mentor agrees to it, then I will remind of its day.")]
    if found.state is GoalState.AGREED and mentor:
        return [_("I will remind of it shortly before and ask when the day is over.")]
    if found.state is GoalState.NOT_YET and mentor:
        return [_("That happens. Another day can be named, or the goal taken off.")]
    return []


def _answers(room: Room, found: Goal, pair: Pair) -> Rows:
    """Offer the mentor the words that move a goal on."""
    if not _is_mentor(room, pair):
        return ()
    yes, no = (GoalDone(goal=found.id, reached=reached) for reached in (True, False))
    if found.is_asked(room.today):
        return ((button(_("Yes, it worked out"), yes), button(_("Not yet"), no)),)
    if found.state is GoalState.PROPOSED:
        return ((button(_("Agree to the goal"), AgreeGoal(goal=found.id)),),)
    if found.state in (GoalState.AGREED, GoalState.NOT_YET):
        return ((button(_("It has worked out"), yes),),)
    return ((button(_("Correct it: not yet"), no),),)


def _changes(room: Room, found: Goal, pair: Pair) -> Rows:
    person = room.reader.person
    row: list[Button] = []
    if found.is_live and _is_mentor(room, pair):
        row.append(button(_("Another day"), MoveGoal(goal=found.id)))
    if person is not None and may_drop(found, pair, person.id):
        row.append(button(_("Take the goal off"), DropGoal(goal=found.id)))
    return (tuple(row),) if row else ()


def _is_mentor(room: Room, pair: Pair) -> bool:
    person = room.reader.person
    return person is not None and person.id == pair.mentor.person_id


async def _mine(room: Room, args: Args) -> tuple[Goal | None, Pair | None]:
    found = await room.tx.goals.get(GoalId(number(args, "goal")))
    pair = await _pair(room, found.pair_id) if found is not None else None
    if found is None or pair is None or found.state is GoalState.DROPPED:
        return None, None
    return found, pair


async def _pair(room: Room, pair_id: PairId) -> Pair | None:
    pair, person = await room.tx.pairs.get(pair_id), room.reader.person
    if pair is None or person is None or pair.state not in WORKING or not works_by_goals(pair):
        return None
    return pair if pair.seat_of(person.id) is not None else None


def _push(found: Goal) -> Screen:
    return Screen(neutral(), ((button(_("Open"), OpenGoal(goal=found.id)),),))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


SCREENS: dict[str, ScreenFn] = {
    "goals": goals,
    "goals_hidden": goals_hidden,
    "goal": goal,
    "goal_hidden": goal_news,
    "goal_sure": goal_sure,
    "goal_news": goal_news,
    "goal_soon": goal_soon,
    "goal_due": goal_due,
}
PUSHED = frozenset({"goal_news", "goal_soon", "goal_due"})
REFUSALS: dict[str, RefusalFn] = {
    TooManyGoals.code: too_many_goals,
    GoalTooFar.code: goal_too_far,
    GoalChanged.code: goal_changed,
}
