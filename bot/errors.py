"""Stand at the edge of every update: whatever a handler raises ends here, in one line."""

import logging
from collections.abc import Awaitable, Callable
from typing import Protocol

from pydantic import ValidationError

from bot.logs import trace
from mentoring.ids import UpdateKey
from storage.inbox import Received

log = logging.getLogger(__name__)

ATTEMPTS = 5
WAITS = (0.5, 1.0, 2.0, 4.0)
DATABASE_WAIT = 2.0

Dispatch = Callable[[Received], Awaitable[None]]
Apologise = Callable[[Received], Awaitable[None]]


class Attempts(Protocol):
    """Count the failures of an update on disk, so that a crash does not forget them."""

    async def failed(self, key: UpdateKey, code: str) -> int:
        """Count one more failure and return how many there are."""
        ...

    async def park(self, key: UpdateKey, code: str) -> object:
        """Set an update aside for good."""
        ...


class Edge:
    """Handle one update without ever raising: done, tried again later, or set aside."""

    def __init__(self, inbox: Attempts, dispatch: Dispatch, apologise: Apologise) -> None:
        """Put the edge around a dispatcher."""
        self._inbox = inbox
        self._dispatch = dispatch
        self._apologise = apologise

    async def __call__(self, received: Received) -> float | None:
        """Return the seconds until the next attempt; None when the update is over."""
        try:
            await self._dispatch(received)
        except Exception as error:
            report(received.key, error)
            return await self._after(received, error)
        return None

    async def _after(self, received: Received, error: Exception) -> float | None:
        code = type(error).__name__
        try:
            if isinstance(error, ValidationError):
                await self._set_aside(received, code)
                return None
            attempts = await self._inbox.failed(received.key, code)
            if attempts < ATTEMPTS:
                return WAITS[min(attempts, len(WAITS)) - 1]
            await self._set_aside(received, code)
            await self._apologise(received)
        except Exception as second:
            # nothing could be written down: the database is away, no fault of this update
            report(received.key, second)
            return DATABASE_WAIT
        return None

    async def _set_aside(self, received: Received, code: str) -> None:
        await self._inbox.park(received.key, code)
        log.error("update %s is set aside after %s", received.key, code)


def report(key: UpdateKey, error: Exception) -> None:
    """Log a failure with ids only; the traceback, without values, is for the debug level."""
    log.error("update %s failed: %s", key, type(error).__name__)
    if log.isEnabledFor(logging.DEBUG):
        log.debug("update %s failed at %s", key, trace(error))
