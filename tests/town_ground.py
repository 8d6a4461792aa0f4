"""What a test's town stands on: settings, an empty database, the real conversation."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import SystemClock
from bot.conversation import Conversation, whole_conversation
from bot.i18n import CATALOGUES, KNOWN, tongue
from handlers.texts.speech import Tongue
from storage import open_storage
from tests.fake_telegram import BOT
from tests.keys import lay_key_beside

TOKEN = f"{BOT.id}:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

Sections = dict[str, dict[str, object]]


def town_settings(url: str, curators: tuple[int, ...]) -> Sections:
    """The settings of a small college, without limits on sending."""
    return {
        "telegram": {"token": TOKEN},
        "database": {"url": url},
        "organisation": {"name": "Вятский техникум", "kind": "college"},
        "access": {"curators": list(curators)},
        "cycle": {
            "title": "Наставничество 2026/27",
            "starts_on": "2026-09-01",
            "ends_on": "2027-08-31",
        },
        "contingent": {"teachers": 44, "young_teachers": 7},
        "privacy": {"pseudonymous": False},
        "reminders": {"announce_window": "0m"},
        "pacing": {"rate": 100_000, "chat_burst": 100_000},
    }


def new_database(file: Path, content: bytes | None = None) -> str:
    """A database with this content, or an empty one that was migrated once; an old one stays."""
    if not file.exists():
        file.write_bytes(content or migrated())
        lay_key_beside(file)
    return f"sqlite:///{file}"


@cache
def migrated() -> bytes:
    """An empty database with the schema of today: migrating takes longer than most tests."""

    async def migrate(url: str) -> None:
        storage = await open_storage(url, SystemClock())
        await storage.upgrade()
        await storage.close()

    with TemporaryDirectory() as folder, ThreadPoolExecutor(1) as thread:
        file = Path(folder) / "empty.db"
        lay_key_beside(file)
        thread.submit(asyncio.run, migrate(f"sqlite:///{file}")).result()
        return file.read_bytes()


@cache
def catalogued() -> Conversation:
    """The real conversation; its catalogues are read once for all tests."""
    here = {code: tongue(code) for code in KNOWN if (CATALOGUES / code).exists()}
    return whole_conversation({code: Tongue(code) for code in KNOWN} | here)
