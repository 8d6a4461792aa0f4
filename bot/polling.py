"""Fetch updates by long polling; the offset moves only after the batch is stored."""

import asyncio
import logging
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError
from aiogram.methods import DeleteWebhook, TelegramMethod

from bot.ending import CannotGoOn
from bot.intake import DATABASE_AWAY, Intake
from bot.patience import Patience

log = logging.getLogger(__name__)

ALLOWED_UPDATES = ["message", "callback_query", "my_chat_member"]
HOLD = 25
CONFLICTS = 3
STORE_AGAIN_AFTER = 1.0

TWO_POLLERS = (
    "Telegram says that another program fetches this bot's updates with the same token. "
    "Stop the other one, or make a new token at @BotFather, then start again."
)


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """Ask for updates as they are: one that aiogram cannot parse must not fail the batch."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int
    allowed_updates: list[str]


class Polling:
    """Ask the Bot API for updates until cancelled."""

    def __init__(self, bot: Bot, intake: Intake, patience: Patience) -> None:
        """Feed an intake."""
        self._bot = bot
        self._intake = intake
        self._patience = patience
        self._offset: int | None = None
        self._conflicts = 0

    async def run(self) -> None:
        """Fetch for ever; raises CannotGoOn when waiting would not help."""
        await self._forget_webhook()
        while True:
            batch = await self._fetch()
            if batch:
                await self._store(batch)
                self._offset = 1 + max(update["update_id"] for update in batch)

    async def _fetch(self) -> list[dict[str, Any]]:
        method = GetRawUpdates(offset=self._offset, timeout=HOLD, allowed_updates=ALLOWED_UPDATES)
        try:
            batch = await self._patience.until(
                lambda: self._bot(method, request_timeout=HOLD + 15)
            )
        except TelegramConflictError as error:
            await self._conflict(error)
            return []
        except TelegramBadRequest as error:
            raise CannotGoOn(
                f"telegram.api_url: it refuses getUpdates: {error.message}"
            ) from error
        self._conflicts = 0
        return batch

    async def _conflict(self, error: TelegramConflictError) -> None:
        self._conflicts += 1
        if self._conflicts >= CONFLICTS:
            raise CannotGoOn(TWO_POLLERS) from error
        log.warning("somebody else fetches this bot's updates (%s)", self._conflicts)
        if "webhook" in error.message:
            await self._forget_webhook()

    async def _forget_webhook(self) -> None:
        call = DeleteWebhook(drop_pending_updates=False)
        await self._patience.until(lambda: self._bot(call))

    async def _store(self, batch: list[dict[str, Any]]) -> None:
        while True:
            try:
                return await self._intake.take_in(batch)
            except DATABASE_AWAY as error:
                log.error("updates wait for the database: %s", type(error).__name__)
                await asyncio.sleep(STORE_AGAIN_AFTER)
