"""Make every message wait for its turn, also one that the courier does not carry."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.pacing import Pacing
from mentoring.delivery import Lane

BEGINNINGS = ("send", "edit", "copy", "forward")
OUTSIDE = ("sendChatAction",)

_has_turn: ContextVar[bool] = ContextVar("has_turn", default=False)


@contextmanager
def with_turn() -> Iterator[None]:
    """Send what is inside on a turn that was taken already."""
    token = _has_turn.set(True)
    try:
        yield
    finally:
        _has_turn.reset(token)


def is_message(method: TelegramMethod[TelegramType]) -> bool:
    """Tell whether a request counts against the budget of messages."""
    name = method.__api_method__
    return name.startswith(BEGINNINGS) and name not in OUTSIDE


class PacedRequests(BaseRequestMiddleware):
    """Take a turn for each message that has none yet."""

    def __init__(self, pacing: Pacing) -> None:
        """Share the one pacing of the bot."""
        self._pacing = pacing

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Wait for a turn where one is needed, then make the request."""
        chat = getattr(method, "chat_id", None)
        if _has_turn.get() or not is_message(method) or not isinstance(chat, int):
            return await make_request(bot, method)
        await self._pacing.turn(chat, Lane.INTERACTIVE)
        try:
            return await make_request(bot, method)
        finally:
            self._pacing.release(chat)
