"""The playground as one object: start it, let people in, point the bot at its address."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Self

from aiohttp import web

from bot.clock import SystemClock
from bot.nursery import Nursery
from bot.playground.bot_api import BotApi
from bot.playground.chats import Chats
from bot.playground.faults import Faults
from bot.playground.journal import Journal
from bot.playground.limits import STRICT_ALL, STRICT_CHAT, Allowance, FloodControl
from bot.playground.page_api import PageApi, nothing
from bot.playground.params import UPLOAD_LIMIT
from bot.playground.people import Person
from bot.playground.phone import Phone
from bot.playground.profile import Profile
from bot.playground.telegram import Telegram
from bot.playground.updates import Updates
from bot.playground.webhook import WebhookDelivery, doubling
from bot.playground.wire import JsonObject

TOKEN = "4242424242:PLAYGROUND-token-for-this-machine-only"  # noqa: S105 - opens nothing
PAGE = Path(__file__).parent / "page"
FORM_OVERHEAD = 1024 * 1024
HEADERS = {"Content-Security-Policy": "default-src 'self'", "Cache-Control": "no-cache"}
"""The page asks this server and nobody else, and is new after an update."""


def loop_time() -> float:
    """Return the running loop's monotonic time."""
    return asyncio.get_running_loop().time()


@dataclass
class Playground:
    """Stand in for Telegram on this machine."""

    now: Callable[[], datetime] = field(default_factory=lambda: SystemClock().now)
    token: str = TOKEN
    everybody: Allowance = STRICT_ALL
    one_chat: Allowance = STRICT_CHAT
    monotonic: Callable[[], float] = loop_time
    webhook_pause: Callable[[int], float] = doubling
    static_dir: Path = PAGE
    asks: Callable[[Phone], bool] = nothing
    routes: Sequence[web.RouteDef] = ()
    telegram: Telegram = field(init=False)
    phones: dict[int, Phone] = field(default_factory=dict)
    _runner: web.AppRunner | None = None
    _port: int = 0
    _host: str = ""
    _nursery: Nursery = field(default_factory=Nursery)

    def __post_init__(self) -> None:
        bot_id = int(self.token.partition(":")[0])
        self.telegram = Telegram(
            token=self.token,
            chats=Chats(self.now),
            updates=Updates(self.monotonic),
            floods=FloodControl(self.monotonic, self.everybody, self.one_chat),
            profile=Profile(bot_id),
        )

    @property
    def url(self) -> str:
        """Return the address for `telegram.api_url`, which is also the page's."""
        return f"http://{self._host}:{self._port}"

    @property
    def faults(self) -> Faults:
        """Return the script of faults."""
        return self.telegram.faults

    @property
    def journal(self) -> Journal:
        """Return the journal of the bot's requests."""
        return self.telegram.journal

    def person(
        self,
        person_id: int,
        first_name: str = "Мария",
        language_code: str = "ru",
        *,
        started: bool = False,
    ) -> Phone:
        """Let a person in, or return their phone; the bot may write to whoever `started`."""
        if person_id not in self.phones:
            person = Person(person_id, first_name, language_code, started=started)
            self.telegram.chats.add_person(person)
            self.phones[person_id] = Phone(self.telegram, person)
        return self.phones[person_id]

    def push(self, update: JsonObject) -> int:
        """Queue a raw update, however broken, and return its id."""
        return self.telegram.updates.push(update)

    def replay(self, update_id: int) -> None:
        """Deliver an old update once more."""
        self.telegram.updates.replay(update_id)

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> Self:
        """Serve the Bot API and the page; port 0 takes any free one."""
        self.telegram.stopped = False
        api = BotApi(self.telegram)
        app = web.Application(client_max_size=UPLOAD_LIMIT + FORM_OVERHEAD)
        page = PageApi(self.telegram, self.phones, self.asks)
        app.add_routes([*api.routes(), *page.routes(), *self.routes])
        self._serve_page(app)
        self._runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=1
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        self._host, self._port = self._runner.addresses[0][:2]
        delivery = WebhookDelivery(self.telegram, api.execute, self._nursery, self.webhook_pause)
        self._nursery.start(delivery.run(), "playground webhook")
        return self

    async def stop(self) -> None:
        """Answer who still waits, end deliveries, close the port; chats stay for a new start."""
        self.telegram.stopped = True
        self.telegram.updates.bell.ring()
        self.telegram.chats.bell.ring()
        for person in self.telegram.chats.people.values():
            person.bell.ring()
        await self._nursery.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        """Start on a free port of this machine."""
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        """Stop."""
        await self.stop()

    def _serve_page(self, app: web.Application) -> None:
        index = self.static_dir / "index.html"
        if not self.static_dir.is_dir():
            return

        async def page(_: web.Request) -> web.StreamResponse:
            return web.FileResponse(index, headers=HEADERS)

        app.router.add_get("/", page)
        app.router.add_static("/", self.static_dir)
