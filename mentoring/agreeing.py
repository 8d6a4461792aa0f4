"""Agree on a meeting: one proposes a time, the other side confirms, moves or declines it.

Reminders are outbox rows written with the agreement and cancelled with it (topic of the meeting).
"""

from datetime import datetime

from mentoring.addressing import News, tell
from mentoring.errors import InThePast, NotAllowed, NotFound, Refusal
from mentoring.house import Rules
from mentoring.ids import MeetingId, PairId, PersonId
from mentoring.meeting_limits import limits_of, require_allowed
from mentoring.meetings import Meeting, MeetingState
from mentoring.pairs import WORKING, Pair
from mentoring.ports import UnitOfWork
from mentoring.reminding import remind, topic_of
from mentoring.virtual import note_barred, require_link

OPEN = frozenset({MeetingState.PROPOSED, MeetingState.CONFIRMED})


class MeetingOver(Refusal):
    """A meeting that was moved, cancelled or has begun is not agreed on any more."""

    code = "meeting_over"


async def working_pair(tx: UnitOfWork, pair: PairId, person: PersonId) -> Pair:
    """Return a working pair the person sits in; raises NotFound or NotAllowed."""
    found = await tx.pairs.get(pair)
    if found is None or found.state not in WORKING:
        raise NotFound
    if found.seat_of(person) is None:
        raise NotAllowed
    return found


async def propose(
    tx: UnitOfWork, pair: PairId, by: PersonId, starts_at: datetime, place: str | None
) -> Meeting:
    """Propose a meeting to the other side; the same time proposed twice is one meeting.

    Raises InThePast, NotFound, NotAllowed, BeyondLimits.
    """
    agreed = await working_pair(tx, pair, by)
    if starts_at <= tx.now:
        raise InThePast
    if same := await _open_at(tx, pair, starts_at):
        return same
    await require_allowed(tx, agreed, starts_at, place)
    return await _propose(tx, agreed, by, starts_at, place, "meeting_proposed")


async def move(
    tx: UnitOfWork, old: MeetingId, by: PersonId, starts_at: datetime, place: str | None
) -> Meeting:
    """Replace a meeting by a new proposal; the old one's reminders are cancelled.

    Moved twice to the same time it is one meeting. Raises MeetingOver when the old one is moved
    or cancelled already, else as `propose`.
    """
    before = await my_meeting(tx, old, by)
    agreed = await working_pair(tx, before.pair_id, by)
    if starts_at <= tx.now:
        raise InThePast
    same = await _open_at(tx, before.pair_id, starts_at)
    if same and (same.id == old or before.state not in OPEN):
        return same
    await require_allowed(tx, agreed, starts_at, place)
    await _close(tx, before, MeetingState.MOVED)
    return await _propose(tx, agreed, by, starts_at, place, "meeting_moved")


async def confirm(tx: UnitOfWork, meeting: MeetingId, by: PersonId, rules: Rules) -> Meeting:
    """Say «буду»; the first yes from the other side makes the meeting agreed.

    Raises MeetingOver when the meeting has begun, was moved or cancelled.
    """
    found = await my_meeting(tx, meeting, by)
    agreed = await working_pair(tx, found.pair_id, by)
    if found.state not in OPEN or found.starts_at <= tx.now:
        raise MeetingOver
    await require_link(tx, agreed, found)
    await tx.meetings.comes(meeting, by, comes=True)
    if found.state is not MeetingState.PROPOSED or not _other_side(agreed, found, by):
        return await my_meeting(tx, meeting, by)
    if await tx.meetings.move(found, MeetingState.CONFIRMED):
        await _tell(tx, found, "meeting_confirmed", found.starts_at, but=by)
        await remind(tx, found, rules)
    return await my_meeting(tx, meeting, by)


async def decline(tx: UnitOfWork, meeting: MeetingId, by: PersonId) -> Meeting:
    """Say that one cannot come: a pair's meeting is cancelled, a group's goes on without one.

    Raises MeetingOver when it was moved or cancelled already.
    """
    found = await my_meeting(tx, meeting, by)
    agreed = await tx.pairs.get(found.pair_id)
    if found.state not in OPEN:
        raise MeetingOver
    if agreed and goes_on_without(found, agreed, by):
        await tx.meetings.comes(meeting, by, comes=False)
        await _tell_mentor(tx, found, agreed, by)
    else:
        await _close(tx, found, MeetingState.CANCELLED)
        await _tell(tx, found, "meeting_cancelled", found.starts_at, but=by)
    return await my_meeting(tx, meeting, by)


def goes_on_without(meeting: Meeting, pair: Pair, person: PersonId) -> bool:
    """Tell whether a group still meets when this member stays away."""
    absent = {each.person_id for each in meeting.attendance if each.comes is False}
    left = {seat.person_id for seat in pair.members} - absent - {person}
    return person != pair.mentor.person_id and bool(left)


async def change_place(
    tx: UnitOfWork, meeting: MeetingId, by: PersonId, place: str | None
) -> Meeting:
    """Say where to meet; the others are told. Raises MeetingOver when it is too late for that."""
    found = await my_meeting(tx, meeting, by)
    late = found.state not in OPEN or found.starts_at <= tx.now
    if (pair := await tx.pairs.get(found.pair_id)) is not None and not late:
        await require_allowed(tx, pair, None, place)
    if late or not await tx.meetings.set_place(found, place):
        raise MeetingOver
    if found.state is MeetingState.CONFIRMED:
        await _tell(tx, found, "meeting_changed", found.starts_at, but=by)
    return await my_meeting(tx, meeting, by)


async def usual_place(tx: UnitOfWork, pair: PairId) -> str | None:
    """Return where the pair met last, if its members may still meet there."""
    place = next((m.place for m in reversed(await tx.meetings.of_pair(pair)) if m.place), None)
    found = await tx.pairs.get(pair) if place else None
    own = (await tx.organisations.get()).places
    may = found is not None and (await limits_of(tx, found)).allow_place(place, own)
    return place if may else None


async def my_meeting(tx: UnitOfWork, meeting: MeetingId, person: PersonId) -> Meeting:
    """Return a meeting the person takes part in; raises NotFound or NotAllowed."""
    found = await tx.meetings.get(meeting)
    if found is None:
        raise NotFound
    if found.answer_of(person) is None:
        raise NotAllowed
    return found


async def _close(tx: UnitOfWork, meeting: Meeting, to: MeetingState) -> None:
    if meeting.state not in OPEN or not await tx.meetings.move(meeting, to):
        raise MeetingOver
    await tx.outbox.cancel(topic_of(meeting.id))


async def _open_at(tx: UnitOfWork, pair: PairId, starts_at: datetime) -> Meeting | None:
    of_pair = await tx.meetings.of_pair(pair)
    return next((m for m in of_pair if m.starts_at == starts_at and m.state in OPEN), None)


async def _propose(
    tx: UnitOfWork, pair: Pair, by: PersonId, starts_at: datetime, place: str | None, kind: str
) -> Meeting:
    people = (pair.mentor.person_id, *(seat.person_id for seat in pair.members))
    meeting = await tx.meetings.propose(pair.id, people, by, starts_at, place, tx.now)
    await _tell(tx, meeting, kind, meeting.starts_at, but=by)
    await note_barred(tx, pair)
    return meeting


async def _tell_mentor(tx: UnitOfWork, meeting: Meeting, pair: Pair, absent: PersonId) -> None:
    """Let the mentor of a group know that somebody will be missing; who, opens by a press."""
    news = News(
        key=f"meeting_absence:{meeting.id}:{absent}",
        kind="meeting_changed",
        args={"meeting": meeting.id},
        topic=topic_of(meeting.id),
        due_at=tx.now,
        not_after=meeting.starts_at,
    )
    await tell(tx, [pair.mentor.person_id], news)


def _other_side(pair: Pair, meeting: Meeting, by: PersonId) -> bool:
    mentor = pair.mentor.person_id
    return (meeting.proposed_by == mentor) != (by == mentor)


async def _tell(
    tx: UnitOfWork, meeting: Meeting, kind: str, until: datetime, but: PersonId
) -> None:
    people = {each.person_id for each in meeting.attendance} - {but}
    news = News(
        key=f"{kind}:{meeting.id}:{meeting.version}",
        kind=kind,
        args={"meeting": meeting.id},
        topic="" if kind == "meeting_cancelled" else topic_of(meeting.id),
        due_at=tx.now,
        not_after=until,
    )
    await tell(tx, people, news)
