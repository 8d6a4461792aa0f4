"""A message in a private chat and the document it may carry."""

from dataclasses import dataclass

from bot.playground.html import Formatted
from bot.playground.keyboards import Keyboard
from bot.playground.people import Person
from bot.playground.wire import JsonObject


@dataclass(frozen=True)
class Document:
    """Hold a file the bot sent."""

    id: str
    kind: str
    name: str
    mime_type: str
    content: bytes
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        """Return the path getFile gives out."""
        return f"{self.kind}s/{self.id}"

    def wire(self) -> JsonObject:
        """Return what all file objects have in common."""
        return {
            "file_id": self.id,
            "file_unique_id": f"u{self.id}",
            "file_size": len(self.content),
        }

    def as_document(self) -> JsonObject:
        """Return the Document object."""
        return {**self.wire(), "file_name": self.name, "mime_type": self.mime_type}

    def as_photo(self) -> list[JsonObject]:
        """Return the PhotoSize list."""
        return [{**self.wire(), "width": self.width, "height": self.height}]


@dataclass
class Message:
    """Hold one message; the bot's may change, nobody's id does."""

    id: int
    person: Person
    by_bot: bool
    date: int
    content: Formatted
    keyboard: Keyboard | None = None
    document: Document | None = None
    reply_to: int | None = None
    edited: int | None = None
    deleted: bool = False

    @property
    def text(self) -> str:
        """Return the text or caption people read."""
        return self.content.text

    @property
    def buttons(self) -> list[str]:
        """Return the labels of all buttons, row by row."""
        return [button["text"] for row in self.keyboard or [] for button in row]

    @property
    def shown(self) -> str:
        """Return everything there is to read: the file's name, the text, the labels."""
        name = [self.document.name] if self.document else []
        return "\n".join([*name, self.text, *self.buttons])

    def wire(self, bot: JsonObject) -> JsonObject:
        """Return the Message object as Telegram sends it."""
        author = bot if self.by_bot else self.person.user()
        wire: JsonObject = {
            "message_id": self.id,
            "from": author,
            "chat": self.person.chat(),
            "date": self.date,
        }
        if self.edited is not None:
            wire["edit_date"] = self.edited
        if self.reply_to is not None:
            wire["reply_to_message"] = {
                "message_id": self.reply_to,
                "date": self.date,
                "chat": self.person.chat(),
            }
        wire.update(self._body())
        if self.keyboard is not None:
            wire["reply_markup"] = {"inline_keyboard": self.keyboard}
        return wire

    def _body(self) -> JsonObject:
        body: JsonObject = {}
        text, entities = "text", "entities"
        if self.document is not None:
            text, entities = "caption", "caption_entities"
            if self.document.kind == "photo":
                body["photo"] = self.document.as_photo()
            else:
                body["document"] = self.document.as_document()
        if self.content.text or self.document is None:
            body[text] = self.content.text
        if self.content.entities:
            body[entities] = self.content.entities
        return body
