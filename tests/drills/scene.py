"""Hold all that a drill is played with."""

import asyncio
import socket
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bot.nursery import Nursery
from bot.playground.limits import UNLIMITED
from bot.playground.server import Playground
from tests.drills.answerer import Answerer
from tests.drills.bot_process import BotProcess, Nest
from tests.drills.reckoning import in_hand, repeats
from tests.drills.school import GROUPS, School, open_school
from tests.drills.setting import Wanted, write_settings

SECRET_WORDS = ("Тайн", "+7 000", "Собрание")
"""Beginnings of every name, phone, answer and letter of the drills: no log may have them."""

ANSWERING = 50_000
SETTLES_WITHIN = 120.0


@dataclass(repr=False)
class Scene:
    """A school, a bot, the people who answer, and when the bot was killed."""

    playground: Playground
    school: School
    bot: BotProcess
    dice: Random
    people: list[Answerer] = field(default_factory=list)
    kills: list[int] = field(default_factory=list)

    def newcomer(self, pause: float = 0.05) -> Answerer:
        """Let somebody in who will answer a questionnaire."""
        number = ANSWERING + len(self.people)
        phone = self.playground.person(number, "Тайная Мария", started=True)
        dice = Random(self.dice.random())
        self.people.append(Answerer(self.playground, phone, dice, pause))
        return self.people[-1]

    async def newcomers(self, count: int) -> list[Answerer]:
        """Let people in and lead them to the first question."""
        new = [self.newcomer() for _ in range(count)]
        await asyncio.gather(*(one.begins() for one in new))
        await asyncio.gather(*(one.sees_question() for one in new))
        for one in new:
            one.phone.heard -= 1  # the first question is still to be answered
        return new

    async def killed(self) -> None:
        """Kill the bot; what lies in sockets still arrives, and belongs to the life that ends."""
        self.bot.kill()
        await self.bot.ends()
        await asyncio.sleep(0.05)
        self.kills.append(len(self.playground.telegram.chats.log))

    def repeats(self) -> Counter[int]:
        """Count the repeated messages by the life of the process they belong to."""
        return repeats(self.playground.telegram.chats.log, self.kills)

    async def telegram_restarts(self, gone_for: float = 0.0) -> None:
        """Let Telegram hang up on everybody and come back at the same address."""
        port = int(self.playground.url.rpartition(":")[2])
        await self.playground.stop()
        await asyncio.sleep(gone_for)
        await self.playground.start(port=port)

    async def settles(self, within: float = SETTLES_WITHIN) -> None:
        """Wait until every update was fetched and has its effect, and nothing is on its way."""
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while left := self._unfetched() or await in_hand(self.school):
            assert loop.time() < end, f"left after {within} s: {left}"
            assert self.bot.alive, self.bot.lines()[-8:]
            await asyncio.sleep(0.1)

    def _unfetched(self) -> str:
        waiting = len(self.playground.telegram.updates)
        return f"{waiting} updates that nobody has fetched" if waiting else ""

    async def ends(self) -> None:
        """Stop the bot in good order."""
        self.bot.stop()
        assert await self.bot.ends() == 0, self.bot.lines()[-8:]


@asynccontextmanager
async def scene(
    folder: Path,
    nest: Nest,
    dice: Random,
    database: str = "",
    *,
    webhook: bool = False,
    groups: int = GROUPS,
) -> AsyncIterator[Scene]:
    """Set a scene; afterwards no process is left, and its log says nothing it must not."""
    url = database or f"sqlite:///{folder}/drill.db"
    async with Playground(
        everybody=UNLIMITED, one_chat=UNLIMITED, webhook_pause=lambda _: 0.2
    ) as playground:
        port = free_port() if webhook else None
        file = write_settings(folder, playground, Wanted(url, port))
        school = await open_school(url, playground, folder / "drill.key", groups)
        bot = BotProcess(nest, file, folder / "bot.log")
        try:
            yield Scene(playground, school, bot, dice)
        finally:
            bot.kill()
            await bot.ends()
            await school.storage.close()
        tells_nothing(bot)


@asynccontextmanager
async def answering(people: list[Answerer]) -> AsyncIterator[None]:
    """Let people answer side by side; at the end all of them see their next question."""
    enough, nursery = asyncio.Event(), Nursery()
    busy = [nursery.start(one.answers_until(enough), "answerer") for one in people]
    try:
        yield
        enough.set()
        await asyncio.gather(*busy)
    finally:
        await nursery.close()


def tells_nothing(bot: BotProcess) -> None:
    """Look for names, phones and texts in the log."""
    lines = bot.lines()
    assert lines
    assert not [line for line in lines if any(words in line for words in SECRET_WORDS)]
    assert not [line for line in lines if "unexpected" in line]


def free_port() -> int:
    """Find a port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
