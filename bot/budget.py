"""Count the messages a second that all chats share, and lower them when Telegram says 429."""

SLACK = 0.05
"""Seconds of budget that may be caught up: a late timer costs nothing, 28/s stay below 30."""
TOGETHER = 5.0
"""Two chats refused within these seconds mean the bot as a whole, not the chats."""
CUT = 0.9
RECOVERY = 1 / 60
LOWEST = 1.0


class Budget:
    """Let messages through at a steady rate (GCRA: one instant instead of a bucket)."""

    def __init__(self, rate: float) -> None:
        """Allow so many a second."""
        self._nominal = rate
        self._rate = rate
        self._cut_at = 0.0
        self._next = 0.0
        self._last: tuple[int, float, float] | None = None
        self.shut_until = 0.0

    def opens_at(self, now: float) -> float:
        """Return when the next message may go."""
        slack = max(SLACK, 1 / self.rate_at(now))
        return max(self._next - slack, self.shut_until)

    def spend(self, now: float) -> None:
        """Take one message out."""
        self._next = max(self._next, now) + 1 / self.rate_at(now)

    def give_back(self) -> None:
        """Put one message back."""
        self._next -= 1 / self._rate

    def rate_at(self, now: float) -> float:
        """Return the rate in force: a lowered one recovers by one a second each minute."""
        if self._rate == self._nominal:
            return self._nominal
        return min(self._nominal, self._rate + (now - self._cut_at) * RECOVERY)

    def penalty(self, chat_id: int, now: float, until: float) -> None:
        """Count a 429; when it is the second chat's within a few seconds, shut for everybody."""
        last, self._last = self._last, (chat_id, now, until)
        if last is None or last[0] == chat_id or now - last[1] > TOGETHER:
            return
        if self.shut_until <= now:
            self._rate = max(LOWEST, self.rate_at(now) * CUT)
            self._cut_at = now
        self.shut_until = max(self.shut_until, last[2], until)
        self._last = (chat_id, now, self.shut_until)
