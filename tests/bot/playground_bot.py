"""A real aiogram bot and a stopwatch for the tests of the playground."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import TCPConnector

from bot.playground.server import Playground

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def noon() -> datetime:
    """Tell the hour at which time stands still."""
    return NOON


@dataclass
class Stopwatch:
    """Count seconds that tests move."""

    at: float = 1000.0

    def __call__(self) -> float:
        return self.at


class QuickSession(AiohttpSession):
    """Spare tests what TLS costs: 25 ms to load certificates, 250 ms to say goodbye."""

    def __init__(self, api: TelegramAPIServer) -> None:
        super(AiohttpSession, self).__init__(api=api, timeout=5)
        self._session = None
        self._connector_type = TCPConnector
        self._connector_init = {"limit": 100}
        self._should_reset_connector = True
        self._proxy = None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


@asynccontextmanager
async def bot_on(playground: Playground, token: str = "") -> AsyncIterator[Bot]:
    """Open a bot whose Telegram is the playground."""
    session = QuickSession(TelegramAPIServer.from_base(playground.url))
    async with Bot(token or playground.token, session=session) as bot:
        yield bot
