"""A server that misbehaves at the level of sockets, on order."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiogram import Bot

from bot.wire import WatchedSession

TOKEN = "42:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
Manners = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class QuickSession(WatchedSession):
    """Close without the quarter of a second that TLS connections need."""

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


@asynccontextmanager
async def serving(manners: Manners) -> AsyncIterator[str]:
    """Serve each connection in a certain manner; give the address."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await manners(reader, writer)
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.close()


@asynccontextmanager
async def bot_at(url: str, seconds: float = 5.0, proxy: str = "") -> AsyncIterator[Bot]:
    """Open a bot on our session."""
    async with Bot(TOKEN, QuickSession(url, proxy, seconds)) as bot:
        yield bot


async def read_request(reader: asyncio.StreamReader) -> bytes:
    """Read one request whole."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    lengths = [int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length")]
    return head + await reader.readexactly(lengths[0] if lengths else 0)


def answering(status: str, body: bytes, said: int | None = None) -> Manners:
    """Answer each request like this; `said` is the length the head claims."""

    async def manners(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        length = len(body) if said is None else said
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {length}\r\n\r\n".encode() + body)
        await writer.drain()

    return manners


async def hanging_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Take the request and close without a word."""
    await read_request(reader)


async def keeping_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Take the request and say nothing, ever."""
    await read_request(reader)
    await reader.read()


async def slamming(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Close at the first byte."""
    await reader.read(1)
