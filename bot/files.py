"""Fetch a file that a person sent, by the reference Telegram keeps; it is held in memory only."""

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiohttp import ClientError

from handlers.papers.guarding import require_size
from mentoring.roster.faults import UnreadableList, Why

SECONDS = 120
TOO_BIG = "file is too big"


class NotNow(Exception):
    """The file could not be fetched at this moment; it may be in a while."""


class Files:
    """Fetch files through the Bot API."""

    def __init__(self, bot: Bot) -> None:
        """Use the bot's own session."""
        self._bot = bot

    async def fetch(self, reference: str) -> bytes:
        """Return a file's content, never more than a bot may download."""
        try:
            found = await self._bot.get_file(reference)
            require_size(found.file_size or 0)
            return await self._download(found.file_path or "")
        except TelegramBadRequest as error:
            why = Why.TOO_BIG if TOO_BIG in error.message.lower() else Why.NOT_FETCHED
            raise UnreadableList(why) from None
        except (AiogramError, ClientError, OSError, TimeoutError) as error:
            raise NotNow from error

    async def _download(self, path: str) -> bytes:
        session = self._bot.session
        content = bytearray()
        url = session.api.file_url(self._bot.token, path)
        async for piece in session.stream_content(url, timeout=SECONDS):
            content += piece
            require_size(len(content))
        return bytes(content)
