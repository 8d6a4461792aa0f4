"""Agree on a meeting: one proposes a time, the other side confirms, moves or declines it.

Reminders are outbox rows written with the agreement and cancelled with it (topic of the meeting).
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell
from mentoring.calendar import next_allowed, reminder_moments
from mentoring.delivery import Notice, OnDoubt
from mentoring.errors import AlreadyDone, InThePast, NotAllowed, NotFound
from mentoring.house import Rules
from mentoring.ids import MeetingId, PairId, PersonId
from mentoring.meetings import Meeting, MeetingState
from mentoring.pairs import WORKING, Pair
from mentoring.people import Account
from mentoring.ports import UnitOfWork

OPEN = frozenset({MeetingState.PROPOSED, MeetingState.CONFIRMED})
ASK_AFTER = (timedelta(hours=3), timedelta(hours=27))
ASK_UNTIL = timedelta(days=7)


def topic_of(meeting: MeetingId) -> str:
    """Name the topic under which all news of one meeting wait."""
    return f"meeting:{meeting}"


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
    """Propose a meeting to the other side; raises InThePast, NotFound, NotAllowed."""
    agreed = await working_pair(tx, pair, by)
    if starts_at <= tx.now:
        raise InThePast
    people = (agreed.mentor.person_id, *(seat.person_id for seat in agreed.members))
    meeting = await tx.meetings.propose(pair, people, by, starts_at, place, tx.now)
    await _tell(tx, meeting, "meeting_proposed", meeting.starts_at, but=by)
    return meeting


async def move(
    tx: UnitOfWork, old: MeetingId, by: PersonId, starts_at: datetime, place: str | None
) -> Meeting:
    """Replace a meeting by a new proposal; the old one's reminders are cancelled."""
    before = await my_meeting(tx, old, by)
    await _close(tx, before, MeetingState.MOVED)
    return await propose(tx, before.pair_id, by, starts_at, place)


async def confirm(tx: UnitOfWork, meeting: MeetingId, by: PersonId, rules: Rules) -> Meeting:
    """Say «буду»; the first yes from the other side makes the meeting agreed.

    Raises AlreadyDone when the meeting is over, moved or cancelled.
    """
    found = await my_meeting(tx, meeting, by)
    if found.state not in OPEN or found.starts_at <= tx.now:
        raise AlreadyDone(meeting=meeting)
    await tx.meetings.comes(meeting, by, comes=True)
    agreed = await tx.pairs.get(found.pair_id)
    if agreed and found.state is MeetingState.PROPOSED and _other_side(agreed, found, by):
        await tx.meetings.move(found, MeetingState.CONFIRMED)
        await _tell(tx, found, "meeting_confirmed", found.starts_at, but=by)
        await _remind(tx, found, rules)
    return await my_meeting(tx, meeting, by)


async def decline(tx: UnitOfWork, meeting: MeetingId, by: PersonId) -> Meeting:
    """Say that one cannot come: a pair's meeting is cancelled, a group's goes on without one."""
    found = await my_meeting(tx, meeting, by)
    if found.state not in OPEN:
        raise AlreadyDone(meeting=meeting)
    agreed = await tx.pairs.get(found.pair_id)
    if agreed and len(agreed.members) > 1 and agreed.mentor.person_id != by:
        await tx.meetings.comes(meeting, by, comes=False)
    else:
        await _close(tx, found, MeetingState.CANCELLED)
        await _tell(tx, found, "meeting_cancelled", found.starts_at, but=by)
    return await my_meeting(tx, meeting, by)


async def change_place(
    tx: UnitOfWork, meeting: MeetingId, by: PersonId, place: str | None
) -> Meeting:
    """Say where to meet; the others are told. Raises AlreadyDone when the meeting is over."""
    found = await my_meeting(tx, meeting, by)
    if found.state not in OPEN or not await tx.meetings.set_place(found, place):
        raise AlreadyDone(meeting=meeting)
    if found.state is MeetingState.CONFIRMED:
        await _tell(tx, found, "meeting_changed", found.starts_at, but=by)
    return await my_meeting(tx, meeting, by)


async def usual_place(tx: UnitOfWork, pair: PairId) -> str | None:
    """Return where the pair met last."""
    return next((m.place for m in reversed(await tx.meetings.of_pair(pair)) if m.place), None)


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
        raise AlreadyDone(meeting=meeting.id)
    await tx.outbox.cancel(topic_of(meeting.id))


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
        topic=topic_of(meeting.id) if kind == "meeting_proposed" else "",
        due_at=tx.now,
        not_after=until,
    )
    await tell(tx, people, news)


async def _remind(tx: UnitOfWork, meeting: Meeting, rules: Rules) -> None:
    zone = ZoneInfo((await tx.organisations.get()).zone)
    people = {each.person_id for each in meeting.attendance if each.comes is not False}
    for account in (await tx.people.accounts_of(people)).values():
        await tx.outbox.put(*_reminders(meeting, account, tx.now, zone, rules))


def _reminders(
    meeting: Meeting, account: Account, now: datetime, zone: ZoneInfo, rules: Rules
) -> list[Notice]:
    quiet = rules.quiet_hours
    moments = reminder_moments(meeting.starts_at, rules.reminders, now, zone, quiet)
    before = [
        _note(meeting, account, "meeting_reminder", f"{offset.total_seconds():.0f}", due)
        for offset, due in moments
    ]
    after = [
        _note(meeting, account, "meeting_question", str(time), next_allowed(due, zone, quiet))
        for time, due in enumerate(meeting.starts_at + each for each in ASK_AFTER)
    ]
    return before + after


def _note(meeting: Meeting, account: Account, kind: str, which: str, due: datetime) -> Notice:
    until = meeting.starts_at if kind == "meeting_reminder" else meeting.starts_at + ASK_UNTIL
    return Notice(
        key=f"{kind}:{meeting.id}:{account.id}:{which}",
        account_id=account.id,
        kind=kind,
        args={"meeting": meeting.id},
        topic=topic_of(meeting.id),
        on_doubt=OnDoubt.HOLD,
        due_at=due,
        not_after=until,
    )
