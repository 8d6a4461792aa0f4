"""Keep the goals of short-term pairs; whoever adds one waits for the others of the pair."""

from datetime import date

from sqlalchemy import ColumnElement, delete, func, select, update

from mentoring.goals import LIVE, Goal, GoalState
from mentoring.ids import GoalId, PairId, PersonId
from storage.insertion import insert_new
from storage.replacements import pair_is_here
from storage.scope import Scope
from storage.tables import goals, pairs, seats

AHEAD = goals.c.state.in_(sorted(state.value for state in LIVE))


class Goals:
    """Keep the goals of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return goals.c.organisation_id == self._scope.organisation

    async def add(
        self,
        pair: PairId,
        by: PersonId,
        kind: str | None,
        words: str | None,
        due_on: date,
        state: GoalState,
        most: int,
    ) -> Goal | None:
        """Keep a goal under the next number of its pair; None when `most` are ahead already."""
        if not await pair_is_here(self._scope, pair):
            return None
        theirs = self._ours, goals.c.pair_id == pair
        ahead = select(func.count()).select_from(goals).where(*theirs, AHEAD)
        if await self._scope.scalar(ahead) >= most:
            return None
        last = select(func.coalesce(func.max(goals.c.number), 0)).where(*theirs)
        new = insert_new(goals).values(
            organisation_id=self._scope.organisation,
            pair_id=pair,
            number=await self._scope.scalar(last) + 1,
            kind=kind,
            words=words,
            due_on=due_on,
            state=state.value,
            set_by=by,
            set_at=self._scope.now,
            changed_at=self._scope.now,
        )
        return await self._scope.one(Goal, new.returning(goals))

    async def get(self, goal: GoalId) -> Goal | None:
        """Return a goal."""
        return await self._scope.one(Goal, select(goals).where(self._ours, goals.c.id == goal))

    async def of_pair(self, pair: PairId) -> list[Goal]:
        """Return the goals of a pair by number, but for those taken off."""
        there = goals.c.pair_id == pair, goals.c.state != GoalState.DROPPED.value
        asked = select(goals).where(self._ours, *there).order_by(goals.c.number)
        return await self._scope.many(Goal, asked)

    async def due(self, until: date) -> list[Goal]:
        """Return the goals agreed on whose day comes no later than this, the nearest first."""
        there = goals.c.state == GoalState.AGREED.value, goals.c.due_on <= until
        asked = select(goals).where(self._ours, *there).order_by(goals.c.due_on, goals.c.id)
        return await self._scope.many(Goal, asked)

    async def change(self, seen: Goal, to: GoalState, due_on: date) -> bool:
        """Change a goal if nobody did since it was read."""
        same = (
            goals.c.id == seen.id,
            goals.c.state == seen.state.value,
            goals.c.due_on == seen.due_on,
        )
        change = update(goals).where(self._ours, *same)
        values = {"state": to.value, "due_on": due_on, "changed_at": self._scope.now}
        return await self._scope.changed(change.values(values))

    async def pass_on(self, old: PairId, new: PairId) -> int:
        """Let a pair that follows another go on with its goals; return how many went over."""
        if not await pair_is_here(self._scope, new):
            return 0
        taken = select(goals.c.id).where(goals.c.pair_id == new)
        over = update(goals).where(self._ours, goals.c.pair_id == old, AHEAD, ~taken.exists())
        return await self._scope.count(over.values(pair_id=new))


async def forget_goals(scope: Scope, person: PersonId) -> None:
    """Delete the goals of pairs of a person that are over; of a group that goes on, its words."""
    sat = select(seats.c.pair_id).where(seats.c.person_id == person)
    over = select(pairs.c.id).where(pairs.c.id.in_(sat), pairs.c.ended_at.is_not(None))
    await scope.count(delete(goals).where(goals.c.pair_id.in_(over)))
    await scope.count(update(goals).where(goals.c.pair_id.in_(sat)).values(words=None))
