"""Everybody's private chats with the bot, in memory."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.playground.bell import Bell
from bot.playground.html import Formatted
from bot.playground.keyboards import Keyboard
from bot.playground.messages import Document, Message
from bot.playground.people import Person, Toast
from bot.playground.wire import ApiError, bad_request

EVENTS_KEPT = 200_000


@dataclass(frozen=True)
class ChatEvent:
    """Note one thing that happened in a chat: sent, edited or deleted."""

    kind: str
    by_bot: bool
    chat_id: int
    message_id: int
    shown: str
    at: datetime


@dataclass
class Chats:
    """Keep people, messages and documents; ring the bell on every change."""

    now: Callable[[], datetime]
    bell: Bell = field(default_factory=Bell)
    people: dict[int, Person] = field(default_factory=dict)
    messages: dict[int, dict[int, Message]] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    log: deque[ChatEvent] = field(default_factory=lambda: deque(maxlen=EVENTS_KEPT))
    diaries: dict[int, list[ChatEvent]] = field(default_factory=dict)
    version: int = 0
    _last_id: int = 0

    def add_person(self, person: Person) -> Person:
        """Let a person into the playground."""
        self.people[person.id] = person
        self.messages[person.id] = {}
        self.diaries[person.id] = []
        self.touch(person)
        return person

    def reachable(self, chat_id: int) -> Person:
        """Return the person the bot may write to, or refuse as Telegram does."""
        person = self.people.get(chat_id)
        if person is None or not person.started:
            raise bad_request("chat not found")
        if person.deactivated:
            raise ApiError(403, "Forbidden: user is deactivated")
        if person.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return person

    def message(self, chat_id: int, message_id: int) -> Message | None:
        """Return a message that is there and not deleted."""
        found = self.messages.get(chat_id, {}).get(message_id)
        return None if found is None or found.deleted else found

    def visible(self, chat_id: int) -> list[Message]:
        """Return a chat's messages that are not deleted, oldest first."""
        return [one for one in self.messages[chat_id].values() if not one.deleted]

    def store(
        self,
        person: Person,
        content: Formatted,
        *,
        by_bot: bool,
        keyboard: Keyboard | None = None,
        document: Document | None = None,
        reply_to: int | None = None,
    ) -> Message:
        """Add a message to a person's chat."""
        self._last_id += 1
        message = Message(
            id=self._last_id,
            person=person,
            by_bot=by_bot,
            date=self._seconds(),
            content=content,
            keyboard=keyboard,
            document=document,
            reply_to=reply_to,
        )
        self.messages[person.id][message.id] = message
        self._note("sent", message)
        return message

    def edit(self, message: Message, content: Formatted, keyboard: Keyboard | None) -> None:
        """Change a message of the bot; an edit that changes nothing is refused."""
        if content == message.content and keyboard == message.keyboard:
            raise bad_request(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        message.content, message.keyboard = content, keyboard
        message.edited = self._seconds()
        self._note("edited", message)

    def delete(self, message: Message) -> None:
        """Take a message out of sight."""
        message.deleted = True
        self._note("deleted", message)

    def keep(self, document: Document) -> Document:
        """Store a file for download."""
        self.documents[document.id] = document
        return document

    def toast(self, person: Person, toast: Toast) -> None:
        """Show a person the answer to their press."""
        person.toasts.append(toast)
        self.touch(person)

    def touch(self, person: Person) -> None:
        """Tell everybody who watches that a person's phone looks different."""
        self.version += 1
        person.version = self.version
        person.bell.ring()
        self.bell.ring()

    def _seconds(self) -> int:
        return int(self.now().timestamp())

    def _note(self, kind: str, message: Message) -> None:
        event = ChatEvent(
            kind=kind,
            by_bot=message.by_bot,
            chat_id=message.person.id,
            message_id=message.id,
            shown=message.shown,
            at=self.now(),
        )
        self.log.append(event)
        self.diaries[message.person.id].append(event)
        self.touch(message.person)
