"""A Bot API in memory, behind aiogram's session: keeps chats, refuses what Telegram refuses."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageReplyMarkup,
    EditMessageText,
    GetFile,
    GetMe,
    SendDocument,
    SendMessage,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import (
    BufferedInputFile,
    Chat,
    Document,
    File,
    InlineKeyboardMarkup,
    Message,
    User,
)

from tests.telegram_shapes import Key, Reader, Shown, Talk

BOT = User(id=42, is_bot=True, first_name="Наставник", username="nastavnik_test_bot")
DOWNLOAD_BYTES = 20 * 1024 * 1024
EPOCH = datetime(2026, 9, 1, tzinfo=UTC)
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


class FakeTelegram(BaseSession):
    """Answer requests as the Bot API does, and remember whatever it would have refused."""

    def __init__(self) -> None:
        """Begin with no chats."""
        super().__init__()
        self.talks: dict[int, Talk] = {}
        self.requests: list[TelegramMethod[Any]] = []
        self.complaints: list[str] = []
        self.files: dict[str, bytes] = {}
        self._last_message = 100

    def talk(self, chat: int) -> Talk:
        """The chat with a person."""
        return self.talks.setdefault(chat, Talk())

    def next_message(self) -> int:
        """A number for a message."""
        self._last_message += 1
        return self._last_message

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        """Do what a method asks."""
        self.requests.append(method)
        return cast("TelegramType", self._answer(method))

    def _answer(self, method: TelegramMethod[Any]) -> object:
        match method:
            case GetMe():
                return BOT
            case GetFile():
                return self._file(method)
            case SendMessage():
                return self._send(method)
            case SendDocument():
                return self._send_document(method)
            case EditMessageText():
                return self._edit(method)
            case EditMessageReplyMarkup():
                return self._edit_keys(method)
            case DeleteMessage():
                self.talk(cast("int", method.chat_id)).messages.pop(method.message_id, None)
            case AnswerCallbackQuery() if len(method.text or "") > 200:
                self._refuse(method, "Bad Request: MESSAGE_TOO_LONG")
        return True

    def _file(self, method: GetFile) -> File:
        content = self.files.get(method.file_id)
        if content is None:
            self._refuse(method, "Bad Request: invalid file_id", loud=False)
        elif len(content) > DOWNLOAD_BYTES:
            self._refuse(method, "Bad Request: file is too big", loud=False)
        return File(
            file_id=method.file_id,
            file_unique_id=f"u{method.file_id}",
            file_size=len(content or b""),
            file_path=f"documents/{method.file_id}",
        )

    def _send(self, method: SendMessage) -> Message:
        talk = self._open_talk(method, method.chat_id)
        shown = Shown(
            self.next_message(),
            self._plain(method, method.text, 4096),
            method.text,
            self._rows(method, method.reply_markup),
        )
        talk.show(shown)
        return message(method.chat_id, shown)

    def _send_document(self, method: SendDocument) -> Message:
        talk = self._open_talk(method, method.chat_id)
        file = method.document
        assert isinstance(file, BufferedInputFile), "documents are made in memory"
        caption = method.caption or ""
        shown = Shown(
            self.next_message(),
            self._plain(method, caption, 1024) if caption else "",
            caption,
            self._rows(method, method.reply_markup),
            file.filename,
            file.data,
        )
        talk.show(shown)
        return message(method.chat_id, shown)

    def _edit(self, method: EditMessageText) -> Message:
        talk = self._open_talk(method, method.chat_id)
        old = self._existing(method, talk, method.message_id)
        if old.file is not None:
            self._refuse(
                method, "Bad Request: there is no text in the message to edit", loud=False
            )
        rows = self._rows(method, method.reply_markup)
        html = method.text or ""
        shown = Shown(old.id, self._plain(method, html, 4096), html, rows)
        if (shown.html, shown.rows) == (old.html, old.rows):
            self._refuse(method, NOT_MODIFIED, loud=False)
        talk.show(shown)
        return message(method.chat_id, shown)

    def _edit_keys(self, method: EditMessageReplyMarkup) -> Message:
        talk = self._open_talk(method, method.chat_id)
        old = self._existing(method, talk, method.message_id)
        rows = self._rows(method, method.reply_markup)
        shown = Shown(old.id, old.text, old.html, rows, old.file, old.content)
        talk.messages[old.id] = shown
        return message(method.chat_id, shown)

    def _open_talk(self, method: TelegramMethod[Any], chat: object) -> Talk:
        if not isinstance(chat, int) or chat not in self.talks:
            self._refuse(method, "Bad Request: chat not found", loud=False)
        talk = self.talk(cast("int", chat))
        if talk.blocked:
            raise TelegramForbiddenError(method, "Forbidden: bot was blocked by the user")
        return talk

    def _existing(self, method: TelegramMethod[Any], talk: Talk, number: int | None) -> Shown:
        if number not in talk.messages:
            self._refuse(method, "Bad Request: message to edit not found", loud=False)
        return talk.messages[cast("int", number)]

    def _plain(self, method: TelegramMethod[Any], html: str, limit: int) -> str:
        reader = Reader()
        reader.feed(html)
        reader.close()
        text = reader.text.strip()
        if reader.open or reader.wrong:
            self._refuse(
                method, f"Bad Request: can't parse entities: {reader.wrong or reader.open}"
            )
        if not text:
            self._refuse(method, "Bad Request: message text is empty")
        if len(text) > limit:
            self._refuse(method, "Bad Request: message is too long")
        return text.replace("\u00a0", " ")  # people see a blank either way

    def _rows(self, method: TelegramMethod[Any], markup: object) -> tuple[tuple[Key, ...], ...]:
        if markup is None:
            return ()
        assert isinstance(markup, InlineKeyboardMarkup), "only inline keyboards are used"
        rows = tuple(
            tuple(Key(b.text, b.callback_data or "", b.url or "") for b in row)
            for row in markup.inline_keyboard
        )
        for key in (key for row in rows for key in row):
            if len(key.data.encode()) > 64 or not (key.data or key.url) or not key.text:
                self._refuse(method, f"Bad Request: BUTTON_DATA_INVALID ({key})")
        if sum(map(len, rows)) > 100 or any(len(row) > 8 for row in rows):
            self._refuse(method, "Bad Request: reply markup is too long")
        return rows

    def _refuse(self, method: TelegramMethod[Any], reason: str, *, loud: bool = True) -> None:
        if loud:
            self.complaints.append(f"{type(method).__name__}: {reason}")
        raise TelegramBadRequest(method, reason)

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """Give out what somebody sent, by the path that getFile told."""
        content = self.files[url.rpartition("/")[2]]
        for at in range(0, len(content), chunk_size):
            yield content[at : at + chunk_size]


def message(chat: int | str | None, shown: Shown) -> Message:
    """The message as the Bot API returns it."""
    return Message(
        message_id=shown.id,
        date=EPOCH,
        chat=Chat(id=int(chat or 0), type="private"),
        text=shown.text or None,
        document=Document(file_id="f", file_unique_id="u") if shown.file else None,
    )
