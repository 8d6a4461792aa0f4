"""The first curator comes by a link and passes when the terminal says yes."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.first_run import Door
from bot.nursery import Nursery
from tests.talk import Town, town

pytestmark = pytest.mark.long


class Terminal:
    """Show what is printed and give one answer to every question."""

    def __init__(self, answer: bool | None) -> None:
        self.answer = answer
        self.printed: list[str] = []
        self.asked: list[str] = []
        self.said = asyncio.Event()

    def say(self, text: str) -> None:
        self.printed.append(text)
        self.said.set()

    async def ask(self, question: str) -> bool | None:
        self.asked.append(question)
        return self.answer

    @property
    def key(self) -> str:
        return self.printed[-1].strip().rpartition("?start=")[2]


async def opened(here: Town, answer: bool | None) -> tuple[Door, Terminal]:
    terminal = Terminal(answer)
    door = Door(here.app, terminal.ask, terminal.say)
    await door.open()
    return door, terminal


async def test_a_yes_makes_the_curator_and_shuts_the_door(tmp_path: Path) -> None:
    async with town(tmp_path, curators=()) as here:
        olga, other = here.person(31, name="Ольга"), here.person(32)
        door, terminal = await opened(here, answer=True)
        assert "https://t.me/nastavnik_test_bot?start=" in terminal.printed[0]
        await olga.says(f"/start {terminal.key}")
        await door.answer()
        assert len(terminal.asked) == 1
        assert "31" in terminal.asked[0]
        assert "Ольга" not in terminal.asked[0]
        assert await door.is_shut()
        await other.says(f"/start {terminal.key}")
        await door.answer()
        assert len(terminal.asked) == 1


async def test_a_no_leaves_them_outside(tmp_path: Path) -> None:
    async with town(tmp_path, curators=()) as here:
        olga = here.person(31)
        door, terminal = await opened(here, answer=False)
        await olga.says(f"/start {terminal.key}")
        assert await door.answer() is True
        assert not await door.is_shut()


async def test_an_hour_later_the_link_opens_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, curators=()) as here:
        olga = here.person(31)
        door, terminal = await opened(here, answer=True)
        await here.moves(minutes=61)
        await olga.says(f"/start {terminal.key}")
        await door.answer()
        assert terminal.asked == []
        assert not await door.is_shut()


async def test_where_nobody_can_be_asked_it_is_not_asked_twice(tmp_path: Path) -> None:
    async with town(tmp_path, curators=()) as here:
        door, terminal = await opened(here, answer=None)
        await here.person(31).says(f"/start {terminal.key}")
        await door.answer()
        await door.answer()
        assert len(terminal.asked) == 1


async def test_a_curator_in_the_settings_needs_no_link(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        terminal = Terminal(answer=True)
        await Door(here.app, terminal.ask, terminal.say).keep()
        assert terminal.printed == []


async def test_the_door_is_kept_until_there_is_a_curator(tmp_path: Path) -> None:
    async with town(tmp_path, curators=()) as here:
        terminal, nursery = Terminal(answer=True), Nursery()
        door = Door(here.app, terminal.ask, terminal.say)
        keeping = nursery.start(door.keep(pause=0.01), name="door")
        async with asyncio.timeout(5):
            await terminal.said.wait()
            await here.person(31).says(f"/start {terminal.key}")
            await keeping
        here.clock.move(timedelta(hours=2))
        assert len(terminal.printed) == 1
