"""Look after tasks: nothing runs unheld, fails unseen or outlives its house."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

log = logging.getLogger(__name__)


class Nursery:
    """Hold tasks until they end; say when one fails; end what is left at closing."""

    def __init__(self) -> None:
        """Begin empty."""
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]:
        """Run work beside everything else under a name for the log."""
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    async def finished(self) -> None:
        """Wait until all that runs has ended by itself."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def close(self, patience: float = 0) -> None:
        """Give what runs some seconds to end, then cancel the rest and wait for it."""
        if self._tasks and patience:
            await asyncio.wait(set(self._tasks), timeout=patience)
        while self._tasks:
            for task in set(self._tasks):
                task.cancel()
            await asyncio.wait(set(self._tasks))

    def __len__(self) -> int:
        """Return how many are running."""
        return len(self._tasks)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("%s failed", task.get_name(), exc_info=error)
