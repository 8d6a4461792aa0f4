"""Run a bot as a process of its own and read what the system says of it."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
ENDS_WITHIN = 30.0


@dataclass(frozen=True)
class Program:
    """Be a running program."""

    pid: int

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


@asynccontextmanager
async def running(*command: str, log: Path) -> AsyncIterator[Program]:
    """Start a Python program and end it with SIGTERM."""
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable, *command, stdout=output, stderr=output
        )
        try:
            yield Program(process.pid)
        finally:
            if process.returncode is None:
                process.terminate()
            await asyncio.wait_for(process.wait(), ENDS_WITHIN)


async def bare_import() -> tuple[float, float]:
    """Return seconds and megabytes of `python -c "import aiogram"`."""
    code = (
        "import aiogram,pathlib;"
        "print([l.split()[1] for l in pathlib.Path('/proc/self/status').read_text().splitlines()"
        " if l.startswith('VmRSS')][0])"
    )
    began = asyncio.get_running_loop().time()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
    )
    printed, _ = await process.communicate()
    return asyncio.get_running_loop().time() - began, int(printed) / 1024
