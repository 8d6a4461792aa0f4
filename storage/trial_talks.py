"""Keep trial talks and what both sides privately said of them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, delete, or_, select, update
from sqlalchemy.orm import aliased

from mentoring.applications import ParticipationState, Side
from mentoring.ids import ParticipationId, TrialTalkId, WishRoundId
from mentoring.wishes.records import Rating
from mentoring.wishes.rounds import PlannedTalk, TrialTalk
from storage.insertion import insert_new
from storage.organisations import current_cycle
from storage.scope import Scope
from storage.tables import participations, trial_talks, wish_rounds

SAID = {Side.MENTEE: trial_talks.c.said_by_mentee, Side.MENTOR: trial_talks.c.said_by_mentor}
TAKING_PART = (ParticipationState.SUBMITTED.value, ParticipationState.READY.value)
ADDED = insert_new(trial_talks).returning(trial_talks.c.id)
NOBODY_SAID = and_(trial_talks.c.said_by_mentee.is_(None), trial_talks.c.said_by_mentor.is_(None))


class TrialTalks:
    """Keep the trial talks of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _talks(self) -> ColumnElement[bool]:
        return trial_talks.c.organisation_id == self._scope.organisation

    async def add_talks(self, round_id: WishRoundId, planned: Sequence[PlannedTalk]) -> int:
        """Plan trial talks and count them: none for two who have one, or when one is busy."""
        sides = {side for each in planned for side in (each.mentee_id, each.mentor_id)}
        if not await self._hold(round_id) or not await self._ours_are(sides):
            return 0
        where = {"organisation_id": self._scope.organisation, "round_id": round_id}
        rows = [{**where, **each.model_dump()} for each in planned]
        return await self._scope.insert_many(ADDED, rows)

    async def _hold(self, round_id: WishRoundId) -> bool:
        """Hold an open round for this transaction: two who change its list do so in turn."""
        ours = wish_rounds.c.organisation_id == self._scope.organisation
        going = wish_rounds.c.id == round_id, wish_rounds.c.closed_at.is_(None)
        asked = select(wish_rounds.c.id).where(ours, *going).with_for_update()
        return await self._scope.scalar(asked) is not None

    async def _ours_are(self, sides: set[ParticipationId]) -> bool:
        organisation = self._scope.organisation
        ours = participations.c.organisation_id == organisation, participations.c.id.in_(sides)
        return set(await self._scope.scalars(select(participations.c.id).where(*ours))) == sides

    async def move_talk(self, talk: TrialTalk, starts_at: datetime) -> bool:
        """Move a talk; False when it was moved, or one of the two is busy then."""
        if not await self._hold(talk.round_id):
            return False
        busy = aliased(trial_talks)
        both = or_(busy.c.mentee_id == talk.mentee_id, busy.c.mentor_id == talk.mentor_id)
        then = busy.c.round_id == talk.round_id, busy.c.starts_at == starts_at
        taken = select(busy.c.id).where(both, *then).exists()
        same = trial_talks.c.id == talk.id, trial_talks.c.starts_at == talk.starts_at
        free = update(trial_talks).where(self._talks, *same, NOBODY_SAID, ~taken)
        return await self._scope.changed(free.values(starts_at=starts_at))

    async def drop_talk(self, talk: TrialTalkId) -> bool:
        """Take a talk off; False when it is off or somebody said something of it."""
        there = trial_talks.c.id == talk, NOBODY_SAID
        return await self._scope.changed(delete(trial_talks).where(self._talks, *there))

    async def talk(self, talk: TrialTalkId) -> TrialTalk | None:
        """Return a trial talk."""
        asked = select(trial_talks).where(self._talks, trial_talks.c.id == talk)
        return await self._scope.one(TrialTalk, asked)

    async def talks(
        self, round_id: WishRoundId, sides: Collection[ParticipationId] | None = None
    ) -> list[TrialTalk]:
        """Return the talks of a round among those who still take part, all or some people's."""
        asked = self._going().where(trial_talks.c.round_id == round_id)
        if sides is not None:
            theirs = trial_talks.c.mentee_id.in_(sides), trial_talks.c.mentor_id.in_(sides)
            asked = asked.where(or_(*theirs))
        return await self._scope.many(TrialTalk, asked)

    async def say(self, talk: TrialTalkId, side: Side, said: str) -> bool:
        """Keep what a side says of a talk, the last word counts; False when it is too late."""
        going = (
            wish_rounds.c.id == trial_talks.c.round_id,
            wish_rounds.c.called_at.is_not(None),
            wish_rounds.c.closed_at.is_(None),
            wish_rounds.c.closes_at > self._scope.now,
        )
        open_one = select(wish_rounds.c.id).where(*going).exists()
        there = update(trial_talks).where(self._talks, trial_talks.c.id == talk, open_one)
        return await self._scope.changed(there.values({SAID[side]: said}))

    async def ratings(self) -> list[Rating]:
        """Return what was said of all trial talks of the cycle by those who did meet."""
        current = wish_rounds.c.cycle_id == current_cycle(self._scope.organisation)
        rounds = select(wish_rounds.c.id).where(current)
        asked = self._going().where(trial_talks.c.round_id.in_(rounds))
        told = await self._scope.many(TrialTalk, asked)
        return [rating for talk in told for rating in talk.ratings()]

    def _going(self) -> Select[*tuple[object, ...]]:
        """Ask for talks in which both still take part."""
        taking = select(participations.c.id).where(
            participations.c.organisation_id == self._scope.organisation,
            participations.c.state.in_(TAKING_PART),
        )
        both = trial_talks.c.mentee_id.in_(taking), trial_talks.c.mentor_id.in_(taking)
        order = trial_talks.c.starts_at, trial_talks.c.id
        return select(trial_talks).where(self._talks, *both).order_by(*order)
