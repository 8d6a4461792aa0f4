"""Flood control: how many messages may go out, to everybody and to one chat."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground.wire import too_many_requests


@dataclass(frozen=True)
class Allowance:
    """Say how much may be sent: a burst, then a steady rate per second."""

    rate: float
    burst: float


STRICT_ALL = Allowance(rate=30, burst=30)
STRICT_CHAT = Allowance(rate=1, burst=5)
UNLIMITED = Allowance(rate=100_000, burst=100_000)


@dataclass
class Bucket:
    """Count tokens of one allowance; an overdraft closes it for whole seconds."""

    allowance: Allowance
    tokens: float
    filled_at: float
    closed_until: float = -math.inf

    def refill(self, now: float) -> None:
        """Add what time has earned."""
        earned = (now - self.filled_at) * self.allowance.rate
        self.tokens = min(self.allowance.burst, self.tokens + earned)
        self.filled_at = now

    def wait(self, now: float) -> int:
        """Return 0 when a message may go, else the seconds to wait."""
        self.refill(now)
        if now < self.closed_until:
            return max(1, math.ceil(self.closed_until - now))
        if self.tokens >= 1 - 1e-9:
            return 0
        seconds = max(1, math.ceil((1 - self.tokens) / self.allowance.rate))
        self.closed_until = now + seconds
        return seconds


@dataclass
class FloodControl:
    """Let messages through at the allowed rates or answer 429."""

    monotonic: Callable[[], float]
    everybody: Allowance = STRICT_ALL
    one_chat: Allowance = STRICT_CHAT
    _all: Bucket | None = None
    _chats: dict[int, Bucket] = field(default_factory=dict)

    def spend(self, chat_id: int) -> None:
        """Take one message out of both budgets; refuse when either is empty."""
        now = self.monotonic()
        chat = self._chat(chat_id, now)
        everybody = self._everybody(now)
        seconds = max(chat.wait(now), everybody.wait(now))
        if seconds:
            raise too_many_requests(seconds)
        chat.tokens -= 1
        everybody.tokens -= 1

    def _everybody(self, now: float) -> Bucket:
        if self._all is None:
            self._all = Bucket(self.everybody, self.everybody.burst, now)
        return self._all

    def _chat(self, chat_id: int, now: float) -> Bucket:
        bucket = self._chats.get(chat_id)
        if bucket is None:
            bucket = Bucket(self.one_chat, self.one_chat.burst, now)
            self._chats[chat_id] = bucket
        return bucket
