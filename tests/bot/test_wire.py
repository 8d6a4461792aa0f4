"""The wire: of each failed request we know whether it had left, by real sockets."""

import asyncio
import socket

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.wire import NeverLeft, NoAnswer, UnreadableSuccess, WatchedSession
from tests.bot.odd_server import (
    answering,
    bot_at,
    hanging_up,
    keeping_silent,
    read_request,
    serving,
    slamming,
)

DONE = (
    b'{"ok":true,"result":{"message_id":5,"date":1,"chat":{"id":7,"type":"private"},"text":"a"}}'
)
PAGE = b"<html><h1>502 Bad Gateway</h1></html>"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def test_answer_is_read() -> None:
    async with serving(answering("200 OK", DONE)) as url, bot_at(url) as bot:
        assert (await bot.send_message(7, "a")).message_id == 5


async def test_refused_connection_never_left() -> None:
    async with bot_at(f"http://127.0.0.1:{free_port()}") as bot:
        with pytest.raises(NeverLeft):
            await bot.send_message(7, "a")


async def test_unknown_host_never_left() -> None:
    async with bot_at("http://nowhere.invalid") as bot:
        with pytest.raises(NeverLeft):
            await bot.send_message(7, "a")


async def test_failed_tls_never_left() -> None:
    async with serving(slamming) as url, bot_at(url.replace("http:", "https:")) as bot:
        with pytest.raises(NeverLeft):
            await bot.send_message(7, "a")


async def test_connection_closed_without_an_answer_had_left() -> None:
    async with serving(hanging_up) as url, bot_at(url) as bot:
        with pytest.raises(NoAnswer):
            await bot.send_message(7, "a")


async def test_silence_had_left() -> None:
    async with serving(keeping_silent) as url, bot_at(url, seconds=0.2) as bot:
        with pytest.raises(NoAnswer):
            await bot.send_message(7, "a")


async def test_longer_patience_of_one_request_counts() -> None:
    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        await asyncio.sleep(0.3)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 23\r\n\r\n" + b'{"ok":true,"result":[]}')

    async with serving(slow) as url, bot_at(url, seconds=0.1) as bot:
        assert await bot.get_updates(request_timeout=5) == []


async def test_html_page_of_a_gateway_means_not_sent() -> None:
    async with serving(answering("502 Bad Gateway", PAGE)) as url, bot_at(url) as bot:
        with pytest.raises(TelegramServerError) as caught:
            await bot.send_message(7, "a")
    assert "502" in caught.value.message
    assert "<html>" not in str(caught.value)


async def test_error_answer_cut_off_means_not_sent() -> None:
    manners = answering("500 Internal Server Error", b'{"ok":fal', said=100)
    async with serving(manners) as url, bot_at(url) as bot:
        with pytest.raises(TelegramServerError):
            await bot.send_message(7, "a")


@pytest.mark.parametrize(
    ("body", "said"),
    [(PAGE, None), (DONE[:40], None), (DONE[:40], 100), (b'{"ok":true,"result":{}}', None)],
)
async def test_unreadable_success_arrived(body: bytes, said: int | None) -> None:
    async with serving(answering("200 OK", body, said)) as url, bot_at(url) as bot:
        with pytest.raises(UnreadableSuccess):
            await bot.send_message(7, "a")


async def test_words_of_the_server_come_through() -> None:
    flood = b'{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":3}}'
    async with serving(answering("429 Too Many", flood)) as url, bot_at(url) as bot:
        with pytest.raises(TelegramRetryAfter) as caught:
            await bot.send_message(7, "a")
    assert caught.value.retry_after == 3
    wrong = b'{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}'
    async with serving(answering("400 Bad Request", wrong)) as url, bot_at(url) as bot:
        with pytest.raises(TelegramBadRequest):
            await bot.send_message(7, "a")


async def test_http_proxy_is_asked() -> None:
    asked: list[bytes] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        await read_request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(DONE) + DONE)
        await writer.drain()

    async with serving(proxy) as address, bot_at("http://api.example", proxy=address) as bot:
        assert (await bot.send_message(7, "a")).message_id == 5
    assert asked[0].startswith(b"CONNECT api.example:80")


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_dead_or_refusing_proxy_never_left(scheme: str) -> None:
    async with bot_at("http://api.example", proxy=f"{scheme}://127.0.0.1:{free_port()}") as bot:
        with pytest.raises(NeverLeft):
            await bot.send_message(7, "a")
    async with serving(answering("407 Proxy Authentication Required", b"")) as address:
        proxy = address.replace("http:", f"{scheme}:")
        async with bot_at("http://api.example", proxy=proxy, seconds=1) as bot:
            with pytest.raises(TelegramNetworkError) as caught:
                await bot.send_message(7, "a")
    assert isinstance(caught.value, NeverLeft)


def test_official_server_is_the_default() -> None:
    session = WatchedSession()
    assert session.api.api_url("1:a", "getMe") == "https://api.telegram.org/bot1:a/getMe"
    own = WatchedSession("https://bots.example/relay/")
    assert own.api.api_url("1:a", "getMe") == "https://bots.example/relay/bot1:a/getMe"
