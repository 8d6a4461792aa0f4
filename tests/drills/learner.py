"""Be a learner who answers whatever is asked, and remembers every answer that was given."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground.messages import Message
from bot.playground.phone import Phone

PATIENCE = 90.0
ASKS_AFTER = 30.0
CHOICES = ("q|", "qc|")
"""What buttons of answers carry, and of the notes between questions."""

SPOKEN = {"yes": True, "no": False}
SEND, SKIP = "Отправить анкету", "Пропустить"


@dataclass(repr=False)
class Learner:
    """Answer one question after another; `given` is what must be stored under its key."""

    phone: Phone
    name: str
    born: str
    given: dict[str, object] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)

    async def sees(self, words: str) -> Message:
        """Wait until the newest message of the bot has these words."""
        return await self._until(lambda shown: words in shown)

    async def presses(self, label: str) -> None:
        """Press a button as soon as the newest message has it."""
        await self.sees(label)
        self.phone.presses_data(self._buttons()[self._labelled(label)])

    async def answers(self) -> None:
        """Answer the question that is shown; do not wait for what follows.

        What a kill left in doubt is sent again: an older screen may come last. Then ask.
        """
        buttons = self._buttons()
        ticked = any(each.startswith("☑") for each in buttons)
        done = [each for each in buttons if each.startswith("Готово")]
        offered = [each for each, data in buttons.items() if data.startswith(CHOICES)]
        if not any(data.startswith("q") for data in buttons.values()):
            self.phone.says("/start")
        elif ticked and done:
            self.phone.presses_data(buttons[done[0]])
        elif offered and not offered[0].startswith("Друг"):
            self._picks(buttons[offered[0]])
        elif SKIP in buttons:
            self.phone.presses_data(buttons[SKIP])
        else:
            self._types()

    async def moves_on(self, before: str) -> None:
        """Wait until the newest message is another one; ask when an older one came again last.

        Whoever asks is shown the question that is next: the same one only if the answer is lost.
        """
        if await self._seen(lambda shown: shown != before, ASKS_AFTER) is None:
            self.phone.says("/start")
            await self._until(lambda shown: shown != before)

    @property
    def is_done(self) -> bool:
        """Tell whether the summary is shown."""
        return self.phone.sees(SEND)

    def _picks(self, data: str) -> None:
        if data.startswith("q|"):  # anything else only leads on
            *_, key, value = data.split("|")
            self.given[key] = [value[1:]] if value.startswith("+") else SPOKEN.get(value, value)
        self.phone.presses_data(data)

    def _types(self) -> None:
        shown = self.phone.screen.shown
        words = f"Тайный ответ {len(self.typed)}"
        words = self.name if "зовут" in shown else self.born if "рожд" in shown else words
        self.typed.append(words)
        self.phone.says(words)

    def _labelled(self, label: str) -> str:
        return next(each for each in self._buttons() if label in each)

    def _buttons(self) -> dict[str, str]:
        rows = self.phone.screen.keyboard or []
        return {
            str(each["text"]): str(each["callback_data"])
            for row in rows
            for each in row
            if "callback_data" in each
        }

    async def _until(self, fits: Callable[[str], bool]) -> Message:
        found = await self._seen(fits, PATIENCE)
        assert found is not None, self.phone.transcript()
        return found

    async def _seen(self, fits: Callable[[str], bool], within: float) -> Message | None:
        def look() -> Message | None:
            shown = self.phone.last_of_bot
            return shown if shown is not None and fits(shown.shown) else None

        return await self.phone.person.bell.until(look, within)
