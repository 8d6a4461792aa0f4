"""A clock for pacing that moves only when everybody waits: hours pass in no time."""

import asyncio
import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count


@dataclass
class Alarm:
    """One call that waits for its instant."""

    ring: Callable[[], None]
    is_off: bool = False

    def cancel(self) -> None:
        """Call it off."""
        self.is_off = True


@dataclass
class SlowTime:
    """Tell the seconds and ring alarms, both only as far as a test lets time pass."""

    at: float = 1000.0
    late: float = 0.0
    _alarms: list[tuple[float, int, Alarm]] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=count)

    def __call__(self) -> float:
        return self.at

    def call_at(self, when: float, ring: Callable[[], None]) -> Alarm:
        """Ring at an instant, `late` seconds too late as real timers do."""
        alarm = Alarm(ring)
        heapq.heappush(self._alarms, (when + self.late, next(self._numbers), alarm))
        return alarm

    async def sleep(self, seconds: float) -> None:
        """Wait for an instant like everybody else."""
        waiting = asyncio.get_running_loop().create_future()
        self.call_at(self.at + seconds, lambda: waiting.set_result(None))
        await waiting

    async def passes(self, seconds: float) -> None:
        """Let time pass, ringing on the way and letting tasks run after every ring."""
        end = self.at + seconds
        await self.settles()
        while self._alarms and self._alarms[0][0] <= end:
            when, _, alarm = heapq.heappop(self._alarms)
            self.at = max(self.at, when)
            if not alarm.is_off:
                alarm.ring()
            await self.settles()
        self.at = end

    async def settles(self) -> None:
        """Let tasks run until they wait."""
        for _ in range(10):
            await asyncio.sleep(0)
