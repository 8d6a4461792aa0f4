"""Start bots quickly: a program that has imported everything and forks one when asked.

A bot that is started and killed thirty times spends its life importing, which loses nothing.
So the imports are done once. What is forked is the whole program of `python -m bot run`, in a
process of its own that can be killed. Other commands of the program start in the same way.

Told by lines: `start LOG WORD…` is answered by a process id, `look PID` by the exit status
(negative for a signal) or `-` while it runs. At the end of the lines everything is killed.
"""

import os
import signal
import sys
from importlib import import_module
from pkgutil import walk_packages

from bot.lean_types import import_aiogram

PROGRAM = "bot.__main__"
OURS = ("bot", "handlers", "mentoring", "storage")
THEIRS = ("aiosqlite", "alembic.command", "apscheduler.schedulers.asyncio", "asyncpg")
"""What libraries the program imports only while it runs."""
NOT_FOR_RUNNING = ("bot.playground", "storage.migrations")


def serve() -> None:
    """Do what the lines say."""
    import_everything()
    ended: dict[int, int] = {}
    running: set[int] = set()
    for line in sys.stdin:
        match line.split():
            case ["start", log, *words]:
                child = hatched(log, words)
                running.add(child)
                answer(str(child))
            case ["look", number]:
                look(int(number), running, ended)
                answer(str(ended.get(int(number), "-")))
    for child in running:
        os.kill(child, signal.SIGKILL)


def import_everything() -> None:
    """Import all modules of the program, also those it would import later."""
    import_aiogram()
    for package in OURS:
        for module in walk_packages(import_module(package).__path__, f"{package}."):
            if not module.name.startswith(NOT_FOR_RUNNING):
                import_module(module.name)
    for library in THEIRS:
        import_module(library)


def hatched(log: str, words: list[str]) -> int:
    """Fork the program with a command and return its process id."""
    if child := os.fork():
        return child
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for number, file in enumerate((os.open(os.devnull, os.O_RDONLY), output, output)):
        os.dup2(file, number)
    sys.argv = ["bot", *words]
    import_module(PROGRAM).main()
    sys.exit(0)


def look(child: int, running: set[int], ended: dict[int, int]) -> None:
    """Find out whether a child has ended, and how."""
    if child not in running:
        return
    found, status = os.waitpid(child, os.WNOHANG)
    if found:
        running.discard(child)
        ended[child] = os.waitstatus_to_exitcode(status)


def answer(words: str) -> None:
    """Say one line."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    serve()
