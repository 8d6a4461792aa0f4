"""Let a new pair take the place of the one it replaces, once all its people have been told."""

from mentoring.addressing import News, tell
from mentoring.annexes import AnnexKind
from mentoring.goals import works_by_goals
from mentoring.ids import PersonId
from mentoring.known_pairs import Changed, existing
from mentoring.meetings import MeetingState
from mentoring.office import TaskKind
from mentoring.pairs import OVER, EndReason, Pair, PairState, Seat
from mentoring.ports import UnitOfWork
from mentoring.scheduling import agreed_ahead, hand_on

AHEAD = frozenset({MeetingState.PROPOSED, MeetingState.CONFIRMED})


async def retire_replaced(tx: UnitOfWork, new: Pair) -> None:
    """End the pair that an announced one replaces; its history stays, its mentor is told.

    What it had agreed on ahead is offered to the new mentor.
    """
    old = await tx.pairs.get(new.replaces) if new.replaces else None
    if old is None or old.state in OVER:
        return
    search = await tx.replacements.open_of(old.id)
    reason = search.reason if search else EndReason.OTHER
    times = await agreed_ahead(tx, old)
    await call_off_meetings(tx, old)
    if not await tx.pairs.end(old, PairState.REPLACED, reason, None, tx.now):
        raise Changed
    await tx.replacements.close(old.id)
    if works_by_goals(new):
        await tx.goals.pass_on(old.id, new.id)
    await hand_on(tx, new, times)
    await _finish_requests(tx, old, new.created_by or new.mentor.person_id)
    await _note_annex(tx, old, AnnexKind.REPLACE)
    key = f"pair_ended:{old.id}"
    news = News(key=key, kind="pair_ended", args={"pair": old.id}, due_at=tx.now)
    await tell(tx, [old.mentor.person_id], news)


async def staying(tx: UnitOfWork, new: Pair) -> tuple[Seat, ...]:
    """Return the members whom nobody has let out of the pair that this one replaces."""
    old = await tx.pairs.get(new.replaces) if new.replaces else None
    if old is None or old.state in OVER:
        return new.members
    stay = {seat.person_id for seat in old.members}
    return tuple(seat for seat in new.members if seat.person_id in stay)


async def without_released(tx: UnitOfWork, new: Pair) -> Pair:
    """Leave out of a new pair whoever was let out of the one it replaces in the meantime."""
    stay = await staying(tx, new)
    for seat in new.members:
        if seat not in stay:
            await tx.pairs.release(new.id, seat.person_id, tx.now)
    return await existing(tx, new.id)


async def forget_changes(tx: UnitOfWork, pair: Pair, reason: EndReason) -> None:
    """Stop what was begun about a pair that has just ended; an early end wants an order."""
    await tx.replacements.close(pair.id)
    await _finish_requests(tx, pair, pair.created_by or pair.mentor.person_id)
    if reason is not EndReason.TERM_ENDED:
        await _note_annex(tx, pair, AnnexKind.END)


async def _note_annex(tx: UnitOfWork, pair: Pair, kind: AnnexKind) -> None:
    """Remember that an order has to say of an official pair what has become of it."""
    if pair.order_number is not None:
        await tx.annexes.add(pair.id, kind)


async def _finish_requests(tx: UnitOfWork, pair: Pair, by: PersonId) -> None:
    """Take off the desk that somebody of this pair asked for another mentor."""
    for task in await tx.desk.open_tasks():
        about = task.kind is TaskKind.REPLACEMENT_WANTED and task.subject.get("pair") == pair.id
        if about:
            await tx.desk.finish_task(task.id, by, tx.now)


async def call_off_meetings(tx: UnitOfWork, pair: Pair) -> None:
    """Cancel what is agreed ahead of a pair that is over; nobody is reminded of it."""
    for meeting in await tx.meetings.of_pair(pair.id):
        ahead = meeting.state in AHEAD and meeting.starts_at > tx.now
        if ahead and await tx.meetings.move(meeting, MeetingState.CANCELLED):
            await tx.outbox.cancel(f"meeting:{meeting.id}")
