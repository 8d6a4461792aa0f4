"""Hear what the bot reports as an error, so that a test fails with its cause at once."""

import asyncio
import logging
from collections.abc import Awaitable
from types import TracebackType

from bot.nursery import Nursery


class Alarms(logging.Handler):
    """Collect error lines of our own loggers; a test that expects one says so."""

    def __init__(self) -> None:
        """Begin silent."""
        super().__init__(logging.DEBUG)
        self.heard: list[str] = []
        self.expected = False
        self._ring = asyncio.Event()
        self._last_debug = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep an error and where it came from."""
        line = self.format(record)
        if record.levelno >= logging.ERROR:
            self.heard.append(line)
            self._ring.set()
        elif record.name == "bot.errors" and self.heard:
            self.heard.append(line)

    def expect(self) -> list[str]:
        """Let errors happen from now on; they are in the list."""
        self.expected = True
        return self.heard

    def check(self) -> None:
        """Fail when there were errors nobody expected."""
        assert self.expected or not self.heard, "\n".join(self.heard)

    async def or_until(self, work: Awaitable[None]) -> None:
        """Wait for work, or for the first error when none is expected."""
        nursery = Nursery()
        waiting = nursery.start(passed_on(work), name="settling")
        if self.expected:
            await waiting
            return
        ringing = nursery.start(self._ring.wait(), name="alarm")
        await asyncio.wait({waiting, ringing}, return_when=asyncio.FIRST_COMPLETED)
        if waiting.done():
            await waiting
        await nursery.close()

    def __enter__(self) -> "Alarms":
        """Listen."""
        for name in ("bot", "handlers", "storage", "mentoring"):
            logging.getLogger(name).addHandler(self)
        logging.getLogger("bot.errors").setLevel(logging.DEBUG)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop listening."""
        for name in ("bot", "handlers", "storage", "mentoring"):
            logging.getLogger(name).removeHandler(self)


async def passed_on(work: Awaitable[None]) -> None:
    """Make a coroutine of anything awaitable."""
    await work
