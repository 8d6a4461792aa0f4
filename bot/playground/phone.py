"""A person's phone: what they write and press, and what they see."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass

from bot.playground.html import Formatted
from bot.playground.messages import Message
from bot.playground.people import Person
from bot.playground.sending import sent_document
from bot.playground.telegram import Query, Telegram
from bot.playground.wire import JsonObject


class NotSeen(AssertionError):
    """Say what a person looked for and what was there instead."""


@dataclass
class Phone:
    """Act for one person of the playground."""

    telegram: Telegram
    person: Person
    heard: int = 0

    @property
    def id(self) -> int:
        """Return the person's Telegram id."""
        return self.person.id

    @property
    def messages(self) -> list[Message]:
        """Return all messages of the chat that are not deleted, oldest first."""
        return self.telegram.chats.visible(self.id)

    @property
    def last_of_bot(self) -> Message | None:
        """Return the latest message of the bot, None when it has sent nothing."""
        return next((one for one in reversed(self.messages) if one.by_bot), None)

    @property
    def screen(self) -> Message:
        """Return the latest message of the bot."""
        if (message := self.last_of_bot) is None:
            raise NotSeen(f"the bot has sent nothing to {self.id}")
        return message

    def sees(self, text: str) -> bool:
        """Tell whether the latest message of the bot or its buttons contain a text."""
        return any(one.by_bot for one in self.messages) and text in self.screen.shown

    def opens(self, payload: str = "") -> int | None:
        """Follow a deep link."""
        return self.says(f"/start {payload}".strip())

    def says(self, text: str) -> int | None:
        """Write to the bot; return the update's id, None when nobody asked for it."""
        if self.person.blocked:
            self.unblocks()
        self.person.started = True
        content = Formatted(text, list(_commands(text)))
        message = self.telegram.chats.store(self.person, content, by_bot=False)
        return self.telegram.updates.put("message", self._wire(message))

    def sends_file(self, name: str, content: bytes) -> int | None:
        """Send a file to the bot; whatever its size, getFile refuses what is over 20 MB."""
        if self.person.blocked:
            self.unblocks()
        self.person.started = True
        document = self.telegram.chats.keep(sent_document(name, content))
        message = self.telegram.chats.store(
            self.person, Formatted("", []), by_bot=False, document=document
        )
        return self.telegram.updates.put("message", self._wire(message))

    def presses(self, label: str, on: Message | None = None) -> str:
        """Press the button with this label, the newest there is; return the query's id."""
        message, button = self._button(label, on)
        if "callback_data" not in button:
            raise NotSeen(f"the button {label!r} sends nothing to the bot: {button}")
        return self.presses_data(button["callback_data"], message)

    def presses_data(self, data: str, on: Message | None = None) -> str:
        """Press a button by its data, also one that is no longer shown."""
        message = on or self.screen
        query_id = str(secrets.randbits(60))
        self._remember(query_id)
        query: JsonObject = {
            "id": query_id,
            "from": self.person.user(),
            "message": self._wire(message),
            "chat_instance": str(self.id),
            "data": data,
        }
        self.telegram.updates.put("callback_query", query)
        return query_id

    def blocks(self) -> None:
        """Block the bot."""
        self.person.blocked = True
        self._stands("member", "kicked")

    def unblocks(self) -> None:
        """Unblock the bot."""
        self.person.blocked = False
        self._stands("kicked", "member")

    def listens(self) -> None:
        """Hear only what the bot says from now on."""
        self.heard = len(self.telegram.chats.diaries[self.id])

    async def hears(self, text: str = "", *, within: float = 20.0) -> Message:
        """Wait for the next message or edit of the bot that contains a text."""

        def look() -> Message | None:
            diary = self.telegram.chats.diaries[self.id]
            for number in range(self.heard, len(diary)):
                event = diary[number]
                if event.by_bot and event.kind != "deleted" and text in event.shown:
                    self.heard = number + 1
                    return self.telegram.chats.messages[self.id][event.message_id]
            return None

        found = await self.person.bell.until(look, within)
        if found is None:
            raise NotSeen(f"{self.id} did not hear {text!r}; the chat shows:\n{self.transcript()}")
        return found

    async def is_answered(self, query_id: str, *, within: float = 5.0) -> str:
        """Wait until a press is answered; return the text shown."""

        def look() -> str | None:
            toasts = self.person.toasts
            return next((one.text for one in toasts if one.query_id == query_id), None)

        found = await self.person.bell.until(look, within)
        if found is None:
            raise NotSeen(f"the press of {self.id} was not answered")
        return found

    def transcript(self, last: int = 5) -> str:
        """Return the end of the chat as text."""
        names = {True: "bot", False: str(self.id)}
        return "\n".join(f"{names[one.by_bot]}: {one.shown}" for one in self.messages[-last:])

    def _button(self, label: str, on: Message | None) -> tuple[Message, JsonObject]:
        messages = [on] if on is not None else list(reversed(self.messages))
        for message in messages:
            for row in message.keyboard or []:
                for button in row:
                    if button["text"] == label:
                        return message, button
        raise NotSeen(f"{self.id} finds no button {label!r}; the chat shows:\n{self.transcript()}")

    def _wire(self, message: Message) -> JsonObject:
        if message.deleted:
            return {"chat": self.person.chat(), "message_id": message.id, "date": 0}
        return message.wire(self.telegram.bot_user())

    def _remember(self, query_id: str) -> None:
        now, queries = self.telegram.updates.monotonic(), self.telegram.queries
        queries[query_id] = Query(self.id, now + self.telegram.answer_window)
        oldest = next(iter(queries))
        if queries[oldest].answer_before < now:
            del queries[oldest]

    def _stands(self, before: str, after: str) -> None:
        bot = self.telegram.bot_user()
        change: JsonObject = {
            "chat": self.person.chat(),
            "from": self.person.user(),
            "date": int(self.telegram.chats.now().timestamp()),
            "old_chat_member": _membership(bot, before),
            "new_chat_member": _membership(bot, after),
        }
        self.telegram.chats.touch(self.person)
        self.telegram.updates.put("my_chat_member", change)


def _membership(bot: JsonObject, status: str) -> JsonObject:
    until = {"until_date": 0} if status == "kicked" else {}
    return {"user": bot, "status": status, **until}


def _commands(text: str) -> Iterator[JsonObject]:
    if text.startswith("/"):
        yield {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
