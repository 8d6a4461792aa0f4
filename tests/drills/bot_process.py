"""Be the bot as a process of its own that is started, stopped and killed."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, Process
from dataclasses import dataclass
from pathlib import Path

AT_WORK = "is at work"
STARTS_WITHIN = 30.0
ENDS_WITHIN = 50.0


@dataclass
class BotProcess:
    """Run `python -m bot run`; all runs write into one log."""

    settings: Path
    log: Path
    _process: Process | None = None

    @property
    def alive(self) -> bool:
        """Tell whether it runs now."""
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Start it and do not wait for anything."""
        with self.log.open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run", "--config", str(self.settings)),
                stdin=DEVNULL,
                stdout=output,
                stderr=output,
            )

    async def starts(self) -> None:
        """Start it and wait until it is at work."""
        before = self.said(AT_WORK)
        await self.start()
        await self.says(AT_WORK, times=before + 1, within=STARTS_WITHIN)

    def kill(self) -> None:
        """Send SIGKILL."""
        if self._process is not None and self.alive:
            os.kill(self._process.pid, signal.SIGKILL)

    def stop(self) -> None:
        """Send SIGTERM."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGTERM)

    async def ends(self, within: float = ENDS_WITHIN) -> int:
        """Wait for its end and return the exit status."""
        assert self._process is not None
        return await asyncio.wait_for(self._process.wait(), within)

    def lines(self) -> list[str]:
        """Return what all runs have said."""
        return self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []

    def said(self, words: str) -> int:
        """Count the lines that have these words."""
        return sum(words in line for line in self.lines())

    async def says(self, words: str, *, times: int = 1, within: float = 10.0) -> None:
        """Wait until so many lines have these words."""
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while self.said(words) < times:
            assert loop.time() < end, f"no line says {words!r}: {self.lines()[-8:]}"
            assert self.alive, f"it ended: {self.lines()[-8:]}"
            await asyncio.sleep(0.02)
