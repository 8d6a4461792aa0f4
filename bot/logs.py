"""Set up the log: one line an event, to standard error, with ids and no values."""

import logging
import sys

FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"

QUIETER = (
    "aiogram",
    "aiohttp",
    "aiosqlite",
    "alembic",
    "apscheduler",
    "asyncio",
    "asyncpg",
    "sqlalchemy",
)
"""Libraries speak only when something is wrong: drivers would quote what is written to rows."""


class NoTraceback(logging.Formatter):
    """Leave tracebacks out: their messages may quote what a person wrote."""

    def formatException(self, ei: object) -> str:
        """Name the exception's class and where it came from."""
        error = ei[1] if isinstance(ei, tuple) else None
        if not isinstance(error, BaseException):
            return "(no exception)"
        return f"({type(error).__name__} at {trace(error)})"


def set_up_logs(level: str) -> None:
    """Send our own lines from a level on, and the libraries' warnings, to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(NoTraceback(FORM))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in QUIETER:
        logging.getLogger(name).setLevel(logging.WARNING)


def trace(error: BaseException) -> str:
    """Name the files and lines an exception came through; messages may quote people, so none."""
    steps, frame = [], error.__traceback__
    while frame is not None:
        steps.append(f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}")
        frame = frame.tb_next
    return " > ".join(steps)
