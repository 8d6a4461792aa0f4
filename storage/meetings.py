"""Keep meetings, who comes, how they went."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, Update, func, insert, select, update

from mentoring.ids import MeetingId, PairId, PersonId
from mentoring.meetings import Attendance, Feedback, Mark, Meeting, MeetingState
from mentoring.pairs import WORKING
from storage.insertion import insert_new
from storage.scope import Scope
from storage.tables import attendance, feedback, meetings, pairs

GIVEN = insert_new(feedback).returning(feedback.c.meeting_id)


class Meetings:
    """Keep the meetings of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return meetings.c.organisation_id == self._scope.organisation

    async def get(self, meeting: MeetingId) -> Meeting | None:
        """Return a meeting with what its participants answered."""
        found = await self._found(select(meetings).where(self._ours, meetings.c.id == meeting))
        return found[0] if found else None

    async def of_pair(self, pair: PairId) -> list[Meeting]:
        """Return the meetings of a pair, by time."""
        return await self._found(select(meetings).where(self._ours, meetings.c.pair_id == pair))

    async def between(self, since: datetime, until: datetime) -> list[Meeting]:
        """Return the meetings that start in a span of time, its end excluded."""
        span = meetings.c.starts_at >= since, meetings.c.starts_at < until
        return await self._found(select(meetings).where(self._ours, *span))

    async def said_held(
        self, before: datetime, announced_since: datetime | None = None
    ) -> list[Meeting]:
        """Return meetings of running pairs before an instant that somebody said took place.

        With a day, only of pairs that were announced since.
        """
        running = select(pairs.c.id).where(
            pairs.c.organisation_id == self._scope.organisation, pairs.c.state.in_(WORKING)
        )
        if announced_since is not None:
            running = running.where(pairs.c.announced_at >= announced_since)
        said = select(attendance.c.meeting_id).where(attendance.c.mark == Mark.HELD.value)
        chosen = (
            meetings.c.starts_at < before,
            meetings.c.pair_id.in_(running),
            meetings.c.id.in_(said),
        )
        return await self._found(select(meetings).where(self._ours, *chosen))

    async def _found(self, asked: Select[*tuple[object, ...]]) -> list[Meeting]:
        bare = await self._scope.many(Meeting, asked.order_by(meetings.c.starts_at, meetings.c.id))
        if not bare:
            return []
        chosen = asked.with_only_columns(meetings.c.id).order_by(None)
        there = select(attendance).where(attendance.c.meeting_id.in_(chosen))
        coming: dict[MeetingId, list[Attendance]] = {}
        for one in await self._scope.many(Attendance, there.order_by(attendance.c.person_id)):
            coming.setdefault(one.meeting_id, []).append(one)
        return [m.model_copy(update={"attendance": tuple(coming.get(m.id, ()))}) for m in bare]

    async def propose(
        self,
        pair: PairId,
        people: tuple[PersonId, ...],
        by: PersonId,
        starts_at: datetime,
        place: str | None,
        at: datetime,
    ) -> Meeting:
        """Create a meeting; the proposer's attendance is a yes already."""
        new = insert(meetings).values(
            organisation_id=self._scope.organisation,
            pair_id=pair,
            number=await self._next_number(pair),
            state=MeetingState.PROPOSED.value,
            starts_at=starts_at,
            place=place,
            proposed_by=by,
            version=0,
            created_at=at,
        )
        added = await self._scope.sure(Meeting, new.returning(meetings))
        rows = [
            {"meeting_id": added.id, "person_id": person, "comes": True if person == by else None}
            for person in people
        ]
        await self._scope.connection.execute(insert(attendance), rows)
        return (await self._found(select(meetings).where(meetings.c.id == added.id)))[0]

    async def _next_number(self, pair: PairId) -> int:
        own = select(pairs.c.id).where(
            pairs.c.id == pair, pairs.c.organisation_id == self._scope.organisation
        )
        if await self._scope.scalar(own.with_for_update(key_share=True)) is None:
            raise LookupError("pair")
        last = select(func.coalesce(func.max(meetings.c.number), 0))
        return int(await self._scope.scalar(last.where(meetings.c.pair_id == pair))) + 1

    async def comes(self, meeting: MeetingId, person: PersonId, comes: bool) -> bool:
        """Store whether a participant comes; False for a stranger."""
        return await self._scope.changed((await self._theirs(meeting, person)).values(comes=comes))

    async def mark(self, meeting: MeetingId, person: PersonId, mark: Mark, at: datetime) -> bool:
        """Store «Состоялась?» of one participant; the same or another mark may replace it."""
        theirs = await self._theirs(meeting, person)
        return await self._scope.changed(theirs.values(mark=mark.value, marked_at=at))

    async def _theirs(self, meeting: MeetingId, person: PersonId) -> Update:
        """Lock the meeting: of two who answer at once the second sees the first's answer."""
        own = select(meetings.c.id).where(self._ours, meetings.c.id == meeting)
        locked = await self._scope.scalar(own.with_for_update(key_share=True))
        return update(attendance).where(
            attendance.c.meeting_id == locked, attendance.c.person_id == person
        )

    async def move(self, meeting: Meeting, to: MeetingState) -> bool:
        """Change the state if nobody did since the meeting was read."""
        return await self._scope.changed(self._unless_changed(meeting).values(state=to.value))

    async def set_place(self, meeting: Meeting, place: str | None) -> bool:
        """Store where to meet if nobody changed the meeting since it was read."""
        return await self._scope.changed(self._unless_changed(meeting).values(place=place))

    def _unless_changed(self, meeting: Meeting) -> Update:
        """Change a meeting and count the change, unless its version is another by now."""
        same = meetings.c.id == meeting.id, meetings.c.version == meeting.version
        return update(meetings).where(self._ours, *same).values(version=meetings.c.version + 1)

    async def add_feedback(self, feedback: Feedback) -> bool:
        """Store feedback once per person and meeting; False when it was there."""
        own = select(meetings.c.id).where(self._ours, meetings.c.id == feedback.meeting_id)
        if await self._scope.scalar(own) is None:
            return False
        values = feedback.model_dump() | {"organisation_id": self._scope.organisation}
        return await self._scope.scalar(GIVEN, values) is not None

    async def add_words(
        self, meeting: MeetingId, person: PersonId, minutes: int | None, result: str | None
    ) -> bool:
        """Store more about a meeting with the feedback given; False when there is none."""
        given = update(feedback).where(
            feedback.c.organisation_id == self._scope.organisation,
            feedback.c.meeting_id == meeting,
            feedback.c.person_id == person,
        )
        return await self._scope.changed(given.values(minutes=minutes, result=result))

    async def feedback(self, since: datetime) -> list[Feedback]:
        """Return the feedback given since an instant."""
        asked = select(feedback).where(
            feedback.c.organisation_id == self._scope.organisation, feedback.c.given_at >= since
        )
        ordered = asked.order_by(feedback.c.given_at, feedback.c.meeting_id, feedback.c.person_id)
        return await self._scope.many(Feedback, ordered)
