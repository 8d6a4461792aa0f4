"""Wait for a Bot API that does not answer: one line when it goes, one when it is back."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)

from bot.ending import CannotGoOn

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")

FIRST_WAIT = 1.0
LONGEST_WAIT = 30.0

UNKNOWN_TO_TELEGRAM = (
    "telegram.token: Telegram does not know this token. "
    "Take the right one from @BotFather and put it into the settings."
)


class Patience:
    """Repeat a call until the Bot API answers it."""

    def __init__(self, address: str, first_wait: float = FIRST_WAIT) -> None:
        """Remember the address for the log and how long the first wait is."""
        self._address = address
        self._first_wait = first_wait
        self._wait = first_wait
        self._gone = False

    async def until(self, call: Callable[[], Awaitable[Answer]]) -> Answer:
        """Return the first answer; a bad token ends the process, a refusal is the caller's."""
        while True:
            try:
                answer = await call()
            except (TelegramUnauthorizedError, TelegramNotFound) as error:
                raise CannotGoOn(UNKNOWN_TO_TELEGRAM) from error
            except (TelegramConflictError, TelegramBadRequest):
                self._back()
                raise
            except TelegramRetryAfter as error:
                self._back()
                await asyncio.sleep(error.retry_after)
            except AiogramError as error:
                await self._longer(type(error).__name__)
            else:
                self._back()
                return answer

    async def _longer(self, reason: str) -> None:
        if not self._gone:
            log.warning("the Bot API at %s does not answer (%s), waiting", self._address, reason)
        self._gone = True
        await asyncio.sleep(self._wait)
        self._wait = min(self._wait * 2, LONGEST_WAIT)

    def _back(self) -> None:
        if self._gone:
            log.warning("the Bot API at %s answers again", self._address)
        self._gone = False
        self._wait = self._first_wait
