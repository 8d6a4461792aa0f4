"""Be somebody who answers a questionnaire and remembers every answer that was given."""

import asyncio
from dataclasses import dataclass, field
from random import Random

from bot.playground.messages import Message
from bot.playground.phone import Phone
from bot.playground.server import Playground
from tests.drills.setting import OPTIONS, QUESTIONS, kind_of

PATIENCE = 180.0
"""Seconds: on a busy machine a row of kills leaves the bot little time to answer anybody."""

TWICE = 0.1
"""How often Telegram brings an update a second time."""


@dataclass(repr=False)
class Answerer:
    """Answer as soon as a question is shown; `given` and `acts` are what must be stored."""

    playground: Playground
    phone: Phone
    dice: Random
    pause: float = 0.1
    given: dict[str, object] = field(default_factory=dict)
    acts: int = 0
    number: int = 1
    waited: list[float] = field(default_factory=list)
    _last: list[int] = field(default_factory=list)

    async def begins(self) -> None:
        """Come to the first question: begin, mentee, grown up, consent."""
        self.phone.says("/start")
        for _ in range(4):
            await self.phone.hears(within=PATIENCE)
            while not self.phone.screen.keyboard:
                await self.phone.hears(within=PATIENCE)
            offered = _buttons(self.phone.screen)
            grown = (each for each in offered if each.endswith("18+"))
            self.phone.presses_data(next(grown, offered[0]))

    async def answers_until(self, enough: asyncio.Event) -> None:
        """Go on until told otherwise, and see the question after the last answer."""
        while not enough.is_set() and self.number < QUESTIONS:
            await self.answers()
            await asyncio.sleep(self.dice.uniform(0, 2 * self.pause))
        await self.sees_question()

    async def answers(self, times: int = 1) -> None:
        """Answer the next questions."""
        for _ in range(times):
            screen = await self.sees_question()
            self._some_come_again()
            key = f"q{self.number}"
            match kind_of(self.number):
                case "text":
                    self.given[key] = self._types()
                case "choice":
                    self.given[key] = self._chooses(screen)
                case _:
                    self.given[key] = self._ticks(screen)
            self.number += 1

    async def sees_question(self, within: float = PATIENCE) -> Message:
        """Wait for the question that is next."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        words = f"· {self.number} из {QUESTIONS}"
        screen = await self.phone.hears(words, within=within)
        self.waited.append(loop.time() - began)
        return screen

    def _types(self) -> str:
        words = f"Тайный ответ {self.phone.id} на {self.number}"
        number = self.phone.says(words)
        assert number is not None
        self._done(number)
        return words

    def _chooses(self, screen: Message) -> str:
        option = f"o{self.dice.randrange(len(OPTIONS))}"
        self._presses(screen, "q", f"0|q{self.number}|{option}")
        return option

    def _ticks(self, screen: Message) -> tuple[str, ...]:
        """Tick two and finish, three presses in one instant."""
        ticked = tuple(f"o{n}" for n in sorted(self.dice.sample(range(len(OPTIONS)), 2)))
        for option in ticked:
            self._presses(screen, "q", f"0|q{self.number}|+{option}")
        self._presses(screen, "qw", f"done|q{self.number}")
        return ticked

    def _presses(self, screen: Message, prefix: str, rest: str) -> None:
        """Press a button as it was shown, whatever the message shows by now."""
        run = next(data.split("|")[1] for data in _buttons(screen) if data.startswith("q"))
        self.phone.presses_data(f"{prefix}|{run}|{rest}", screen)
        self._done(self._latest)

    @property
    def _latest(self) -> int:
        return self.playground.telegram.updates.next_id - 1

    def _done(self, update: int) -> None:
        self.acts += 1
        self._last.append(update)

    def _some_come_again(self) -> None:
        """Let Telegram bring a few of the last updates a second time; all were taken by now."""
        for update in self._last:
            if self.dice.random() < TWICE:
                self.playground.replay(update)
        self._last.clear()


def _buttons(screen: Message) -> list[str]:
    rows = screen.keyboard or []
    return [str(button["callback_data"]) for row in rows for button in row]
