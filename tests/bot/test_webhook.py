"""The webhook takes updates from whoever knows the secret, and says 200 when they are stored."""

import json
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiogram import Bot
from aiogram.methods import SetWebhook
from aiohttp import ClientSession, ClientTimeout
from aiohttp.test_utils import unused_port
from sqlalchemy.exc import OperationalError

from bot.ending import CannotGoOn
from bot.intake import RawUpdate
from bot.patience import Patience
from bot.polling import ALLOWED_UPDATES
from bot.settings import Webhook
from bot.webhook import HEADER, LARGEST_BODY, WebhookServer
from tests.fake_telegram import FakeTelegram
from tests.talk import TOKEN

SECRET = "a-secret-of-32-characters-or-so_"
UPDATE = {"update_id": 7, "message": {"from": {"id": 5}}}


class Store:
    def __init__(self) -> None:
        self.stored: list[RawUpdate] = []
        self.locked = False

    async def take_in(self, updates: list[RawUpdate]) -> None:
        if self.locked:
            raise OperationalError("insert", {}, Exception("database is locked"))
        self.stored += updates


class Post:
    """Bring things to the webhook over HTTP."""

    def __init__(self, url: str, store: Store, telegram: FakeTelegram) -> None:
        self.url = url
        self.store = store
        self.telegram = telegram

    async def brings(self, body: bytes | BytesIO, headers: dict[str, str]) -> int:
        async with (
            ClientSession(timeout=ClientTimeout(5)) as session,
            session.post(self.url, data=body, headers=headers) as response,
        ):
            return response.status


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    port = unused_port()
    settings = Webhook(
        listen=f"127.0.0.1:{port}", public_url="https://bot.example.org/", secret=SECRET
    )
    telegram, store = FakeTelegram(), Store()
    bot = Bot(TOKEN, session=telegram)
    server = WebhookServer(bot, store, Patience("x"), settings)  # type: ignore[arg-type]
    await server.start()
    yield Post(f"http://127.0.0.1:{port}/telegram", store, telegram)
    await server.stop()


async def test_the_right_secret_stores_the_update(post: Post) -> None:
    assert await post.brings(json.dumps(UPDATE).encode(), {HEADER: SECRET}) == 200
    assert post.store.stored == [UPDATE]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {HEADER: ""},
        {HEADER: SECRET[:-1]},
        {HEADER: SECRET + "x"},
        {HEADER: "пароль"},
        {"X-Forwarded-For": "149.154.160.5"},
        {"X-Forwarded-For": "149.154.160.5", HEADER: "wrong"},
    ],
)
async def test_anything_else_is_401_and_stores_nothing(
    post: Post, headers: dict[str, str]
) -> None:
    assert await post.brings(json.dumps(UPDATE).encode(), headers) == 401
    assert post.store.stored == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"x"', b"\xff\xfe", b"[" * 100_000])
async def test_what_is_no_object_is_400(post: Post, body: bytes) -> None:
    assert await post.brings(body, {HEADER: SECRET}) == 400


async def test_a_body_over_the_limit_is_refused(post: Post) -> None:
    assert await post.brings(BytesIO(b"x" * (LARGEST_BODY + 1)), {HEADER: SECRET}) == 413


async def test_while_the_database_is_locked_telegram_brings_it_again(post: Post) -> None:
    post.store.locked = True
    assert await post.brings(json.dumps(UPDATE).encode(), {HEADER: SECRET}) == 503
    post.store.locked = False
    assert await post.brings(json.dumps(UPDATE).encode(), {HEADER: SECRET}) == 200
    assert post.store.stored == [UPDATE]


async def test_telegram_is_told_the_address_and_the_secret(post: Post) -> None:
    [call] = [r for r in post.telegram.requests if isinstance(r, SetWebhook)]
    assert call.url == "https://bot.example.org/telegram"
    assert call.secret_token == SECRET
    assert call.allowed_updates == ALLOWED_UPDATES
    assert call.drop_pending_updates is False


def test_without_a_secret_there_is_no_server() -> None:
    bot = Bot(TOKEN, session=FakeTelegram())
    with pytest.raises(CannotGoOn, match=r"telegram\.webhook\.secret"):
        WebhookServer(bot, Store(), Patience("x"), Webhook())  # type: ignore[arg-type]
