"""Be the loop everybody writes first: send, sleep for a share of a second, send.

Arguments: API address, token, first chat, number of chats, messages a second.
"""

import asyncio
import sys

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

TEXT = "<b>Объявление · Техникум</b>\nВ пятницу в 15:00 встречаемся в актовом зале."


async def main(api: str, token: str, first: int, count: int, rate: float) -> None:
    """Send to each chat once."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(api))
    async with Bot(token, session) as bot:
        for chat in range(first, first + count):
            await bot.send_message(chat, TEXT, parse_mode="HTML")
            await asyncio.sleep(1 / rate)


if __name__ == "__main__":
    api, token, first, count, rate = sys.argv[1:]
    asyncio.run(main(api, token, int(first), int(count), float(rate)))
