"""Be the bot, or another command of it, as a process that is started, stopped and killed."""

import asyncio
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

AT_WORK = "is at work"
STARTS_WITHIN = 90.0
ENDS_WITHIN = 90.0


class Nest:
    """Ask the program that starts bots."""

    def __init__(self) -> None:
        """Start it; its imports take a while."""
        self._process = subprocess.Popen(
            (sys.executable, "-m", "tests.drills.nest"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def asks(self, *words: object) -> str:
        """Say a line and return the answer, which comes at once."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(" ".join(map(str, words)) + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()

    def close(self) -> None:
        """End it and whatever it started."""
        self._process.communicate(timeout=60)


@dataclass
class BotProcess:
    """Run `python -m bot run`, or other words; all runs write into one log."""

    nest: Nest
    settings: Path
    log: Path
    words: tuple[str, ...] = ("run",)
    _pid: int = 0

    @property
    def status(self) -> int | None:
        """Return the exit status, None while it runs; a signal's number is negative."""
        if not self._pid:
            return 0
        said = self.nest.asks("look", self._pid)
        return None if said == "-" else int(said)

    @property
    def alive(self) -> bool:
        """Tell whether it runs now."""
        return self.status is None

    def start(self) -> None:
        """Start it and do not wait for anything."""
        words = (*self.words, "--config", self.settings)
        self._pid = int(self.nest.asks("start", self.log, *words))

    async def starts(self) -> None:
        """Start it and wait until it is at work."""
        before = self.said(AT_WORK)
        self.start()
        await self.says(AT_WORK, times=before + 1, within=STARTS_WITHIN)

    def kill(self) -> None:
        """Send SIGKILL."""
        if self.alive:
            os.kill(self._pid, signal.SIGKILL)

    def stop(self) -> None:
        """Send SIGTERM."""
        os.kill(self._pid, signal.SIGTERM)

    async def ends(self, within: float = ENDS_WITHIN) -> int:
        """Wait for its end and return the exit status."""
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while (status := self.status) is None:
            assert loop.time() < end, f"it has not ended: {self.lines()[-8:]}"
            await asyncio.sleep(0.01)
        return status

    def lines(self) -> list[str]:
        """Return what all runs have said."""
        return self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []

    def said(self, words: str) -> int:
        """Count the lines that have these words."""
        return sum(words in line for line in self.lines())

    async def says(self, words: str, *, times: int = 1, within: float = 60.0) -> None:
        """Wait until so many lines have these words."""
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while self.said(words) < times:
            assert loop.time() < end, f"no line says {words!r}: {self.lines()[-8:]}"
            assert self.alive, f"it ended: {self.lines()[-8:]}"
            await asyncio.sleep(0.02)
