"""Outcomes: every error of the Bot API has one meaning for the message."""

from datetime import UTC, datetime

import pytest
from aiogram.exceptions import (
    RestartingTelegram,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendMessage
from aiogram.types import Chat, Message

from bot.outcomes import (
    Broken,
    Doubt,
    EditLost,
    Gone,
    NeverWent,
    NotSent,
    Outcome,
    Same,
    Sent,
    Unauthorized,
    Unparsed,
    attempt,
    judge,
)
from bot.wire import NeverLeft, NoAnswer, UnreadableSuccess

ASKED = SendMessage(chat_id=7, text="a")


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("Bad Request: message is not modified: specified new message content …", Same),
        ("Bad Request: message to edit not found", EditLost),
        ("Bad Request: message can't be edited", EditLost),
        ("Bad Request: there is no text in the message to edit", EditLost),
        ("Bad Request: MESSAGE_ID_INVALID", EditLost),
        ('Bad Request: can\'t parse entities: Unsupported start tag "x"', Unparsed),
        ("Bad Request: chat not found", Gone),
        ("Bad Request: PEER_ID_INVALID", Gone),
        ("Bad Request: message is too long", Broken),
        ("Bad Request: BUTTON_DATA_INVALID", Broken),
    ],
)
def test_bad_requests_are_told_apart(words: str, meaning: type[Outcome]) -> None:
    assert isinstance(judge(TelegramBadRequest(ASKED, words)), meaning)


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (TelegramForbiddenError(ASKED, "Forbidden: bot was blocked by the user"), Gone),
        (TelegramUnauthorizedError(ASKED, "Unauthorized"), Unauthorized),
        (TelegramEntityTooLarge(ASKED, "Request Entity Too Large"), Broken),
        (TelegramMigrateToChat(ASKED, "group moved", 5), Broken),
        (TelegramServerError(ASKED, "Bad Gateway"), NotSent),
        (RestartingTelegram(ASKED, "Internal Server Error: restart"), NotSent),
        (TelegramNotFound(ASKED, "Not Found: method not found"), NotSent),
        (TelegramConflictError(ASKED, "Conflict"), NotSent),
        (TelegramAPIError(ASKED, "I am a teapot"), NotSent),
        (NeverLeft(ASKED, "ClientConnectorError"), NeverWent),
        (NoAnswer(ASKED, "timeout"), Doubt),
        (TelegramNetworkError(ASKED, "of another session, nobody knows"), Doubt),
        (UnreadableSuccess(ASKED, "unreadable answer"), Sent),
    ],
)
def test_each_error_has_its_meaning(error: TelegramAPIError, meaning: type[Outcome]) -> None:
    assert isinstance(judge(error), meaning)


def test_flood_names_the_seconds() -> None:
    assert judge(TelegramRetryAfter(ASKED, "Too Many Requests", 17)) == NotSent("429", 17.0)


async def test_answer_carries_its_number() -> None:
    async def message() -> Message | bool:
        chat = Chat(id=7, type="private")
        return Message(message_id=5, date=datetime(2026, 9, 1, tzinfo=UTC), chat=chat)

    async def yes() -> Message | bool:
        return True

    assert await attempt(message) == Sent(5)
    assert await attempt(yes) == Sent(None)


async def test_what_is_no_answer_of_telegram_is_not_judged() -> None:
    async def broken() -> Message | bool:
        raise LookupError

    with pytest.raises(LookupError):
        await attempt(broken)
