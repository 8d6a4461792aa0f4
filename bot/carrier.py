"""Carry one message to Telegram: is it due and true, word it, send it, say what came of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from aiogram import Bot
from aiogram.types import Message

from bot.outcomes import EditLost, Outcome, Unparsed, attempt
from bot.paced import with_turn
from bot.pacing import Pacing
from bot.render import Request, Silence, Worded, Wording, as_plain
from mentoring.delivery import Delivery, DeliveryState
from mentoring.ports import Clock
from storage import Storage


class Left(Enum):
    """Say why a message was not even worded."""

    TOO_LATE = "too late"
    TAKEN = "cancelled or taken by another process"


@dataclass(frozen=True, slots=True)
class Postponed:
    """Say that a message waits for an earlier one of the same answer."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Failed:
    """Say that our own code broke over a message."""


Fate = Outcome | Silence | Left | Postponed | Failed


class Carrier:
    """Make the requests of a message; whoever calls holds its turn and its place."""

    def __init__(
        self, bot: Bot, storage: Storage, wording: Wording, pacing: Pacing, clock: Clock
    ) -> None:
        """Hold the way out and what is needed to word a message."""
        self._bot = bot
        self._storage = storage
        self._wording = wording
        self._pacing = pacing
        self._clock = clock

    async def carry(self, delivery: Delivery) -> Fate:
        """Send one message; mark it as on the wire before the request leaves."""
        if delivery.not_after is not None and delivery.not_after < self._clock.now():
            return Left.TOO_LATE
        worded = await self._wording.word(delivery)
        if isinstance(worded, Silence):
            return worded
        if not await self._begun(delivery):
            return Left.TAKEN
        return await self._send(worded)

    async def _begun(self, delivery: Delivery) -> bool:
        """Commit that the request is about to leave; a reply says so from its birth."""
        is_sending = delivery.state is DeliveryState.SENDING
        return is_sending or await self._storage.queue.sending(delivery.id)

    async def _send(self, worded: Worded) -> Outcome:
        request = worded.request()
        with with_turn():
            outcome = await attempt(self._call(request))
            if isinstance(outcome, EditLost):
                request = worded.anew()
                outcome = await self._again(worded.chat, request)
            if isinstance(outcome, Unparsed):
                outcome = await self._again(worded.chat, as_plain(request))
        return outcome

    async def _again(self, chat: int, request: Request) -> Outcome:
        self._pacing.spend(chat)
        return await attempt(self._call(request))

    def _call(self, request: Request) -> Callable[[], Awaitable[Message | bool]]:
        async def call() -> Message | bool:
            return await request.emit(self._bot)

        return call
