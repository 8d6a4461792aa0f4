"""Messages going out: text, documents, photos."""

import mimetypes
import secrets
import struct

from bot.playground.html import Formatted
from bot.playground.keyboards import sent_keyboard
from bot.playground.messages import Document
from bot.playground.params import Params, Upload
from bot.playground.people import Person
from bot.playground.telegram import Telegram
from bot.playground.text import caption_text, message_text
from bot.playground.wire import Json, bad_request

PHOTO_BYTES = 10 * 1024 * 1024
PHOTO_SIDES = 10_000
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"


def send_message(telegram: Telegram, params: Params) -> Json:
    """Send a text."""
    return _send(telegram, params, message_text(params), None)


def send_document(telegram: Telegram, params: Params) -> Json:
    """Send a file with a caption."""
    document = _known_or_new(telegram, params, "document")
    return _send(telegram, params, caption_text(params), document)


def send_photo(telegram: Telegram, params: Params) -> Json:
    """Send a picture with a caption."""
    document = _known_or_new(telegram, params, "photo")
    return _send(telegram, params, caption_text(params), document)


def send_chat_action(telegram: Telegram, params: Params) -> Json:
    """Show that the bot is busy; costs nothing of the message budget."""
    telegram.chats.reachable(chat_of(params))
    if not params.text("action"):
        raise bad_request("wrong parameter action in request")
    return True


def chat_of(params: Params) -> int:
    """Return the chat id; names of channels lead to no chat here."""
    raw = params.text("chat_id").strip()
    if not raw:
        raise bad_request("chat_id is empty")
    if not raw.lstrip("-").isdigit():
        raise bad_request("chat not found")
    return int(raw)


def _send(
    telegram: Telegram, params: Params, content: Formatted, document: Document | None
) -> Json:
    keyboard = sent_keyboard(params)
    person = telegram.chats.reachable(chat_of(params))
    reply_to = _replied(telegram, params, person)
    telegram.floods.spend(person.id)
    if document is not None:
        telegram.chats.keep(document)
    message = telegram.chats.store(
        person, content, by_bot=True, keyboard=keyboard, document=document, reply_to=reply_to
    )
    return message.wire(telegram.bot_user())


def _replied(telegram: Telegram, params: Params, person: Person) -> int | None:
    asked = params.json("reply_parameters", "reply parameters") or {}
    number = asked.get("message_id") or params.integer("reply_to_message_id", 0)
    if not number:
        return None
    if telegram.chats.message(person.id, int(number)) is not None:
        return int(number)
    if asked.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _known_or_new(telegram: Telegram, params: Params, kind: str) -> Document:
    upload = params.upload(kind)
    if upload is not None:
        return _stored(upload, kind)
    reference = params.text(kind)
    if not reference or reference.startswith("attach://"):
        raise bad_request(f"there is no {kind} in the request")
    known = telegram.chats.documents.get(reference)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad_request(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


def sent_document(name: str, content: bytes) -> Document:
    """Return the document that a person's file becomes; an empty one cannot be sent."""
    return _stored(Upload(name, content), "document")


def _stored(upload: Upload, kind: str) -> Document:
    if not upload.content:
        raise bad_request("file must be non-empty")
    width, height = _picture_size(upload.content) if kind == "photo" else (0, 0)
    guessed, _ = mimetypes.guess_type(upload.name)
    return Document(
        id=secrets.token_urlsafe(12),
        kind=kind,
        name=upload.name,
        mime_type=guessed or "application/octet-stream",
        content=upload.content,
        width=width,
        height=height,
    )


def _picture_size(content: bytes) -> tuple[int, int]:
    if len(content) > PHOTO_BYTES:
        raise bad_request("file is too big")
    if content.startswith(JPEG):
        return 1, 1
    if not content.startswith(PNG) or len(content) < 24:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", content[16:24])
    if width + height > PHOTO_SIDES:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
