"""What the demo page asks for: the phones as they look, and what people do on them."""

from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from aiohttp import web

from bot.playground.messages import Document, Message
from bot.playground.people import Person
from bot.playground.phone import NotSeen, Phone
from bot.playground.telegram import Telegram
from bot.playground.wire import ApiError, Json, JsonObject, json_response

LONG_POLL = 25.0
SHOWN = 100


def nothing(_: Phone) -> bool:
    """Tell that a phone shows no question: a playground by itself knows none."""
    return False


@dataclass
class PageApi:
    """Serve the page's JSON."""

    telegram: Telegram
    phones: dict[int, Phone]
    asks: Callable[[Phone], bool] = nothing

    def routes(self) -> list[web.RouteDef]:
        """Return the page's routes."""
        return [
            web.get("/page/state", self.state),
            web.get("/page/document/{id}", self.document),
            web.post("/page/say", self.say),
            web.post("/page/press", self.press),
            web.post("/page/file", self.file),
        ]

    async def state(self, request: web.Request) -> web.Response:
        """Return the phones changed since a version; wait when there are none."""
        since = number_in(request.query.get("since", "0"))
        if since > self.telegram.chats.version:  # a page left open from an earlier playground
            since = 0

        def look() -> int | None:
            changed = self.telegram.chats.version > since or self.telegram.stopped
            return self.telegram.chats.version if changed else None

        version = await self.telegram.chats.bell.until(look, LONG_POLL)
        changed = [one for one in self.telegram.chats.people.values() if one.version > since]
        return json_response(
            {
                "version": since if version is None else version,
                "now": self.telegram.chats.now().isoformat(),
                "people": [self._person(person) for person in changed],
            }
        )

    async def say(self, request: web.Request) -> web.Response:
        """Let a person write: {person, text}."""
        body = await body_of(request)
        text = body.get("text")
        if not isinstance(text, str) or not text.strip():
            raise web.HTTPBadRequest(text="text is empty")
        self._phone(body).says(text)
        return json_response({"ok": True})

    async def file(self, request: web.Request) -> web.Response:
        """Let a person send a file: {person, name, content} with the content in base64."""
        body = await body_of(request)
        try:
            content = b64decode(str(body.get("content") or ""), validate=True)
            self._phone(body).sends_file(str(body.get("name") or "file"), content)
        except (ValueError, ApiError):
            raise web.HTTPBadRequest(text="no file") from None
        return json_response({"ok": True})

    async def press(self, request: web.Request) -> web.Response:
        """Let a person press a button: {person, message, row, column}."""
        body = await body_of(request)
        phone = self._phone(body)
        message = self.telegram.chats.message(phone.id, number_in(body.get("message")))
        try:
            keyboard = message.keyboard if message and message.keyboard else []
            button = keyboard[number_in(body.get("row"))][number_in(body.get("column"))]
            query_id = phone.presses_data(button["callback_data"], message)
        except (IndexError, KeyError, NotSeen):
            raise web.HTTPConflict(text="this button is gone") from None
        return json_response({"ok": True, "query": query_id})

    async def document(self, request: web.Request) -> web.Response:
        """Give out a document the bot sent, under its own name."""
        document = self.telegram.chats.documents.get(request.match_info["id"])
        if document is None:
            raise web.HTTPNotFound
        name = quote(document.name, safe="")
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        return web.Response(
            body=document.content, content_type=document.mime_type, headers=headers
        )

    def _phone(self, body: JsonObject) -> Phone:
        phone = self.phones.get(number_in(body.get("person")))
        if phone is None:
            raise web.HTTPNotFound(text="no such person")
        return phone

    def _person(self, person: Person) -> JsonObject:
        toast = person.toasts[-1] if person.toasts else None
        shown = self.telegram.chats.visible(person.id)[-SHOWN:]
        return {
            "id": person.id,
            "name": person.first_name,
            "language": person.language_code,
            "blocked": person.blocked,
            "asked": self.asks(self.phones[person.id]),
            "version": person.version,
            "commands": self.telegram.profile.commands_for(person),
            "toast": toast and {"query": toast.query_id, "text": toast.text, "alert": toast.alert},
            "messages": [_message(message) for message in shown],
        }


def _message(message: Message) -> JsonObject:
    return {
        "id": message.id,
        "bot": message.by_bot,
        "date": message.date,
        "edited": message.edited,
        "text": message.content.text,
        "entities": message.content.entities,
        "keyboard": message.keyboard or [],
        "document": message.document and _document(message.document),
    }


def _document(document: Document) -> JsonObject:
    return {
        "id": document.id,
        "kind": document.kind,
        "name": document.name,
        "size": len(document.content),
    }


async def body_of(request: web.Request) -> JsonObject:
    """Return the JSON object of a request, which other sites cannot send unasked."""
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="send application/json")
    try:
        body = await request.json()
    except ValueError:
        raise web.HTTPBadRequest(text="not JSON") from None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="not an object")
    return body


def number_in(raw: Json) -> int:
    """Return a number the page sent."""
    if not str(raw).isdecimal():
        raise web.HTTPBadRequest(text="not a number")
    return int(raw)
