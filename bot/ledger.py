"""Write down what became of each message, and when it is tried again."""

import logging
from datetime import timedelta

from bot.carrier import Failed, Fate, Left, Postponed
from bot.outcomes import (
    Broken,
    Doubt,
    EditLost,
    Gone,
    NeverWent,
    NotSent,
    Same,
    Sent,
    Unauthorized,
    Unparsed,
)
from bot.pacing import Pacing
from bot.render import Silence
from mentoring.delivery import Delivery, Lane, Notice, OnDoubt
from mentoring.ports import Clock
from storage import Storage

log = logging.getLogger(__name__)

LONGEST_DELAY = timedelta(minutes=15)
CHAT_REST = 5.0
"""At most so many seconds a chat is left alone after trouble, so that its order is kept."""
LONGEST_REST = 15.0
LONG_DELAY = timedelta(minutes=1)
MOST_FAILURES = 10
OUR_FAULT = "our_fault"
LAST_WORDS = frozenset({"under_age"})
"""Messages to those of whom nothing is kept: nor is the message, once it needs no more sending."""


class Ledger:
    """Turn fates into rows; every entry is one short transaction."""

    def __init__(self, storage: Storage, pacing: Pacing, clock: Clock) -> None:
        """Write to the queue and tell the pacing of trouble."""
        self._storage = storage
        self._queue = storage.queue
        self._pacing = pacing
        self._clock = clock
        self._rest = 0.5

    def heed(self, delivery: Delivery, fate: Fate) -> None:
        """Let the pacing know of trouble, at once and before anything is written."""
        chat = delivery.external_id
        match fate:
            case NotSent(retry_after=float(seconds)):
                self._pacing.penalty(chat, seconds)
                log.warning("429 for message %s: waiting %s s", delivery.id, seconds)
            case NotSent() | Doubt():
                self._pacing.rest(chat, min(self.delay(delivery, fate).total_seconds(), CHAT_REST))
            case NeverWent():
                self._no_way_out(fate.reason)
            case Sent() | Same():
                self._way_out()
            case _:
                pass

    async def enter(self, delivery: Delivery, fate: Fate) -> None:
        """Write the fate of a message; last words are forgotten with it."""
        await self._enter(delivery, fate)
        if delivery.kind in LAST_WORDS:
            await self._queue.forget_last(delivery.id)

    async def _enter(self, delivery: Delivery, fate: Fate) -> None:
        match fate:
            case Sent(message):
                await self._queue.sent(delivery.id, message or delivery.edit_message)
            case Same():
                await self._queue.sent(delivery.id, delivery.edit_message)
            case Left.TAKEN:
                pass
            case Left.TOO_LATE:
                await self._queue.expired(delivery.id)
            case Silence.UNTRUE:
                await self._queue.cancelled(delivery.id)
            case Silence.UNREACHABLE:
                await self._park(delivery, fate.value)
            case Gone(reason):
                await self._park(delivery, reason)
            case Failed():
                await self._failed(delivery)
            case Broken() | EditLost() | Unparsed():
                await self._dead(delivery, fate)
            case Doubt(reason) if delivery.on_doubt is OnDoubt.HOLD:
                await self._queue.held(delivery.id, reason)
            case _:
                await self._again(delivery, fate)

    def delay(self, delivery: Delivery, fate: Fate) -> timedelta:
        """Return how long to wait before the next attempt: what was asked, or ever longer."""
        if isinstance(fate, NotSent) and fate.retry_after is not None:
            return timedelta(seconds=fate.retry_after)
        if isinstance(fate, Unauthorized | Failed):
            return LONG_DELAY
        if isinstance(fate, NeverWent):
            return timedelta(seconds=1)  # everybody rests already
        return min(LONGEST_DELAY, timedelta(seconds=2 ** min(delivery.attempts, 10)))

    async def _again(self, delivery: Delivery, fate: Fate) -> None:
        if isinstance(fate, Postponed):
            await self._queue.retry(delivery.id, fate.until, "postponed")
            return
        due = self._clock.now() + self.delay(delivery, fate)
        await self._queue.retry(delivery.id, due, str(getattr(fate, "reason", "401")))

    async def _failed(self, delivery: Delivery) -> None:
        """Push back what could not be worded: it must not stand in the way of the rest."""
        if delivery.is_reply:
            await self._apologise(delivery)
        await self._queue.sending(delivery.id)  # counts the attempt
        if delivery.attempts >= MOST_FAILURES:
            await self._queue.dead(delivery.id, "cannot be worded")
            return
        due = self._clock.now() + self.delay(delivery, Failed())
        await self._queue.retry(delivery.id, due, "cannot be worded")

    async def _apologise(self, delivery: Delivery) -> None:
        """Say once, in place of an answer, that it is our fault: silence would be worse."""
        notice = Notice(
            key=f"our_fault:{delivery.id}",
            account_id=delivery.account_id,
            kind=OUR_FAULT,
            lane=Lane.INTERACTIVE,
            due_at=self._clock.now(),
        )
        async with self._storage.work(delivery.organisation_id) as tx:
            await tx.outbox.put(notice)

    async def _dead(self, delivery: Delivery, fate: Broken | EditLost | Unparsed) -> None:
        reason = fate.reason if isinstance(fate, Broken) else type(fate).__name__
        log.error("message %s (%s) cannot be sent: %s", delivery.id, delivery.kind, reason)
        await self._queue.dead(delivery.id, reason)

    async def _park(self, delivery: Delivery, reason: str) -> None:
        log.info("account %s cannot be reached", delivery.account_id)
        await self._queue.dead(delivery.id, reason)
        await self._queue.park_account(delivery.account_id, reason)

    def _no_way_out(self, reason: str) -> None:
        if self._pacing.shut_for_all() > 0:
            return
        if self._rest < 1:
            log.warning("the Bot API cannot be reached (%s), messages wait", reason)
        self._rest = min(self._rest * 2, LONGEST_REST)
        self._pacing.rest_all(self._rest)

    def _way_out(self) -> None:
        if self._rest >= 1:
            log.warning("the Bot API can be reached again")
            self._rest = 0.5
