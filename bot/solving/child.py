"""Have plans computed by a child process, so that the bot answers people meanwhile.

The child gets tasks by its input and nothing else: no settings, no keys, no database. It is
killed when the time is over or nobody waits any more; what it says of a failure holds no data.
"""

import asyncio
import logging
import os
import pickle
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.solving.framing import HEAD, framed, length_in
from mentoring.plans.records import PlanResult, PlanTask

log = logging.getLogger(__name__)

WITHIN = 300.0
"""Seconds after which a plan is given up; two thousand mentees need some ten."""

ROOT = Path(__file__).parent.parent.parent
LAST_WORDS = 200
INHERITED = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
ENVIRONMENT = {"PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"}
"""The same task comes out alike each time, and a thread more would only be memory."""


class NotSolved(Exception):
    """The child failed or took too long; the log says more."""


async def solved(task: PlanTask, within: float = WITHIN) -> PlanResult:
    """Compute one plan in a child process of its own."""
    async with Child() as child:
        return await child.solved(task, within)


class Child:
    """Be a process that computes plans one after another; it starts with the first."""

    def __init__(self) -> None:
        """Begin without a process."""
        self._process: Process | None = None

    async def __aenter__(self) -> Self:
        """Start nothing yet."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        await self._end()

    async def solved(self, task: PlanTask, within: float = WITHIN) -> PlanResult:
        """Compute a plan; after a failure the next one gets a new process."""
        process = self._process = self._process or await _started()
        try:
            async with asyncio.timeout(within):
                return PlanResult.model_validate_json(await _answer(process, pickle.dumps(task)))
        except TimeoutError:
            log.error("a plan was given up after %s seconds", within)
            await self._end()
        except (asyncio.IncompleteReadError, ConnectionError):
            log.error("the child of a plan ended: %s", await _last_words(process))
            await self._end()
        except asyncio.CancelledError:
            await self._end()
            raise
        raise NotSolved

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            if process.returncode is None:
                process.kill()
            await process.communicate()


async def _started() -> Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.solving"),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        cwd=ROOT,
        env={name: os.environ[name] for name in INHERITED if name in os.environ} | ENVIRONMENT,
    )


async def _answer(process: Process, task: bytes) -> bytes:
    tasks, results, _ = _pipes(process)
    tasks.write(framed(task))
    await tasks.drain()
    return await results.readexactly(length_in(await results.readexactly(HEAD)))


async def _last_words(process: Process) -> str:
    said = await _pipes(process)[2].read()
    return said.decode(errors="replace").strip()[-LAST_WORDS:]


def _pipes(process: Process) -> tuple[StreamWriter, StreamReader, StreamReader]:
    """Return where tasks go, where results come from, and where faults are named."""
    if process.stdin is None or process.stdout is None or process.stderr is None:
        raise NotSolved
    return process.stdin, process.stdout, process.stderr
