"""Send what the outbox holds: the one sender of the bot.

At most four messages are on the wire at once, and each keeps its place until its outcome is
committed: a killed process leaves four in doubt, never more.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.carrier import Carrier, Failed, Fate, Left, Postponed
from bot.ledger import Ledger
from bot.nursery import Nursery
from bot.outcomes import Broken, Gone, Same, Sent, Unauthorized
from bot.pacing import Pacing
from bot.render import Silence
from mentoring.delivery import Delivery
from mentoring.ports import Clock
from storage import Storage

log = logging.getLogger(__name__)

AHEAD = 6
"""How many claimed messages may wait for the common budget: enough to keep it in use."""
IN_HAND = 64
"""How many may be in hand in all, those that wait for their own chat included."""
CROWD = 200
"""With more replies than this in hand, whoever brings another waits for it to go."""
LEASE = timedelta(seconds=60)
PUSH_BACK = 2.0
"""A chat shut for longer than this waits in the database."""
BREATH = 1.0
"""Seconds to wait before the database is asked again after it failed."""
SETTLED = (Sent, Same, Gone, Broken, Silence, Left)


class Answer:
    """Hold the replies of one update together: none overtakes an earlier one that failed."""

    def __init__(self) -> None:
        """Begin with nothing in the way."""
        self.waits_until: datetime | None = None


class Courier:
    """Claim what is due, send it in turn, write down what became of it."""

    def __init__(
        self,
        storage: Storage,
        carrier: Carrier,
        ledger: Ledger,
        pacing: Pacing,
        clock: Clock,
        on_unauthorized: Callable[[], None],
    ) -> None:
        """Hold the queue, the way out, the book, the pacing."""
        self._queue = storage.queue
        self._carrier = carrier
        self._ledger = ledger
        self._pacing = pacing
        self._clock = clock
        self._on_unauthorized = on_unauthorized
        self._hands = Nursery()
        self._rounds = Nursery()
        self._claimed = 0
        self._awake = asyncio.Event()
        self._look = True
        self._claiming = asyncio.Lock()
        self._open = True

    async def start(self) -> None:
        """Take up what an earlier process left and begin to send."""
        left = await self._queue.recover(self._clock.now())
        log.info("taken up: %s to repeat, %s in doubt", left.resent + left.released, left.held)
        self._rounds.start(self._run(), "courier")

    async def stop(self, patience: float = 25.0) -> None:
        """Begin nothing more, wait for what is on the wire, leave the rest in the database."""
        self._open = False
        await self._rounds.close()
        self._pacing.close()
        await self._hands.close(patience)

    def wake(self) -> None:
        """Look into the outbox now: something may be due."""
        self._look = True
        self._awake.set()

    async def deliver(self, replies: list[Delivery], *, news: bool = False) -> None:
        """Send the replies of one update, in order; their rows are `sending` already.

        With `news` for others in the same commit the outbox is looked into as well.
        """
        if news:
            self.wake()
        if not self._open or not replies:
            return
        answer = Answer()
        tasks = [self._hands.start(self._carry(reply, answer), "reply") for reply in replies]
        if len(self._hands) > CROWD:
            await asyncio.wait(tasks)

    async def quiet(self) -> None:
        """Wait until nothing is in hand and nothing that is due can be sent."""
        self._look = True
        await self.settled()

    async def settled(self) -> None:
        """Wait as `quiet` does, after a wake-up: what is due is looked for already."""
        while await self._fill() or len(self._hands):
            await self._hands.finished()
            self._look = True

    async def _run(self) -> None:
        while self._open:
            self._awake.clear()
            try:
                await self._fill()
            except Exception:
                log.exception("the outbox cannot be read")
                self._look = True
                await asyncio.sleep(BREATH)
                continue
            await self._awake.wait()

    async def _fill(self) -> int:
        """Claim as many as can be used soon; small numbers, so that replies stay in front."""
        async with self._claiming:
            room = min(AHEAD - self._pacing.waiting, IN_HAND - self._claimed)
            if not (self._open and self._look) or room < AHEAD // 2:
                return 0
            if self._pacing.shut_for_all() > 0:
                return 0
            self._look = False
            now = self._clock.now()
            rows = await self._queue.claim(now, room, now + LEASE)
            self._look |= len(rows) == room
            self._claimed += len(rows)
            for row in rows:
                self._hands.start(self._carry_claimed(row), f"message {row.id}")
            return len(rows)

    async def _carry_claimed(self, delivery: Delivery) -> None:
        try:
            await self._carry(delivery, Answer())
        finally:
            self._claimed -= 1
            self.wake()

    async def _carry(self, delivery: Delivery, answer: Answer) -> None:
        """Wait for a turn and a place, send, and keep the place until the outcome is written."""
        if (seconds := self._pacing.shut_for(delivery.external_id)) > PUSH_BACK:
            answer.waits_until = self._clock.now() + timedelta(seconds=seconds)
            await self._write_down(delivery, Postponed(answer.waits_until))
            return
        await self._pacing.turn(delivery.external_id, delivery.lane)
        self._awake.set()
        fate: Fate = Left.TAKEN
        try:
            fate = await self._send(delivery, answer)
            self._ledger.heed(delivery, fate)
            await self._write_down(delivery, fate)
        finally:
            unused = isinstance(fate, Silence | Left | Postponed | Failed)
            self._pacing.release(delivery.external_id, unused=unused)
        if isinstance(fate, Failed):
            self.wake()  # there may be an apology
        if isinstance(fate, Unauthorized):
            self._shut()

    async def _send(self, delivery: Delivery, answer: Answer) -> Fate:
        if answer.waits_until is not None:
            return Postponed(answer.waits_until)
        try:
            fate = await self._carrier.carry(delivery)
        except Exception:
            log.exception("message %s (%s) cannot be carried", delivery.id, delivery.kind)
            fate = Failed()
        if not isinstance(fate, SETTLED):
            answer.waits_until = self._clock.now() + self._ledger.delay(delivery, fate)
        return fate

    async def _write_down(self, delivery: Delivery, fate: Fate) -> None:
        """Write a fate, however long the database takes: a sent message must not go twice."""
        while True:
            try:
                await self._ledger.enter(delivery, fate)
            except Exception:
                log.exception("the outcome of message %s cannot be written", delivery.id)
                await asyncio.sleep(BREATH)
            else:
                return

    def _shut(self) -> None:
        if self._open:
            self._open = False
            log.error("Telegram refuses the token: nothing more is sent")
            self._pacing.close()
            self._on_unauthorized()
