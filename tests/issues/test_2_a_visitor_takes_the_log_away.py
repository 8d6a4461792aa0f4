"""A second process that looked at a running bot's database and left took SQLite's log with it.

Closing any descriptor of a file drops all POSIX locks a process holds on it. Each connection
after the first did that, so a visitor (`check`, `backup`, `curator`) was the last one for SQLite,
removed the log, and what the bot wrote afterwards was lost.
"""

import subprocess
import sys
from pathlib import Path

from bot.clock import SystemClock
from mentoring.organisations import OrganisationKind
from storage import open_storage

VISIT = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
[(found,)] = connection.execute("SELECT count(*) FROM organisations")
connection.close()
print(found)
"""


def visit(database: Path) -> int:
    command = [sys.executable, "-c", VISIT, str(database)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


async def test_a_visitor_leaves_the_log_and_sees_what_is_written_next(tmp_path: Path) -> None:
    database = tmp_path / "town.db"
    storage = await open_storage(f"sqlite:///{database}", SystemClock())
    await storage.upgrade()
    await storage.found("School", OrganisationKind.SCHOOL, "Europe/Moscow")
    assert await storage.first_organisation() is not None
    assert visit(database) == 1
    await storage.found("College", OrganisationKind.COLLEGE, "Europe/Moscow")
    assert visit(database) == 2
    await storage.close()
