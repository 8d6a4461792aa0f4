"""Look back at a meeting: «Состоялась?», two taps of feedback, a private call for help."""

from datetime import datetime, timedelta

from mentoring.agreeing import MeetingOver, my_meeting
from mentoring.alarm import set_task
from mentoring.errors import NotFound
from mentoring.ids import MeetingId, PairId, PersonId
from mentoring.meetings import Feedback, Mark, Meeting, MeetingState
from mentoring.office import TaskKind
from mentoring.pairs import Pair
from mentoring.ports import UnitOfWork

OFF = frozenset({MeetingState.CANCELLED, MeetingState.MOVED})

SILENCE_COUNTS_AFTER = timedelta(hours=72)
"""A mentee's silence confirms the mentor's mark after this time (domain: meeting states)."""


def was_held(meeting: Meeting, mentor: PersonId, now: datetime) -> bool | None:
    """Tell whether a meeting took place: True, False, or None while it is open or disputed.

    Held needs the mentor's mark and a mentee's, or the mentees' silence for 72 hours; marks
    that contradict each other count for nothing until people settle it.
    """
    marks = {each.person_id: each for each in meeting.attendance if each.mark is not None}
    said = {each.mark for each in marks.values()}
    if meeting.state in OFF or not said:
        return None
    if said == {Mark.MISSED}:
        return False
    own = marks.get(mentor)
    if said != {Mark.HELD} or own is None or own.marked_at is None:
        return None
    return True if len(marks) > 1 or now - own.marked_at >= SILENCE_COUNTS_AFTER else None


async def mark(tx: UnitOfWork, meeting: MeetingId, by: PersonId, said: Mark) -> Meeting:
    """Store one participant's answer to «Состоялась?», also a new one instead of the old.

    Raises MeetingOver before the start and for a meeting that was moved or cancelled.
    """
    found = await my_meeting(tx, meeting, by)
    if found.starts_at > tx.now or found.state in OFF:
        raise MeetingOver
    await tx.meetings.mark(meeting, by, said, tx.now)
    marked = await my_meeting(tx, meeting, by)
    pair = await tx.pairs.get(marked.pair_id)
    if pair is None:
        return marked
    state = _state_after(marked, pair.mentor.person_id, tx.now)
    if state is not marked.state:
        await tx.meetings.move(marked, state)
    if state is MeetingState.MISSED:
        await _notice_two_misses(tx, pair)
    return marked


async def judged(tx: UnitOfWork, meeting: Meeting, by: PersonId) -> bool:
    """Tell whether this person has given feedback on a meeting already."""
    return await my_feedback(tx, meeting, by) is not None


async def judge(
    tx: UnitOfWork, meeting: MeetingId, by: PersonId, useful: int, progress: int
) -> bool:
    """Store feedback once; False when this person's feedback is there already."""
    found = await my_meeting(tx, meeting, by)
    return await tx.meetings.add_feedback(
        Feedback(
            organisation_id=tx.organisation,
            meeting_id=found.id,
            person_id=by,
            useful=useful,
            progress=progress,
            given_at=tx.now,
        )
    )


async def my_feedback(tx: UnitOfWork, meeting: Meeting, by: PersonId) -> Feedback | None:
    """Return what this person has said of a meeting."""
    given = await tx.meetings.feedback(meeting.starts_at)
    own = (each for each in given if each.person_id == by)
    return next((each for each in own if each.meeting_id == meeting.id), None)


async def add_words(
    tx: UnitOfWork, meeting: MeetingId, by: PersonId, minutes: int | None, result: str | None
) -> None:
    """Store how long a meeting was and what came of it; raises NotFound before the two taps."""
    found = await my_meeting(tx, meeting, by)
    if not await tx.meetings.add_words(found.id, by, minutes, result):
        raise NotFound(what="feedback")


async def next_meeting(tx: UnitOfWork, pair: PairId) -> Meeting | None:
    """Return the pair's next agreed or proposed meeting."""
    coming = [
        each
        for each in await tx.meetings.of_pair(pair)
        if each.state in (MeetingState.PROPOSED, MeetingState.CONFIRMED)
        and each.starts_at > tx.now
    ]
    return min(coming, key=lambda each: each.starts_at, default=None)


def _state_after(meeting: Meeting, mentor: PersonId, now: datetime) -> MeetingState:
    """Return what the marks make of a meeting; contradicting ones leave it as agreed."""
    if {each.mark for each in meeting.attendance} - {None} == {Mark.MOVED}:
        return MeetingState.MOVED
    held = was_held(meeting, mentor, now)
    if held is None:
        proposed = meeting.state is MeetingState.PROPOSED
        return MeetingState.PROPOSED if proposed else MeetingState.CONFIRMED
    return MeetingState.HELD if held else MeetingState.MISSED


async def _notice_two_misses(tx: UnitOfWork, pair: Pair) -> None:
    past = [m for m in await tx.meetings.of_pair(pair.id) if m.starts_at <= tx.now]
    last = sorted(past, key=lambda each: each.starts_at)[-2:]
    if len(last) == 2 and all(each.state is MeetingState.MISSED for each in last):
        await set_task(tx, TaskKind.SILENT_PAIR, {"pair": pair.id})
