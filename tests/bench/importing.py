"""Figure (e): what it takes to bring ten thousand people in, beside bare reading and inserting."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from openpyxl import Workbook

from bot.clock import SystemClock
from bot.playground.server import Playground
from bot.settings_file import load
from mentoring.organisations import OrganisationKind
from mentoring.setting_up import ensure_cycle
from storage import open_storage
from tests.bench.figures import Figure
from tests.bench.setting import BUDGET, CHAT_BURST, settings_file
from tests.rosters import HEADINGS

ROWS = 10_000
WITHIN, MEGABYTES = 60, 300
LETTERS = "абвгдежзиклмнопрст"
PLAIN = """
import sqlite3, sys
from openpyxl import load_workbook
book = load_workbook(sys.argv[1], read_only=True)
base = sqlite3.connect(sys.argv[2])
base.execute("PRAGMA synchronous=FULL")
width = 13
base.execute("CREATE TABLE people (%s)" % ", ".join("c%d" % n for n in range(width)))
rows = book.worksheets[0].iter_rows(values_only=True)
base.executemany("INSERT INTO people VALUES (%s)" % ", ".join("?" * width), rows)
base.commit()
"""


@dataclass(frozen=True)
class Cost:
    """What one run of a program took."""

    seconds: float
    megabytes: float


async def measure() -> list[Figure]:
    """Take the same workbook in by the bot's own command and by twenty bare lines."""
    async with Playground() as playground:
        with TemporaryDirectory() as place:
            folder = Path(place)
            url = f"sqlite:///{folder}/bench.db"
            settings = settings_file(folder, playground, url, BUDGET, CHAT_BURST)
            await _founded(settings)
            list_of_people = folder / "people.xlsx"
            list_of_people.write_bytes(await asyncio.to_thread(_table))
            return await asyncio.to_thread(_compared, settings, list_of_people)


def _compared(settings: Path, people: Path) -> list[Figure]:
    plain = _run("-c", PLAIN, str(people), str(people.with_name("plain.db")))
    ours = _run("-m", "bot", "import", str(people), "--config", str(settings))
    again = _run("-m", "bot", "import", str(people), "--config", str(settings))
    beside = "(beside: plain reading and inserts)"
    return [
        Figure(
            f"{ROWS:,} people taken in {beside}", ours.seconds, "s", plain.seconds, most=WITHIN
        ),
        Figure(
            f"{ROWS:,} people taken in, most memory {beside}",
            ours.megabytes,
            "MB",
            plain.megabytes,
            most=MEGABYTES,
        ),
        Figure(
            f"The same file again, nothing changes {beside}",
            again.seconds,
            "s",
            plain.seconds,
            most=WITHIN,
        ),
    ]


def _run(*command: str) -> Cost:
    """Run a Python program to its end; what it says matters only when it fails."""
    began = perf_counter()
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[:3]} ended with {process.returncode}")
    return Cost(perf_counter() - began, used.ru_maxrss / 1024)


async def _founded(settings: Path) -> None:
    found = load(settings)
    storage = await open_storage(found.database.url, SystemClock(), found.key_file)
    await storage.upgrade()
    made = await storage.found("Техникум", OrganisationKind.COLLEGE, "Europe/Kirov")
    async with storage.work(made.id) as tx:
        await ensure_cycle(tx)
    await storage.close()


def _table() -> bytes:
    book = Workbook(write_only=True)
    page = book.create_sheet()
    page.append(list(HEADINGS.values()))
    for number in range(ROWS):
        page.append(_person(number))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _person(number: int) -> Sequence[str]:
    """Somebody with a signed sheet, so that all there is to write is written."""
    name = "".join(LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(4))
    said = {
        "role": "наставник" if number % 3 else "наставляемый",
        "fio": f"Кузнецов{name} Мария Петровна",
        "born": f"{1 + number % 28:02}.{1 + number % 12:02}.{1960 + number % 40}",
        "position": "преподаватель",
        "phone": f"+7 000 {number:07}",
        "request": "Увереннее вести практические занятия",
        "number": f"{number}/26",
        "date": "01.09.2026",
        "place": "сейф, кабинет 12",
    }
    return [said.get(column, "") for column in HEADINGS]
