"""Run a bot as a process of its own and read what the system says of it."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.playground.server import Playground

TICKS = os.sysconf("SC_CLK_TCK")
ENDS_WITHIN = 30.0
UP_WITHIN = 60.0
GLANCE = 0.005
LAST_WORDS = 1000

AS_INSTALLED = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
"""The environment of a program that keeps its bytecode: an installed bot compiles itself once."""

IMPORT_AIOGRAM = """
import time, aiogram, pathlib
status = pathlib.Path("/proc/self/status").read_text().splitlines()
resident = next(line.split()[1] for line in status if line.startswith("VmRSS"))
print(time.process_time(), resident, flush=True)
"""


@dataclass(frozen=True)
class Cost:
    """Hold what it costs a program to get somewhere."""

    seconds: float
    cpu: float
    megabytes: float


@dataclass(frozen=True)
class Program:
    """Be a running program; `began` is the loop's time at its start."""

    pid: int
    began: float

    def cpu(self) -> float:
        """Return the seconds of processor time used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1]
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / TICKS

    def memory(self) -> float:
        """Return the resident memory in megabytes."""
        for line in Path(f"/proc/{self.pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise LookupError("VmRSS")

    def cost(self, at: float) -> Cost:
        """Return what it cost to come to an instant that was a moment ago."""
        return Cost(at - self.began, self.cpu(), self.memory())


@asynccontextmanager
async def running(*command: str, log: Path) -> AsyncIterator[Program]:
    """Start a Python program and end it with SIGTERM."""
    with log.open("wb") as output:
        began = asyncio.get_running_loop().time()
        process = await asyncio.create_subprocess_exec(
            sys.executable, *command, stdout=output, stderr=output, env=AS_INSTALLED
        )
        try:
            yield Program(process.pid, began)
        finally:
            if process.returncode is None:
                process.terminate()
            else:
                show_last_words(log)
            await asyncio.wait_for(process.wait(), ENDS_WITHIN)


def show_last_words(log: Path) -> None:
    """Print the end of what a program said that ended by itself."""
    print(log.read_text(encoding="utf-8")[-LAST_WORDS:], file=sys.stderr)


async def bare_import() -> Cost:
    """Return the cost of `python -c "import aiogram"`."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", IMPORT_AIOGRAM, stdout=asyncio.subprocess.PIPE, env=AS_INSTALLED
    )
    assert process.stdout is not None
    line = await process.stdout.readline()
    seconds = loop.time() - began
    await process.wait()
    cpu, resident = line.split()
    return Cost(seconds, float(cpu), int(resident) / 1024)


async def asks(playground: Playground, before: int = 0) -> float:
    """Wait until a bot asks for updates once more than `before`; return when it did."""
    async with asyncio.timeout(UP_WITHIN):
        while len(asked := playground.journal.of("getUpdates")) <= before:  # noqa: ASYNC110
            await asyncio.sleep(GLANCE)
    return asked[before].at
