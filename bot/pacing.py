"""Give turns to send: so many a second in all, so many to one chat, urgent ones first.

A turn comes with one of the few places on the wire; both are held until `release`. So what
waits for its chat holds nobody up, and a reply overtakes a mailing for the turn and the place
alike. A chat has one message on the wire at a time: what is sent in order arrives in order.
"""

import asyncio
import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Protocol

from bot.budget import Budget
from mentoring.delivery import Lane

FEW_CHATS = 1000
ALMOST_ONE = 0.95
"""Messages a second to one chat: at 1.0 a sixth that takes 2 ms less on its way meets a 429."""
MARGIN = 0.1
"""Seconds to wait beyond `retry_after`: the server counts in whole seconds."""

Turn = asyncio.Future[None]
Ticket = tuple[float, int, Turn]
"""When it wants its turn, its number, what wakes it."""


class Timer(Protocol):
    """Be something that will ring and can be called off."""

    def cancel(self) -> None:
        """Call it off."""
        ...


@dataclass(slots=True)
class Chat:
    """Hold what one chat has used and who waits for it."""

    id: int
    free_at: float = 0.0
    shut_until: float = 0.0
    on_the_wire: bool = False
    queue: list[Ticket] = field(default_factory=list)


class Pacing:
    """Hold back what would be too much for Telegram.

    Who waits is ordered by the instant of asking plus the lane's number in seconds: a reply
    overtakes a mailing, and yet nothing waits for ever behind a stream of replies.
    """

    def __init__(
        self,
        rate: float = 28,
        chat_burst: int = 5,
        chat_rate: float = ALMOST_ONE,
        width: int = 4,
        monotonic: Callable[[], float] | None = None,
        call_at: Callable[[float, Callable[[], None]], Timer] | None = None,
    ) -> None:
        """Allow `rate` a second in all, and `width` at once; time is the running loop's."""
        loop = asyncio.get_running_loop()
        self._now: Callable[[], float] = monotonic or loop.time
        self._call_at: Callable[[float, Callable[[], None]], Timer] = call_at or loop.call_at
        self._budget = Budget(rate)
        self._gap = 1 / chat_rate
        self._slack = (chat_burst - 1) / chat_rate
        self._places = width
        self._chats: dict[int, Chat] = {}
        self._crowd = FEW_CHATS
        self._ready: list[tuple[float, int, Chat]] = []
        self._resting: list[tuple[float, int, Chat]] = []
        self._numbers = count()
        self._timer: Timer | None = None
        self._wakes_at = 0.0
        self._closed = False

    async def turn(self, chat_id: int, lane: Lane) -> None:
        """Wait for a turn and a place on the wire; `release` the chat afterwards."""
        chat = self._chat(chat_id)
        now = self._now()
        turn: Turn = asyncio.get_running_loop().create_future()
        if self._closed:
            turn.cancel()
        ticket = (now + lane, next(self._numbers), turn)
        heapq.heappush(chat.queue, ticket)
        if chat.queue[0] is ticket:
            self._line_up(chat, now)
        self._give_turns()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.release(chat_id, unused=True)
            raise

    def release(self, chat_id: int, *, unused: bool = False) -> None:
        """Free the place on the wire; a turn that was not used goes back into the budget."""
        chat = self._chat(chat_id)
        chat.on_the_wire = False
        self._places += 1
        if unused:
            chat.free_at -= self._gap
            self._budget.give_back()
        self._line_up(chat, self._now())
        self._give_turns()

    def spend(self, chat_id: int) -> None:
        """Count one more request on a turn in hand: a second attempt of the same message."""
        now = self._now()
        chat = self._chat(chat_id)
        chat.free_at = max(chat.free_at, now) + self._gap
        self._budget.spend(now)

    def penalty(self, chat_id: int, retry_after: float) -> None:
        """Obey a 429: the chat waits; after a second chat's within 5 s everybody does."""
        now = self._now()
        chat = self._chat(chat_id)
        chat.shut_until = max(chat.shut_until, now + retry_after + MARGIN)
        self._budget.penalty(chat_id, now, chat.shut_until)

    def rest(self, chat_id: int, seconds: float) -> None:
        """Leave one chat alone for a while: its server had trouble, not its reader."""
        chat = self._chat(chat_id)
        chat.shut_until = max(chat.shut_until, self._now() + seconds)

    def rest_all(self, seconds: float) -> None:
        """Send nothing for a while: there is no way out of this machine."""
        self._budget.shut_until = max(self._budget.shut_until, self._now() + seconds)

    def close(self) -> None:
        """Send away everybody who waits and whoever comes later."""
        self._closed = True
        for chat in self._chats.values():
            for _, _, turn in chat.queue:
                turn.cancel()
        if self._timer is not None:
            self._timer.cancel()

    def shut_for(self, chat_id: int) -> float:
        """Return the seconds a 429 still keeps this chat, or everybody, waiting."""
        chat = self._chats.get(chat_id)
        until = max(self._budget.shut_until, chat.shut_until if chat else 0.0)
        return max(0.0, until - self._now())

    def shut_for_all(self) -> float:
        """Return the seconds that everybody waits."""
        return max(0.0, self._budget.shut_until - self._now())

    @property
    def waiting(self) -> int:
        """Return how many chats wait for nothing but the common budget."""
        return len(self._ready)

    @property
    def rate(self) -> float:
        """Return the messages a second allowed at present."""
        return self._budget.rate_at(self._now())

    def _chat(self, chat_id: int) -> Chat:
        chat = self._chats.get(chat_id)
        if chat is None:
            if len(self._chats) >= self._crowd:
                self._forget()
            chat = self._chats[chat_id] = Chat(chat_id)
        return chat

    def _forget(self) -> None:
        now = self._now()
        self._chats = {
            key: chat
            for key, chat in self._chats.items()
            if chat.queue or chat.on_the_wire or max(chat.free_at, chat.shut_until) > now
        }
        self._crowd = max(FEW_CHATS, 2 * len(self._chats))

    def _opens_at(self, chat: Chat) -> float:
        return max(chat.free_at - self._slack, chat.shut_until)

    def _line_up(self, chat: Chat, now: float) -> None:
        """Put a chat where its first message waits: for the budget, or for its own hour."""
        while chat.queue and chat.queue[0][2].done():
            heapq.heappop(chat.queue)
        if not chat.queue or chat.on_the_wire:
            return
        wanted, number, _ = chat.queue[0]
        opens_at = self._opens_at(chat)
        if opens_at <= now:
            heapq.heappush(self._ready, (wanted, number, chat))
        else:
            heapq.heappush(self._resting, (opens_at, number, chat))

    def _give_turns(self) -> None:
        now = self._now()
        while self._resting and self._resting[0][0] <= now:
            self._line_up(heapq.heappop(self._resting)[2], now)
        while self._places and self._ready and self._budget.opens_at(now) <= now:
            _, number, chat = heapq.heappop(self._ready)
            if chat.on_the_wire or not chat.queue or chat.queue[0][1] != number:
                continue  # lined up anew since, or given up
            self._admit(chat, now)
        self._wake(now)

    def _admit(self, chat: Chat, now: float) -> None:
        if chat.queue[0][2].done() or self._opens_at(chat) > now:
            self._line_up(chat, now)
            return
        turn = heapq.heappop(chat.queue)[2]
        chat.on_the_wire = True
        chat.free_at = max(chat.free_at, now) + self._gap
        self._places -= 1
        self._budget.spend(now)
        turn.set_result(None)

    def _wake(self, now: float) -> None:
        """Set the one timer to when something may change by time alone."""
        instants = [self._resting[0][0]] if self._resting else []
        if self._ready and self._places:
            instants.append(self._budget.opens_at(now))
        if not instants:
            return
        at = min(instants)
        if self._timer is not None:
            if now < self._wakes_at <= at:
                return
            self._timer.cancel()
        self._wakes_at = at
        self._timer = self._call_at(at, self._rang)

    def _rang(self) -> None:
        self._timer = None
        self._give_turns()
