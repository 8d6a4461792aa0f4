"""All that Telegram was given in a test, down to the insides of files: leaks are sought there.

The bot sends no calendar and no PDF yet. A calendar would be read, its folded lines unfolded;
a PDF fails the test that meets it, until it is read here.
"""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZipFile, is_zipfile

from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendDocument, SendMessage
from aiogram.methods.base import TelegramMethod, TelegramType
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup

from tests.talk import Town

ENDING = 2
"""How many letters a Russian case may change at the end of a name."""

FOLD = re.compile(r"\r\n[ \t]")
"""Where a calendar file breaks a line, in the middle of a name if need be."""


def said(here: Town, since: int = 0) -> list[str]:
    """Every text, caption, label, file name and file that left for Telegram."""
    return [text for each in here.telegram.requests[since:] for text in texts_of(each)]


def leaks(here: Town, secrets: Iterable[str], since: int = 0) -> list[str]:
    """What was said although it is a secret."""
    return leaks_in(said(here, since), secrets)


def leaks_in(texts: Iterable[str], secrets: Iterable[str]) -> list[str]:
    """What of these texts is a secret; names in any case, whatever stands around."""
    wanted = [re.compile(stem(each), re.IGNORECASE) for each in secrets]
    return sorted(
        {
            f"{found[0]}: …{text[max(0, found.start() - 60) : found.end() + 40]}…"
            for text in texts
            for each in wanted
            if (found := each.search(text)) is not None
        }
    )


def stem(word: str) -> str:
    """The pattern of a word in all its forms: «Яковлев» is in «Яковлевым», «Мария» in «Марии»."""
    if any(each.isdigit() for each in word):
        return re.escape(word)
    return r"\b" + re.escape(word[: max(4, len(word) - ENDING)])


def texts_of(method: TelegramMethod[TelegramType]) -> Iterator[str]:
    """Give whatever one request tells Telegram."""
    match method:
        case SendMessage() | EditMessageText():
            yield method.text or ""
        case AnswerCallbackQuery():
            yield method.text or ""
        case SendDocument():
            yield method.caption or ""
            if isinstance(method.document, BufferedInputFile):
                yield method.document.filename or ""
                yield from _inside(method.document.data)
    markup = getattr(method, "reply_markup", None)
    if isinstance(markup, InlineKeyboardMarkup):
        for row in markup.inline_keyboard:
            for key in row:
                yield f"{key.text} {key.callback_data or ''} {key.url or ''}"


def _inside(content: bytes) -> Iterator[str]:
    assert not content.startswith(b"%PDF"), "a PDF has to be read here before it is sent"
    if not is_zipfile(BytesIO(content)):
        yield FOLD.sub("", content.decode(errors="replace"))
        return
    with ZipFile(BytesIO(content)) as box:
        for name in box.namelist():
            yield re.sub(r"<[^>]+>", " ", box.read(name).decode(errors="replace"))
