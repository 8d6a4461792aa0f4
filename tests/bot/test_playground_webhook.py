"""Updates delivered by POST: secret, order within a chat, repeats until taken."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiogram import Bot
from aiohttp import web

from bot.playground.bell import Bell
from bot.playground.server import Playground
from bot.playground.wire import Json, JsonObject
from tests.bot.playground_bot import bot_on, noon


@dataclass
class Hook:
    """Take updates as a bot's web server does, with the answers a test wants."""

    statuses: list[int] = field(default_factory=list)
    body: Json = None
    taken: list[JsonObject] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    bell: Bell = field(default_factory=Bell)
    url: str = ""

    async def take(self, request: web.Request) -> web.Response:
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""))
        self.taken.append(await request.json())
        self.bell.ring()
        await self.gate.wait()
        status = self.statuses.pop(0) if self.statuses else 200
        return web.json_response(self.body, status=status)

    async def takes(self, count: int) -> list[str]:
        def look() -> bool | None:
            return len(self.taken) >= count or None

        assert await self.bell.until(look, 5), self.taken
        return [one["message"]["text"] for one in self.taken]


@asynccontextmanager
async def serving(hook: Hook) -> AsyncIterator[Hook]:
    app = web.Application()
    app.add_routes([web.post("/hook", hook.take)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    async with serving(Hook()) as running:
        running.gate.set()
        yield running


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=noon, webhook_pause=lambda attempt: 0.0) as running:
        yield running


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    async with bot_on(playground) as opened:
        yield opened


async def emptied(playground: Playground) -> None:
    updates = playground.telegram.updates
    assert await updates.bell.until(lambda: len(updates) == 0 or None, 5)


async def test_update_comes_with_the_secret(bot: Bot, playground: Playground, hook: Hook) -> None:
    maria = playground.person(7)
    maria.says("до вебхука")
    await bot.set_webhook(hook.url, secret_token="our-secret")
    maria.says("после")
    assert await hook.takes(2) == ["до вебхука", "после"]
    assert hook.secrets == ["our-secret"] * 2
    await emptied(playground)


async def test_refused_update_comes_again_and_holds_its_chat_up(
    bot: Bot, playground: Playground, hook: Hook
) -> None:
    hook.statuses = [500, 401]
    maria = playground.person(7)
    maria.says("раз")
    maria.says("два")
    await bot.set_webhook(hook.url)
    assert await hook.takes(4) == ["раз", "раз", "раз", "два"]
    await emptied(playground)
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 401"
    assert hook.secrets[0] == ""


async def test_one_chat_waits_its_turn_while_others_go_on(
    bot: Bot, playground: Playground, hook: Hook
) -> None:
    hook.gate.clear()
    maria, ivan = playground.person(7), playground.person(8)
    await bot.set_webhook(hook.url)
    maria.says("Мария 1")
    maria.says("Мария 2")
    ivan.says("Иван 1")
    assert sorted(await hook.takes(2)) == ["Иван 1", "Мария 1"]
    hook.gate.set()
    assert (await hook.takes(3))[-1] == "Мария 2"


async def test_unreachable_hook_is_tried_again(bot: Bot, playground: Playground) -> None:
    playground.person(7).says("раз")
    hook = Hook()
    async with serving(hook):
        pass
    port = int(hook.url.removesuffix("/hook").rpartition(":")[2])
    await bot.set_webhook(hook.url)
    runner = web.AppRunner(web.Application(), access_log=None)
    runner.app.add_routes([web.post("/hook", hook.take)])
    hook.gate.set()
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    assert await hook.takes(1) == ["раз"]
    await emptied(playground)
    await runner.cleanup()


async def test_method_in_the_answer_is_executed(
    bot: Bot, playground: Playground, hook: Hook
) -> None:
    hook.body = {"method": "sendMessage", "chat_id": 7, "text": "сразу"}
    maria = playground.person(7)
    maria.says("раз")
    await bot.set_webhook(hook.url)
    assert (await maria.hears()).text == "сразу"


async def test_repeat_is_delivered_too(bot: Bot, playground: Playground, hook: Hook) -> None:
    await bot.set_webhook(hook.url)
    number = playground.person(7).says("раз")
    await hook.takes(1)
    await emptied(playground)
    assert number is not None
    playground.replay(number)
    assert await hook.takes(2) == ["раз", "раз"]
    assert hook.taken[0] == hook.taken[1]


async def test_deleted_webhook_leaves_the_rest_to_polling(
    bot: Bot, playground: Playground, hook: Hook
) -> None:
    hook.statuses = [500] * 1000
    playground.person(7).says("раз")
    await bot.set_webhook(hook.url)
    await hook.takes(2)
    await bot.delete_webhook()
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "раз"
