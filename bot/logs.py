"""Set up the log: one line an event, to standard error, with ids and no values."""

import logging
import sys

FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"

QUIETER = ("aiogram", "aiohttp", "alembic", "apscheduler", "asyncio", "sqlalchemy")
"""Libraries speak only when something is wrong: their info lines come with every update."""


class NoTraceback(logging.Formatter):
    """Leave tracebacks out: their messages may quote what a person wrote."""

    def formatException(self, ei: object) -> str:
        """Name the exception's class only."""
        kind = ei[0] if isinstance(ei, tuple) else None
        return f"({getattr(kind, '__name__', 'error')})"


def set_up_logs(level: str) -> None:
    """Send our own lines from a level on, and the libraries' warnings, to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(NoTraceback(FORM))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in QUIETER:
        logging.getLogger(name).setLevel(logging.WARNING)
