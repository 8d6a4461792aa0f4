"""Write to many: a letter is prepared, looked at, sent once, and its text erased in time."""

from datetime import datetime, timedelta
from typing import ClassVar

from mentoring.audience import CHUNK, Audience, audience_of
from mentoring.delivery import Lane, Notice
from mentoring.errors import NotFound, Refusal
from mentoring.ids import AccountId, BroadcastId
from mentoring.office import Broadcast, JournalEntry, Segment
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.runs import Subject

PURPOSE = "broadcast"
KIND, TO_PARENTS = "letter", "letter_to_parents"
TEXT_KEPT = timedelta(days=30)


class NobodyThere(Refusal):
    """A segment without anybody who can be reached gets no letter."""

    code: ClassVar[str] = "nobody_there"


async def prepare(
    tx: UnitOfWork, actor: Actor, segment: Segment, text: str, chosen: str | None = None
) -> Broadcast:
    """Keep a letter that waits to be looked at and sent."""
    return await tx.desk.add_broadcast(curator_in(actor), segment, text, tx.now, chosen)


async def send(tx: UnitOfWork, actor: Actor, letter_id: BroadcastId) -> Broadcast:
    """Send a letter to whoever belongs to its segment now; a second press sends nothing."""
    curator_in(actor)
    letter = await existing(tx, letter_id)
    if letter.sent_at is not None:
        return letter
    if letter.text is None:
        raise NotFound(what="letter")
    audience: Audience = await audience_of(tx, letter.segment, letter.chosen)
    if not audience.accounts:
        raise NobodyThere
    if await tx.desk.send_broadcast(letter.id, len(audience.accounts), tx.now):
        for at in range(0, len(audience.accounts), CHUNK):
            some = audience.accounts[at : at + CHUNK]
            await tx.outbox.put(*(_notice(letter, each, tx.now, audience) for each in some))
        await _note(tx, actor, "letter_sent", letter)
    return await existing(tx, letter_id)


async def stop(tx: UnitOfWork, actor: Actor, letter_id: BroadcastId) -> int:
    """Cancel what of a letter has not gone out yet; return how many."""
    curator_in(actor)
    letter = await existing(tx, letter_id)
    cancelled = await tx.outbox.cancel(topic_of(letter.id))
    if cancelled:
        await _note(tx, actor, "letter_stopped", letter)
    return cancelled


async def existing(tx: UnitOfWork, letter_id: BroadcastId) -> Broadcast:
    """Return a letter of this organisation."""
    letter = await tx.desk.broadcast(letter_id)
    if letter is None:
        raise NotFound(what="letter")
    return letter


async def erase_letters(tx: UnitOfWork, now: datetime) -> int:
    """Erase texts thirty days after sending, and drafts that were never sent; by routine."""
    return await tx.desk.erase_letters(now - TEXT_KEPT)


def topic_of(letter: BroadcastId) -> str:
    """Name the topic under which the delivery of a letter is counted."""
    return f"letter:{letter}"


def _notice(letter: Broadcast, account: AccountId, now: datetime, to: Audience) -> Notice:
    """Address a letter; parents get a neutral word first: a child may hold the same phone."""
    topic = topic_of(letter.id)
    parents = letter.segment is Segment.PARENTS
    return Notice(
        key=f"{topic}:{account}",
        account_id=account,
        person_id=to.meant.get(account),
        kind=TO_PARENTS if parents else KIND,
        args={"letter": letter.id},
        topic=topic,
        lane=Lane.BULK,
        due_at=now,
    )


async def _note(tx: UnitOfWork, actor: Actor, verb: str, letter: Broadcast) -> None:
    subject: Subject = {"letter": letter.id, "segment": letter.segment.value}
    entry = JournalEntry(
        organisation_id=tx.organisation,
        at=tx.now,
        by=curator_in(actor),
        verb=verb,
        subject=subject,
    )
    await tx.desk.note(entry)
