"""Press every button there is: each leads to a screen, and each screen leads on."""

import re
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiogram.methods import EditMessageText, SendDocument, SendMessage

from bot.playground.college.cast import CURATOR, FIRST, NEWCOMER
from tests.handlers.lived import college_town
from tests.handlers.test_college import finish_questionnaire
from tests.talk import Person, Town
from tests.telegram_shapes import Shown

FINAL = ("csr:1", "pve:1", "sta:under_10", "lang:en")
"""Consent revoked, data erased, under age: after these there is nothing to press any more."""

EACH = 2
"""How many buttons of one kind are pressed: they differ in whom or what they are about."""

MENTOR, MENTEE = FIRST, FIRST + 4
SHOWS = SendMessage | EditMessageText | SendDocument
FAULTS = ("причина на моей стороне", "из прежних времён", "Сейчас это не получится")


@dataclass
class Walk:
    """One person who presses whatever there is."""

    here: Town
    person: Person
    waiting: deque[tuple[str, Shown]] = field(default_factory=deque)
    known: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    final: tuple[str, ...] = FINAL
    each: int = EACH
    seen: set[str] = field(default_factory=set)
    """Whatever the buttons of all screens carried, pressed or not."""

    async def go(self, *commands: str, most: int | None = None) -> int:
        """Begin with commands; press until nothing new is left or it is enough."""
        for command in commands:
            await self._sees_after(command, self.person.says(command))
        pressed = 0
        while self.waiting and pressed != most:
            data, shown = self.waiting.popleft()
            label = next(key.text for key in shown.keys if key.data == data)
            await self._sees_after(f"[{label}] {data}", self.person.presses_data(data, shown))
            pressed += 1
        return pressed

    async def _sees_after(self, what: str, action: Awaitable[None]) -> None:
        before = len(self.here.telegram.requests)
        await action
        said = [
            each
            for each in self.here.telegram.requests[before:]
            if isinstance(each, SHOWS) and each.chat_id == self.person.number
        ]
        if not said:
            self.wrong.append(f"{what} is not answered")
            return
        shown = self.person.screen
        if any(fault in shown.text for fault in FAULTS):
            self.wrong.append(f"{what} leads to a fault:\n{shown}")
        if not shown.keys:
            self.wrong.append(f"{what} leads to a dead end:\n{shown}")
        self._plan(shown)

    def _plan(self, shown: Shown) -> None:
        for key in shown.keys:
            kind = re.split("[:|]", key.data)[0]
            if not key.url:
                self.seen.add(key.data)
            if key.url or key.data in self.known or key.data.startswith(self.final):
                continue
            if self.kinds[kind] < self.each or kind == "menu":
                self.kinds[kind] += 1
                self.known.add(key.data)
                self.waiting.append((key.data, shown))


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with college_town(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("number", [MENTOR, MENTEE, NEWCOMER, CURATOR])
async def test_every_button_leads_somewhere(here: Town, number: int) -> None:
    if number != NEWCOMER:
        await finish_questionnaire(here.person(NEWCOMER))
    walk = Walk(here, here.person(number))
    pressed = await walk.go("/start", "/menu", most=90)
    assert not walk.wrong, "\n\n".join(walk.wrong)
    assert pressed > 15
