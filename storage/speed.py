"""Keep evenings of short talks; whoever lays a list does it on the one they have seen."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, Update, delete, insert, or_, select, update

from mentoring.applications import Side
from mentoring.events import EventKind
from mentoring.ids import EventId, ParticipationId, PersonId, SpeedTalkId
from mentoring.speed.records import Evening, Sitting, SpeedTalk
from storage.insertion import insert_new
from storage.scope import Scope
from storage.tables import events, participations, speed_evenings, speed_talks

SAID = {Side.MENTOR: speed_talks.c.said_by_mentor, Side.MENTEE: speed_talks.c.said_by_mentee}


class SpeedTalks:
    """Keep the evenings of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return speed_evenings.c.organisation_id == self._scope.organisation

    @property
    def _talks(self) -> ColumnElement[bool]:
        return speed_talks.c.organisation_id == self._scope.organisation

    async def plan(self, event: EventId, slot: int, pause: int, rounds: int) -> Evening | None:
        """Say how an evening runs, anew while nobody was told; None for another kind of event."""
        there = events.c.id == event, events.c.kind == EventKind.SPEED.value
        mine = events.c.organisation_id == self._scope.organisation
        if await self._scope.scalar(select(events.c.id).where(mine, *there)) is None:
            return None
        values = {"slot": slot, "pause": pause, "rounds": rounds}
        own = {"event_id": event, "organisation_id": self._scope.organisation, "version": 0}
        if not await self._scope.changed(insert_new(speed_evenings).values(own | values)):
            quiet = speed_evenings.c.event_id == event, speed_evenings.c.told_at.is_(None)
            again = update(speed_evenings).where(self._ours, *quiet).values(values)
            await self._scope.count(again.values(version=speed_evenings.c.version + 1))
        return await self.evening(event)

    async def evening(self, event: EventId) -> Evening | None:
        """Return how an evening runs."""
        asked = select(speed_evenings).where(self._ours, speed_evenings.c.event_id == event)
        return await self._scope.one(Evening, asked)

    async def lay(self, seen: Evening, first: int, sittings: Sequence[Sitting]) -> bool:
        """Lay the rounds from `first` on anew; False when somebody else just did."""
        if not await self._scope.changed(self._unchanged(seen)):
            return False
        ahead = speed_talks.c.event_id == seen.event_id, speed_talks.c.round >= first
        await self._scope.count(delete(speed_talks).where(self._talks, *ahead))
        ids = {who for each in sittings for who in (each.mentor_id, each.mentee_id)}
        for each in sittings if await self._ours_are(ids) else ():
            own = {"event_id": seen.event_id, "organisation_id": self._scope.organisation}
            await self._scope.count(insert(speed_talks).values(own | each.model_dump()))
        return True

    async def _ours_are(self, sides: set[ParticipationId]) -> bool:
        ours = participations.c.organisation_id == self._scope.organisation
        asked = select(participations.c.id).where(ours, participations.c.id.in_(sides))
        return set(await self._scope.scalars(asked)) == sides

    def _unchanged(self, seen: Evening) -> Update:
        same = speed_evenings.c.event_id == seen.event_id, speed_evenings.c.version == seen.version
        change = update(speed_evenings).where(self._ours, *same)
        return change.values(version=speed_evenings.c.version + 1)

    async def tell(self, seen: Evening) -> bool:
        """Note that people are told of the list as it is; False when it has changed."""
        return await self._scope.changed(self._unchanged(seen).values(told_at=self._scope.now))

    async def talks(self, event: EventId) -> list[SpeedTalk]:
        """Return the talks of an evening by round and table."""
        return await self._many(select(speed_talks).where(speed_talks.c.event_id == event))

    async def talk(self, talk: SpeedTalkId) -> SpeedTalk | None:
        """Return one talk."""
        asked = select(speed_talks).where(self._talks, speed_talks.c.id == talk)
        return await self._scope.one(SpeedTalk, asked)

    async def of(self, sides: Sequence[ParticipationId]) -> list[SpeedTalk]:
        """Return the talks of somebody's sides, of every evening, by round."""
        both = or_(speed_talks.c.mentor_id.in_(sides), speed_talks.c.mentee_id.in_(sides))
        return await self._many(select(speed_talks).where(both))

    async def _many(self, asked: Select[*tuple[object, ...]]) -> list[SpeedTalk]:
        order = speed_talks.c.event_id, speed_talks.c.round, speed_talks.c.place
        return await self._scope.many(SpeedTalk, asked.where(self._talks).order_by(*order))

    async def say(self, talk: SpeedTalkId, side: Side, word: str) -> bool:
        """Keep what a side thinks of a talk; the last word counts."""
        there = update(speed_talks).where(self._talks, speed_talks.c.id == talk)
        return await self._scope.changed(there.values({SAID[side]: word}))


async def forget_speed_talks(scope: Scope, person: PersonId) -> None:
    """Delete the talks of a person, with what both said."""
    mine = select(participations.c.id).where(participations.c.person_id == person)
    both = or_(speed_talks.c.mentor_id.in_(mine), speed_talks.c.mentee_id.in_(mine))
    await scope.count(delete(speed_talks).where(both))
