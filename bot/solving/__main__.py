"""Compute plans: tasks come pickled from the bot, results go back as JSON."""

import gc
import os
import pickle
import sys
from types import TracebackType

from bot.solving.flow import solve
from bot.solving.framing import framed, next_message
from mentoring.plans.compute import compute
from mentoring.plans.records import PlanTask

MEMORY = 2**30
"""Bytes: a task that asks for more is a fault, and must not take the bot's memory."""

MILDER = 10
"""By how much the system prefers the bot to this process."""


def main() -> None:
    """Be a good neighbour and compute, until no more tasks come."""
    sys.excepthook = say_where
    be_modest()
    collect_between_plans()
    while message := next_message(sys.stdin.buffer):
        task: PlanTask = pickle.loads(message)  # noqa: S301 - our own parent's words
        sys.stdout.buffer.write(framed(compute(task, solve).model_dump_json().encode()))
        sys.stdout.buffer.flush()
        gc.collect()


def be_modest() -> None:
    """Take little memory and let others go first, where the system knows how."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        os.nice(MILDER)


def collect_between_plans() -> None:
    """Look for garbage between plans only: among a million edges it takes a third of the time."""
    gc.disable()
    gc.freeze()


def say_where(
    kind: type[BaseException], fault: BaseException, trace: TracebackType | None
) -> None:
    """Name the fault and its place; its words may hold what a person wrote."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    sys.stderr.write(f"{kind.__name__} at {place}")


if __name__ == "__main__":
    main()
