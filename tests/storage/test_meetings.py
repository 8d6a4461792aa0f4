"""Meetings are numbered, answered by their participants, judged once by each."""

from datetime import timedelta

import pytest

from mentoring.ids import OrganisationId, PersonId
from mentoring.meetings import Feedback, Mark, Meeting, MeetingState
from mentoring.pairs import PairState
from mentoring.ports import UnitOfWork
from storage import Storage
from tests.storage.stage import START, proposed

HOUR = timedelta(hours=1)
STRANGER = PersonId(999)


async def agreed(tx: UnitOfWork) -> Meeting:
    pair = await proposed(tx)
    people = pair.mentor.person_id, pair.members[0].person_id
    return await tx.meetings.propose(pair.id, people, people[0], START + HOUR, "каб. 5", START)


async def test_who_proposes_comes(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        meeting = await agreed(tx)
        mentor, member = meeting.attendance
        assert (mentor.comes, member.comes) == (True, None)
        assert (meeting.number, meeting.state) == (1, MeetingState.PROPOSED)
        second = await tx.meetings.propose(
            meeting.pair_id, (mentor.person_id,), mentor.person_id, START, None, START
        )
        assert second.number == 2
        with pytest.raises(LookupError):
            await tx.meetings.propose(999, (), STRANGER, START, None, START)  # type: ignore[arg-type]
    async with storage.read(school) as look:
        assert await look.meetings.of_pair(meeting.pair_id) == [second, meeting]
        assert await look.meetings.between(START + HOUR, START + 2 * HOUR) == [meeting]
        assert await look.meetings.between(START, START + HOUR) == [second]


async def test_participants_answer_and_mark(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        meeting = await agreed(tx)
        person = meeting.attendance[1].person_id
        assert await tx.meetings.comes(meeting.id, person, True)
        assert await tx.meetings.mark(meeting.id, person, Mark.MISSED, START)
        assert await tx.meetings.mark(meeting.id, person, Mark.HELD, START + HOUR)
        assert not await tx.meetings.comes(meeting.id, STRANGER, True)
        assert not await tx.meetings.mark(meeting.id, STRANGER, Mark.HELD, START)
        stored = await tx.meetings.get(meeting.id)
        assert stored is not None
        mine = stored.answer_of(person)
        assert mine is not None
        assert (mine.comes, mine.mark, mine.marked_at) == (True, Mark.HELD, START + HOUR)


async def test_a_meeting_changes_as_it_was_read(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        read = await agreed(tx)
        assert await tx.meetings.move(read, MeetingState.CONFIRMED)
        assert not await tx.meetings.move(read, MeetingState.CANCELLED)
        assert not await tx.meetings.set_place(read, "библиотека")
        fresh = await tx.meetings.get(read.id)
        assert fresh is not None
        assert await tx.meetings.set_place(fresh, "библиотека")
        moved = await tx.meetings.get(read.id)
        assert moved is not None
        assert (moved.state, moved.place) == (MeetingState.CONFIRMED, "библиотека")


async def test_feedback_is_given_once(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        meeting = await agreed(tx)
        first = Feedback(
            organisation_id=school,
            meeting_id=meeting.id,
            person_id=meeting.attendance[0].person_id,
            useful=10,
            progress=1,
            given_at=START,
        )
        assert await tx.meetings.add_feedback(first)
        assert not await tx.meetings.add_feedback(first.model_copy(update={"useful": 2}))
        assert await tx.meetings.feedback(START) == [first]
        assert await tx.meetings.feedback(START + HOUR) == []


async def test_more_is_said_only_where_feedback_was_given(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        meeting = await agreed(tx)
        person = meeting.attendance[0].person_id
        assert not await tx.meetings.add_words(meeting.id, person, 45, "план урока")
        given = Feedback(
            organisation_id=school,
            meeting_id=meeting.id,
            person_id=person,
            useful=10,
            progress=1,
            given_at=START,
        )
        assert await tx.meetings.add_feedback(given)
        assert await tx.meetings.add_words(meeting.id, person, 45, None)
        [stored] = await tx.meetings.feedback(START)
        assert (stored.minutes, stored.result, stored.has_words) == (45, None, True)


async def test_meetings_said_to_be_held_are_of_running_pairs_before_an_instant(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        meeting = await agreed(tx)
        person = meeting.attendance[0].person_id
        assert await tx.meetings.mark(meeting.id, person, Mark.HELD, START)
        assert await tx.meetings.said_held(START + 2 * HOUR) == []
        for state in (PairState.OFFERED, PairState.ACCEPTED, PairState.ANNOUNCED):
            pair = await tx.pairs.get(meeting.pair_id)
            assert pair is not None
            assert await tx.pairs.move(pair, state, START)
        assert [m.id for m in await tx.meetings.said_held(START + 2 * HOUR)] == [meeting.id]
        assert await tx.meetings.said_held(START + HOUR) == []
        assert await tx.meetings.mark(meeting.id, person, Mark.MISSED, START)
        assert await tx.meetings.said_held(START + 2 * HOUR) == []
