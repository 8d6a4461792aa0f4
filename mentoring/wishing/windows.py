"""Open the window in which people say whom they wish for, call them, remind, prolong, close."""

from datetime import datetime, timedelta
from typing import ClassVar

from mentoring.addressing import News, tell_curators
from mentoring.applications import Participation, Side
from mentoring.errors import NotFound, Refusal
from mentoring.events import Event, EventAudience, EventKind
from mentoring.house import Rules
from mentoring.ids import EventId, PersonId, WishRoundId
from mentoring.office import JournalEntry
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.wishes.rounds import Round, RoundKind
from mentoring.wishing.calling import call_people, remind_people, reminders_of, topic_of
from mentoring.wishing.candidates import asked

LOOKS_BACK = timedelta(days=3)
"""A bot that was off for longer leaves the opening to the curator."""

MORE = timedelta(days=3)
"""By how much one press prolongs."""

LONGEST = timedelta(days=28)
"""How long a window is open at most: people have forgotten the meeting by then."""


class RoundClosed(Refusal):
    """The window is closed: wishes are taken no more."""

    code: ClassVar[str] = "wishes_over"


class NotHeldYet(Refusal):
    """The joint meeting has not begun, so there is nothing to be asked about yet."""

    code: ClassVar[str] = "not_held_yet"


class NobodyToAsk(Refusal):
    """Mentors or mentees are missing: nobody could be wished for."""

    code: ClassVar[str] = "nobody_to_ask"


async def existing(tx: UnitOfWork, round_id: WishRoundId, kind: RoundKind) -> Round:
    """Return a round of this organisation and kind; any other is not found."""
    found = await tx.wishes.get(round_id)
    if found is None or found.kind is not kind:
        raise NotFound(what="round")
    return found


async def open_window(
    tx: UnitOfWork, actor: Actor, rules: Rules, event_id: EventId | None = None
) -> Round:
    """Open the window by a curator's hand; the one that is open already is returned."""
    curator = curator_in(actor)
    if event_id is not None:
        event = await tx.events.get(event_id)
        if event is None or not is_joint(event):
            raise NotFound(what="event")
        if event.starts_at > tx.now:
            raise NotHeldYet
        if (known := await tx.wishes.after(event.id)) is not None:
            return known
    else:
        event_id = await _just_held(tx, rules)
    if not _both_sides(await asked(tx)):
        raise NobodyToAsk
    opened = await _begin(tx, curator, rules, event_id)
    if opened is not None:
        await note(tx, curator, "wishes_opened", opened)
        return opened
    newest = await tx.wishes.round()
    if newest is None:
        raise NotFound(what="round")
    return newest


async def open_after_meetings(tx: UnitOfWork, now: datetime, rules: Rules) -> int:
    """Open the window after each joint meeting that has ended by plan; by routine."""
    opened = 0
    for event in await _held_of_late(tx, rules):
        if (
            event.starts_at + rules.joint_meeting > now
            or await tx.wishes.after(event.id) is not None
        ):
            continue
        if _both_sides(await asked(tx)):
            opened += await _begin(tx, None, rules, event.id) is not None
    return opened


async def _held_of_late(tx: UnitOfWork, rules: Rules) -> list[Event]:
    """Return the joint meetings of the last days, the newest first."""
    since = tx.now - LOOKS_BACK - rules.joint_meeting
    return [each for each in await tx.events.past() if is_joint(each) and each.starts_at > since]


async def _just_held(tx: UnitOfWork, rules: Rules) -> EventId | None:
    """Return the meeting that a window opened by hand follows, so that none opens again."""
    for event in await _held_of_late(tx, rules):
        if await tx.wishes.after(event.id) is None:
            return event.id
    return None


async def keep_windows(tx: UnitOfWork, now: datetime, rules: Rules) -> None:
    """Close what is over, call whoever came late, open what follows a meeting; by routine."""
    for kind in RoundKind:
        found = await tx.wishes.round(kind)
        if found is not None and found.closed_at is None and found.closes_at <= now:
            await _close(tx, found)
    found = await tx.wishes.round()
    if found is not None and found.is_open(now):
        since = found.called_at or found.opened_at
        late = [each for each in await asked(tx) if each.decided_at and each.decided_at >= since]
        await call_people(tx, found, late, rules)
    await open_after_meetings(tx, now, rules)


async def prolong(
    tx: UnitOfWork, actor: Actor, round_id: WishRoundId, until: datetime, rules: Rules
) -> Round:
    """Give people time until an instant, three days more at most; reminders follow."""
    curator = curator_in(actor)
    found = await existing(tx, round_id, RoundKind.WISHES)
    if not found.is_open(tx.now):
        raise RoundClosed
    end = min(until, found.closes_at + MORE, found.opened_at + LONGEST)
    if end > found.closes_at and await tx.wishes.prolong(found, end):
        await tx.outbox.cancel(reminders_of(found.id))
        longer = await existing(tx, round_id, RoundKind.WISHES)
        await remind_people(tx, longer, [each.person_id for each in await asked(tx)], rules)
        await note(tx, curator, "wishes_prolonged", longer)
    return await existing(tx, round_id, RoundKind.WISHES)


async def close(tx: UnitOfWork, actor: Actor, round_id: WishRoundId, kind: RoundKind) -> bool:
    """Close a round before its time; False when it is closed."""
    curator = curator_in(actor)
    found = await existing(tx, round_id, kind)
    if not await _close(tx, found, curator):
        return False
    await note(tx, curator, f"{kind}_closed", found)
    return True


def is_joint(event: Event) -> bool:
    """Tell whether mentors and mentees met there."""
    for_people = event.audience is not EventAudience.PARENTS
    return event.kind is EventKind.JOINT and for_people and event.cancelled_at is None


async def note(tx: UnitOfWork, by: PersonId, verb: str, found: Round) -> None:
    """Write into the journal what a curator did with a round."""
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject={"round": found.id}
    )
    await tx.desk.note(entry)


async def _begin(
    tx: UnitOfWork, by: PersonId | None, rules: Rules, event: EventId | None
) -> Round | None:
    """Open a round and call everybody; None while another is open."""
    closes_at = tx.now + rules.wish_window
    opened = await tx.wishes.open_round(RoundKind.WISHES, closes_at, by, event)
    if opened is None or not await tx.wishes.call(opened):
        return None
    await call_people(tx, opened, await asked(tx), rules)
    return opened


async def _close(tx: UnitOfWork, found: Round, by: PersonId | None = None) -> bool:
    if not await tx.wishes.close(found):
        return False
    for topic in (topic_of(found.id), reminders_of(found.id)):
        await tx.outbox.cancel(topic)
    if found.called_at is None:
        return True
    news = News(
        key=f"{topic_of(found.id)}:closed",
        kind="wishes_closed",
        args={"round": found.id},
        due_at=tx.now,
    )
    await tell_curators(tx, news, but=by)
    return True


def _both_sides(sides: list[Participation]) -> bool:
    return {each.side for each in sides} == set(Side)
