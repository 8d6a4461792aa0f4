"""Print what happens on stage as a transcript that somebody reads who never saw a bot."""

import textwrap
from dataclasses import dataclass
from datetime import timedelta

from babel.dates import format_datetime

from bot.playground.college.history import ZONE
from bot.playground.messages import Message
from bot.playground.passing import Passing
from bot.playground.phone import NotSeen, Phone
from bot.playground.stage import Say, Stage

WIDTH = 80
EDGE = "  │ "
PATIENCE = 10.0


@dataclass
class Transcript:
    """Let people act on the stage, and print what they do and see."""

    stage: Stage
    say: Say
    scenes: int = 0

    def scene(self, title: str, told: str) -> None:
        """Begin a part of the story."""
        self.scenes += 1
        heading = f"{self.scenes}. {title}"
        self.say(f"\n{heading}\n{'─' * len(heading)}")
        self.say(textwrap.fill(told, WIDTH))

    async def hears(self, who: Phone, words: str) -> Message:
        """Wait until the bot says something to somebody; print it."""
        message = await self._heard(who, words)
        self.say(f"\n{self._hour()}  {who.person.first_name}: пришло сообщение")
        return self._printed(message)

    async def watches(self, who: Phone, words: str) -> Message:
        """Wait until a screen changes by itself; print it."""
        message = await self._heard(who, words)
        self.say(f"\n{self._hour()}  {who.person.first_name}: экран обновился сам")
        return self._printed(message)

    async def presses(self, who: Phone, on: Message, label: str, words: str) -> Message:
        """Press the button whose label begins so; print what the bot shows then."""
        found = next((each for each in on.buttons if each.startswith(label)), None)
        if found is None:
            raise NotSeen(f"{who.person.first_name}: нет кнопки «{label}»")
        self.say(f"\n{self._hour()}  {who.person.first_name} нажимает [{found}]")
        who.presses(found, on)
        return self._printed(await self._heard(who, words))

    async def writes(self, who: Phone, text: str, words: str) -> Message:
        """Write to the bot; print what it answers."""
        self.say(f"\n{self._hour()}  {who.person.first_name} пишет: {text}")
        who.says(text)
        return self._printed(await self._heard(who, words))

    async def opens(self, who: Phone, payload: str, words: str) -> Message:
        """Come by a link; print what the bot answers."""
        self.say(f"\n{self._hour()}  {who.person.first_name} открывает ссылку с листка")
        who.says(f"/start {payload}")
        return self._printed(await self._heard(who, words))

    async def waits(self, told: str, span: timedelta | None = None) -> None:
        """Let time pass: a span, or until something happens."""
        passing = Passing(self.stage)
        if span is not None:
            await passing.by(span)
        elif not await passing.to_next():
            raise NotSeen("впереди ничего не назначено")
        now = self.stage.clock.now().astimezone(ZONE)
        day = format_datetime(now, "EE, d MMMM, HH:mm", locale="ru")
        self.say(f"\n  · · ·  {told}: {day}  · · ·")

    def _hour(self) -> str:
        return f"{self.stage.clock.now().astimezone(ZONE):%H:%M}"

    async def _heard(self, who: Phone, words: str) -> Message:
        try:
            return await who.hears(words, within=PATIENCE)
        except NotSeen:
            raise NotSeen(f"{who.person.first_name}: нет экрана «{words}»") from None

    def _printed(self, message: Message) -> Message:
        for line in shown(message):
            self.say(EDGE + line)
        return message


def shown(message: Message) -> list[str]:
    """Return a message in lines: the file, the text, rows of [buttons]."""
    file = [f"(файл: {message.document.name})"] if message.document else []
    rows = [" ".join(f"[{key['text']}]" for key in row) for row in message.keyboard or []]
    lines = [*file, *message.text.splitlines(), *rows]
    return [part for line in lines for part in textwrap.wrap(line, WIDTH - len(EDGE)) or [""]]
