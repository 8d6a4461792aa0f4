"""Say what became of one request for a message: came, did not come, or nobody can know."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import Message

from bot.wire import NeverLeft, Receipt, UnreadableSuccess


@dataclass(frozen=True, slots=True)
class Sent:
    """Say that the message is there; its number is unknown when the answer was unreadable."""

    message: int | None


@dataclass(frozen=True, slots=True)
class Same:
    """Say that the message to edit shows this already."""


@dataclass(frozen=True, slots=True)
class NotSent:
    """Say that the server refused for now; after a flood it names the seconds to wait."""

    reason: str
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class NeverWent:
    """Say that the request did not leave this machine."""

    reason: str


@dataclass(frozen=True, slots=True)
class Gone:
    """Say that this person cannot be reached: blocked the bot, left, was deactivated."""

    reason: str


@dataclass(frozen=True, slots=True)
class Broken:
    """Say that the server will never take this message as it is."""

    reason: str


@dataclass(frozen=True, slots=True)
class EditLost:
    """Say that the message to edit is gone or cannot be edited: it goes anew."""


@dataclass(frozen=True, slots=True)
class Unparsed:
    """Say that the server could not read the markup: the text goes once as plain text."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Say that the request left and no answer came."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unauthorized:
    """Say that the token is refused: nothing can be sent at all."""


Outcome = (
    Sent | Same | NotSent | NeverWent | Gone | Broken | EditLost | Unparsed | Doubt | Unauthorized
)

LOST = (
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
    "message_id_invalid",
)
AWAY = ("chat not found", "user is deactivated", "user not found", "peer_id_invalid")
REASON_LENGTH = 120


async def attempt(call: Callable[[], Awaitable[Message | Receipt | bool]]) -> Outcome:
    """Make one request and say what became of it."""
    try:
        answer = await call()
    except TelegramAPIError as error:
        return judge(error)
    return Sent(None if isinstance(answer, bool) else answer.message_id)


def judge(error: TelegramAPIError) -> Outcome:
    """Say what an error of the Bot API or of the network means for the message."""
    reason = error.message[:REASON_LENGTH]
    match error:
        case TelegramRetryAfter():
            return NotSent("429", float(error.retry_after))
        case TelegramUnauthorizedError():
            return Unauthorized()
        case TelegramForbiddenError():
            return Gone(reason)
        case TelegramBadRequest():
            return _judge_bad_request(reason)
        case TelegramEntityTooLarge() | TelegramMigrateToChat():
            return Broken(type(error).__name__)
        case NeverLeft():
            return NeverWent(reason)
        case UnreadableSuccess():
            return Sent(None)
        case TelegramNetworkError():
            return Doubt(reason)
        case _:
            return NotSent(reason)


def _judge_bad_request(reason: str) -> Outcome:
    said = reason.lower()
    if "message is not modified" in said:
        return Same()
    if "can't parse entities" in said:
        return Unparsed()
    if any(words in said for words in LOST):
        return EditLost()
    if any(words in said for words in AWAY):
        return Gone(reason)
    return Broken(reason)
