"""Take one person's updates in order and people side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from bot.nursery import Nursery
from storage.inbox import Received

Handle = Callable[[Received], Awaitable[float | None]]
"""Handle one update; return the seconds to wait before it is tried again, None when it is over."""

SIDE_BY_SIDE = 8

NOBODY = 0
"""The lane of updates that name no sender."""


class Lanes:
    """Hold a lane for everybody whose updates wait; an empty lane is forgotten at once."""

    def __init__(
        self, handle: Handle, nursery: Nursery, *, side_by_side: int = SIDE_BY_SIDE
    ) -> None:
        """Serve at most `side_by_side` people at a time."""
        self._handle = handle
        self._nursery = nursery
        self._free = side_by_side
        self._lanes: dict[int, deque[Received]] = {}
        self._turns: deque[int] = deque()
        self._resting: dict[int, asyncio.TimerHandle] = {}
        self._serving = 0
        self._open = True
        self._quiet = asyncio.Event()
        self._quiet.set()

    def put(self, received: Received) -> None:
        """Queue an update behind its sender's earlier ones; after `drain` it stays on disk."""
        if not self._open:
            return
        sender = received.sender or NOBODY
        lane = self._lanes.get(sender)
        if lane is not None:
            lane.append(received)
            return
        self._lanes[sender] = deque([received])
        self._ready(sender)

    async def settled(self) -> None:
        """Wait until nothing is being handled and nothing waits."""
        await self._quiet.wait()

    async def drain(self, timeout: float) -> bool:
        """Finish what is being handled, begin nothing more; tell whether it was in time."""
        self._open = False
        for timer in self._resting.values():
            timer.cancel()
        self._resting.clear()
        self._turns.clear()
        self._lanes.clear()
        self._hush()
        try:
            await asyncio.wait_for(self._quiet.wait(), timeout)
        except TimeoutError:
            return False
        return True

    def _ready(self, sender: int) -> None:
        self._resting.pop(sender, None)
        self._quiet.clear()
        self._turns.append(sender)
        if self._free:
            self._free -= 1
            self._nursery.start(self._work(), name="lane")

    async def _work(self) -> None:
        try:
            while self._turns:
                await self._serve(self._turns.popleft())
        finally:
            self._free += 1
            self._hush()

    async def _serve(self, sender: int) -> None:
        self._serving += 1
        try:
            wait = await self._handle(self._lanes[sender][0])
        finally:
            self._serving -= 1
        if not self._open:
            return
        if wait is None:
            self._next(sender)
        else:
            loop = asyncio.get_running_loop()
            self._resting[sender] = loop.call_later(wait, self._ready, sender)

    def _next(self, sender: int) -> None:
        lane = self._lanes[sender]
        lane.popleft()
        if lane:
            self._turns.append(sender)
        else:
            del self._lanes[sender]

    def _hush(self) -> None:
        if not self._lanes and not self._serving:
            self._quiet.set()
