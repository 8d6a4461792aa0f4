"""A person of a test's town: somebody with a phone who says, presses and sees."""

from typing import TYPE_CHECKING, Any

from tests.fake_telegram import BOT
from tests.telegram_shapes import Key, Shown

if TYPE_CHECKING:
    from tests.talk import Town

Raw = dict[str, Any]


class Person:
    """Somebody with a phone."""

    def __init__(self, town: "Town", number: int, language: str, name: str) -> None:
        """Know the bot by its town."""
        self._town = town
        self.number = number
        self._language = language
        self.name = name
        self._talk = town.telegram.talk(number)

    async def says(self, text: str) -> None:
        """Type a text, a command or a deep link's payload (`/start PAYLOAD`)."""
        await self._acts(self.message(text))

    async def presses(self, label: str, on: Shown | None = None) -> None:
        """Press the button whose label has these words; `on` may be an old screen."""
        await self._acts(self.press_of(label, on))

    async def presses_data(self, data: str, on: Shown | None = None) -> None:
        """Send any callback data, also such as no screen offers."""
        await self._acts(self.press(data, on))

    def press_of(self, label: str, on: Shown | None = None) -> Raw:
        """The press of a button before it is brought: `town.brings` takes many at once."""
        shown, key = self._find(label, on)
        assert not key.url, f"[{key.text}] opens a link: {key.url}"
        return self.press(key.data, shown)

    def message(self, text: str) -> Raw:
        """A typed text before it is brought."""
        return {"message": self._message(text=text)}

    def press(self, data: str, on: Shown | None = None) -> Raw:
        """A press of any callback data before it is brought."""
        shown = on or self.screen
        message = self._message(text=shown.text or "…") | {"message_id": shown.id}
        press = {"id": str(self._town.next_number()), "chat_instance": "1", "data": data}
        return {"callback_query": press | {"from": self._user(), "message": message}}

    async def sends(self, **content: object) -> None:
        """Send a message of another kind: `sticker={…}`, `contact={…}`, `voice={…}`."""
        await self._acts({"message": self._message(**content)})

    async def sends_file(self, name: str, content: bytes) -> None:
        """Send a file from the phone."""
        reference = f"file{self._town.next_number()}"
        self._town.telegram.files[reference] = content
        size = {"file_id": reference, "file_unique_id": f"u{reference}", "file_size": len(content)}
        await self.sends(document={**size, "file_name": name})

    async def blocks(self) -> None:
        """Block the bot."""
        self._talk.blocked = True
        await self._acts({"my_chat_member": self._membership("kicked")})

    async def unblocks(self) -> None:
        """Let the bot write again."""
        self._talk.blocked = False
        await self._acts({"my_chat_member": self._membership("member")})

    @property
    def screen(self) -> Shown:
        """The message that was sent or changed last."""
        talk = self._talk
        for number in reversed(talk.fresh):
            if number in talk.messages:
                return talk.messages[number]
        raise AssertionError(f"{self.name} has heard nothing from the bot")

    @property
    def screens(self) -> list[Shown]:
        """All messages of the bot as they stand now, the oldest first."""
        return list(self._talk.messages.values())

    @property
    def news(self) -> list[Shown]:
        """What was sent or changed since this person last did something."""
        changed = dict.fromkeys(self._talk.fresh[self._seen :])
        return [self._talk.messages[n] for n in changed if n in self._talk.messages]

    @property
    def documents(self) -> list[Shown]:
        """All files the bot handed over (`.file` is the name, `.content` the bytes)."""
        return [shown for shown in self._talk.messages.values() if shown.file is not None]

    def sees(self, words: str) -> bool:
        """Tell whether the current screen or the news say this, in the text or on a button."""
        return any(squeezed(words) in squeezed(str(shown)) for shown in [*self.news, self.screen])

    def forgets(self) -> None:
        """Let what was shown so far be no news any more."""
        self._seen = len(self._talk.fresh)

    def __repr__(self) -> str:
        """The screen, so that a failed `assert anna.sees(…)` shows it."""
        screen = self.screen if self._talk.fresh else "(nothing yet)"
        return f"{self.name}, who sees:\n{screen}\n"

    _seen = 0

    async def _acts(self, update: Raw) -> None:
        self.forgets()
        await self._town.brings(update)

    def _find(self, label: str, on: Shown | None) -> tuple[Shown, Key]:
        screens = [on] if on else [self.screen, *reversed(self.screens)]
        for shown in screens:
            for fits in (squeezed(label).__eq__, lambda text: squeezed(label) in text):
                keys = [key for key in shown.keys if fits(squeezed(key.text))]
                if keys:
                    return shown, keys[0]
        raise AssertionError(f"no button «{label}» for {self!r}")

    def _user(self) -> Raw:
        return {
            "id": self.number,
            "is_bot": False,
            "first_name": self.name,
            "language_code": self._language,
        }

    def _message(self, **content: object) -> Raw:
        chat = {"id": self.number, "type": "private", "first_name": self.name}
        return {
            "message_id": self._town.telegram.next_message(),
            "date": int(self._town.clock.now().timestamp()),
            "chat": chat,
            "from": self._user(),
            **content,
        }

    def _membership(self, status: str) -> Raw:
        bot = BOT.model_dump(include={"id", "is_bot", "first_name", "username"})
        old = "member" if status == "kicked" else "kicked"
        content = self._message()
        del content["message_id"]
        until = {"until_date": 0}
        return content | {
            "old_chat_member": {"user": bot, "status": old, **until},
            "new_chat_member": {"user": bot, "status": status, **until},
        }


def squeezed(text: str) -> str:
    """Compare texts without regard to case and kinds of blanks."""
    return " ".join(text.casefold().split())
