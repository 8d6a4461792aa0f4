"""Talk to the real bot as people do: they say, press and see; nothing here sleeps.

    async with town(tmp_path) as here:
        anna = here.person(1001, language="ru")
        await anna.says("/start")
        old = anna.screen
        await anna.presses("Наставник")
        await anna.presses("Наставник", on=old)
        assert anna.sees("уже ответили")
        await here.moves(hours=3)
        await here.restarts()

Storage, dispatcher, middlewares, courier and screens are the real ones; Telegram is
`tests.fake_telegram`. After every action everything that is due has been handled and sent.
"""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.app import App
from bot.clock import MovableClock, SystemClock
from bot.composition import open_app
from bot.conversation import Conversation, whole_conversation
from bot.i18n import CATALOGUES, KNOWN, tongue
from bot.settings import GivenSettings
from handlers.texts.speech import Tongue
from storage import open_storage
from tests.alarms import Alarms
from tests.fake_telegram import BOT, FakeTelegram, Key, Shown

MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
"""When a town begins: a Monday, ten in the morning in Moscow."""

CURATOR = 900
TOKEN = f"{BOT.id}:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

Raw = dict[str, Any]
Sections = dict[str, dict[str, object]]


class Person:
    """Somebody with a phone."""

    def __init__(self, town: "Town", number: int, language: str, name: str) -> None:
        """Know the bot by its town."""
        self._town = town
        self.number = number
        self._language = language
        self.name = name
        self._talk = town.telegram.talk(number)

    async def says(self, text: str) -> None:
        """Type a text, a command or a deep link's payload (`/start PAYLOAD`)."""
        await self._acts({"message": self._message(text=text)})

    async def presses(self, label: str, on: Shown | None = None) -> None:
        """Press the button whose label has these words; `on` may be an old screen."""
        shown, key = self._find(label, on)
        assert not key.url, f"[{key.text}] opens a link: {key.url}"
        await self.presses_data(key.data, shown)

    async def presses_data(self, data: str, on: Shown | None = None) -> None:
        """Send any callback data, also such as no screen offers."""
        shown = on or self.screen
        message = self._message(text=shown.text or "…") | {"message_id": shown.id}
        press = {"id": str(self._town.next_number()), "chat_instance": "1", "data": data}
        await self._acts({"callback_query": press | {"from": self._user(), "message": message}})

    async def sends(self, **content: object) -> None:
        """Send a message of another kind: `sticker={…}`, `contact={…}`, `voice={…}`."""
        await self._acts({"message": self._message(**content)})

    async def blocks(self) -> None:
        """Block the bot."""
        self._talk.blocked = True
        await self._acts({"my_chat_member": self._membership("kicked")})

    async def unblocks(self) -> None:
        """Let the bot write again."""
        self._talk.blocked = False
        await self._acts({"my_chat_member": self._membership("member")})

    @property
    def screen(self) -> Shown:
        """The message that was sent or changed last."""
        talk = self._talk
        for number in reversed(talk.fresh):
            if number in talk.messages:
                return talk.messages[number]
        raise AssertionError(f"{self.name} has heard nothing from the bot")

    @property
    def screens(self) -> list[Shown]:
        """All messages of the bot as they stand now, the oldest first."""
        return list(self._talk.messages.values())

    @property
    def news(self) -> list[Shown]:
        """What was sent or changed since this person last did something."""
        changed = dict.fromkeys(self._talk.fresh[self._seen :])
        return [self._talk.messages[n] for n in changed if n in self._talk.messages]

    @property
    def documents(self) -> list[Shown]:
        """All files the bot handed over (`.file` is the name, `.content` the bytes)."""
        return [shown for shown in self._talk.messages.values() if shown.file is not None]

    def sees(self, words: str) -> bool:
        """Tell whether the current screen or the news say this, in the text or on a button."""
        return any(squeezed(words) in squeezed(str(shown)) for shown in [*self.news, self.screen])

    def forgets(self) -> None:
        """Let what was shown so far be no news any more."""
        self._seen = len(self._talk.fresh)

    def __repr__(self) -> str:
        """The screen, so that a failed `assert anna.sees(…)` shows it."""
        screen = self.screen if self._talk.fresh else "(nothing yet)"
        return f"{self.name}, who sees:\n{screen}\n"

    _seen = 0

    async def _acts(self, update: Raw) -> None:
        self.forgets()
        await self._town.brings(update)

    def _find(self, label: str, on: Shown | None) -> tuple[Shown, Key]:
        screens = [on] if on else [self.screen, *reversed(self.screens)]
        for shown in screens:
            for fits in (squeezed(label).__eq__, lambda text: squeezed(label) in text):
                keys = [key for key in shown.keys if fits(squeezed(key.text))]
                if keys:
                    return shown, keys[0]
        raise AssertionError(f"no button «{label}» for {self!r}")

    def _user(self) -> Raw:
        return {
            "id": self.number,
            "is_bot": False,
            "first_name": self.name,
            "language_code": self._language,
        }

    def _message(self, **content: object) -> Raw:
        chat = {"id": self.number, "type": "private", "first_name": self.name}
        return {
            "message_id": self._town.telegram.next_message(),
            "date": int(self._town.clock.now().timestamp()),
            "chat": chat,
            "from": self._user(),
            **content,
        }

    def _membership(self, status: str) -> Raw:
        bot = BOT.model_dump(include={"id", "is_bot", "first_name", "username"})
        old = "member" if status == "kicked" else "kicked"
        content = self._message()
        del content["message_id"]
        until = {"until_date": 0}
        return content | {
            "old_chat_member": {"user": bot, "status": old, **until},
            "new_chat_member": {"user": bot, "status": status, **until},
        }


class Town:
    """A bot, its database and the people who write to it, at an hour that tests move."""

    def __init__(self, sections: Sections, start: datetime, conversation: Conversation) -> None:
        """Prepare; `restarts` opens."""
        self.sections = sections
        self.conversation = conversation
        self.clock = MovableClock(standing_at=start)
        self.telegram = FakeTelegram()
        self.alarms = Alarms()
        self.people: dict[int, Person] = {}
        self.app: App
        self._open = AsyncExitStack()
        self._number = 1000
        self._last: Raw = {}

    def person(self, number: int, language: str = "ru", name: str = "Кто-то") -> Person:
        """Somebody with this Telegram id."""
        if number not in self.people:
            self.people[number] = Person(self, number, language, name)
        return self.people[number]

    @property
    def url(self) -> str:
        """The address of the database."""
        return str(self.sections["database"]["url"])

    @property
    def curator(self) -> Person:
        """The curator whom the settings name."""
        return self.person(CURATOR, name="Ольга")

    def next_number(self) -> int:
        """A number for an update or a press."""
        self._number += 1
        return self._number

    async def brings(self, *updates: Raw) -> None:
        """Let Telegram bring updates; return when all they lead to has happened."""
        numbered = [{"update_id": self.next_number(), **update} for update in updates]
        self._last = numbered[-1]
        await self.app.intake.take_in(numbered)
        await self.settles()

    async def repeats_last_update(self) -> None:
        """Bring the last update once more, as Telegram does when it was not acknowledged."""
        await self.app.intake.take_in([self._last])
        await self.settles()

    async def moves(self, **time: float) -> None:
        """Move the clock (`hours=3`) and let happen what became due."""
        self.clock.move(timedelta(**time))
        await self.settles()

    async def moves_to(self, instant: datetime) -> None:
        """Move the clock to an instant."""
        await self.moves(seconds=(instant - self.clock.now()).total_seconds())

    async def settles(self) -> None:
        """Handle and send until nothing is due; fail on anything the bot complained about."""
        await self.alarms.or_until(self.app.settled())
        self.alarms.check()
        assert not self.telegram.complaints, self.telegram.complaints

    async def restarts(self, **sections: dict[str, object]) -> None:
        """Close everything and open it again on the same database, perhaps with other settings."""
        await self._open.aclose()
        self.sections |= sections
        self.app = await self._open.enter_async_context(
            open_app(
                GivenSettings.model_validate(self.sections),
                clock=self.clock,
                session=self.telegram,
                conversation=self.conversation,
            )
        )
        await self.app.begin()
        await self.settles()

    async def closes(self) -> None:
        """Close the bot."""
        await self._open.aclose()


@asynccontextmanager
async def town(
    folder: Path,
    *,
    url: str | None = None,
    start: datetime = MONDAY,
    curators: tuple[int, ...] = (CURATOR,),
    conversation: Conversation | None = None,
    **sections: dict[str, object],
) -> AsyncIterator[Town]:
    """Open a bot on a database of its own; `sections` replace parts of the settings."""
    address = url or new_database(folder / "town.db")
    copies: Sections = {"backup": {"dir": str(folder / "backups")}}
    settings = town_settings(address, curators) | copies | sections
    here = Town(settings, start, conversation or catalogued())
    with here.alarms:
        await here.restarts()
        try:
            yield here
        finally:
            await here.closes()


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
        "pacing": {"rate": 100_000, "chat_burst": 100_000},
    }


def new_database(file: Path) -> str:
    """An empty database, as a copy of one that was migrated once; an old one stays."""
    if not file.exists():
        file.write_bytes(migrated())
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
        thread.submit(asyncio.run, migrate(f"sqlite:///{file}")).result()
        return file.read_bytes()


@cache
def catalogued() -> Conversation:
    """The real conversation; its catalogues are read once for all tests."""
    here = {code: tongue(code) for code in KNOWN if (CATALOGUES / code).exists()}
    return whole_conversation({code: Tongue(code) for code in KNOWN} | here)


def squeezed(text: str) -> str:
    """Compare texts without regard to case and kinds of blanks."""
    return " ".join(text.casefold().split())
