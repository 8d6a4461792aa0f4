"""Goals of a short-term pair in words that carry the mark of the pushes' test."""

from datetime import timedelta

from mentoring.delivery import Args
from mentoring.goals import MOST, GoalState
from mentoring.ids import PairId
from tests.handlers.college import Somebody
from tests.talk import Town

Told = tuple[str, Args, tuple[int, ...]]


async def goals(
    here: Town, pair_id: PairId, mentor: Somebody, mentee: Somebody, mark: str
) -> list[Told]:
    """Set a goal that is ahead and one whose day is over."""
    made = []
    async with here.app.storage.work(here.app.organisation) as tx:
        pair = await tx.pairs.get(pair_id)
        assert pair is not None
        assert await tx.pairs.remodel(pair, "goal_short")
        for days in (-3, 9):
            due, words = tx.now.date() + timedelta(days=days), f"Научить {mark} дробям"
            by, state = mentor.person, GoalState.AGREED
            goal = await tx.goals.add(pair_id, by, None, words, due, state, MOST)
            assert goal is not None
            made.append(goal.id)
    readers = (mentor.phone.number, mentee.phone.number)
    return [("goal", {"goal": each}, readers) for each in made]
