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

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app import App
from bot.clock import MovableClock
from bot.composition import open_app
from bot.conversation import Conversation
from bot.settings import GivenSettings
from tests.alarms import Alarms
from tests.fake_telegram import FakeTelegram
from tests.thrift import all_routers
from tests.town_ground import TOKEN, Sections, catalogued, new_database, town_settings
from tests.townsfolk import Person, Raw

__all__ = ["CURATOR", "MONDAY", "TOKEN", "Person", "Town", "town"]

MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
"""When a town begins: a Monday, ten in the morning in Moscow."""

CURATOR = 900


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

    def counts_on_from(self, number: int) -> None:
        """Number updates from here on: a copied database has seen the lower numbers."""
        self._number = number

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
        lent = self._open.enter_context(all_routers().lent(self.conversation.routers))
        self.app = await self._open.enter_async_context(
            open_app(
                GivenSettings.model_validate(self.sections),
                clock=self.clock,
                session=self.telegram,
                conversation=replace(self.conversation, routers=lambda: lent),
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
    anew: bool = False,
    **sections: dict[str, object],
) -> AsyncIterator[Town]:
    """Open a bot on a database of its own; `sections` replace parts of the settings.

    A usual town has been opened once before, unless it is to be opened anew: what a bot does in
    its first minute is then done.
    """
    file, usual = folder / "town.db", not (url or sections or conversation or anew)
    content = await opened_before(start, curators) if usual and not file.exists() else None
    address = url or new_database(file, content)
    copies: Sections = {"backup": {"dir": str(folder / "backups")}}
    if url is not None:
        copies["privacy"] = {"key_file": str(folder / "town.key"), "pseudonymous": False}
    settings = town_settings(address, curators) | copies | sections
    here = Town(settings, start, conversation or catalogued())
    with here.alarms:
        await here.restarts()
        try:
            yield here
        finally:
            await here.closes()


OPENED: dict[tuple[datetime, tuple[int, ...]], bytes] = {}


async def opened_before(start: datetime, curators: tuple[int, ...]) -> bytes:
    """The database of a usual town that was opened and closed: its first routines have run."""
    if (start, curators) not in OPENED:
        with TemporaryDirectory() as place:
            async with town(Path(place), start=start, curators=curators, anew=True):
                pass
            OPENED[start, curators] = (Path(place) / "town.db").read_bytes()
    return OPENED[start, curators]
