"""The first curator comes by a link and passes when the terminal says yes."""

import asyncio
from pathlib import Path

from bot.first_run import keep_the_door, open_the_door
from bot.nursery import Nursery
from tests.talk import Person, Town, town


async def key(here: Town) -> str:
    link = await open_the_door(here.app)
    assert link is not None
    assert link.startswith("https://t.me/nastavnik_test_bot?start=")
    return link.rpartition("=")[2]


async def answered(here: Town, answer: bool | None) -> list[str]:
    """Let the terminal give one answer and return what it was asked."""
    asked: list[str] = []
    came = asyncio.Event()

    async def ask(question: str) -> bool | None:
        asked.append(question)
        came.set()
        return answer

    nursery = Nursery()
    nursery.start(keep_the_door(here.app, ask), name="door")
    await came.wait()
    await asyncio.sleep(0.05)
    await nursery.close()
    await here.settles()
    return asked


async def is_curator(person: Person) -> bool:
    await person.says("/menu")
    return any("Отчёт" in label or "Report" in label for label in person.screen.buttons)


async def test_a_yes_makes_the_curator_and_closes_the_door(tmp_path: Path) -> None:
    async with town(tmp_path, curators=()) as here:
        olga, other = here.person(31, name="Ольга"), here.person(32)
        token = await key(here)
        await olga.says(f"/start {token}")
        asked = await answered(here, answer=True)
        assert len(asked) == 1
        assert "31" in asked[0]
        assert "Ольга" not in asked[0]
        assert await is_curator(olga)
        assert await open_the_door(here.app) is None
        await other.says(f"/start {token}")
        assert not await is_curator(other)


async def test_a_no_leaves_them_outside(tmp_path: Path) -> None:
    async with town(tmp_path, curators=()) as here:
        olga = here.person(31)
        await olga.says(f"/start {await key(here)}")
        await answered(here, answer=False)
        assert not await is_curator(olga)


async def test_an_hour_later_the_link_opens_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, curators=()) as here:
        olga, token = here.person(31), await key(here)
        await here.moves(minutes=61)
        await olga.says(f"/start {token}")
        nursery = Nursery()
        asked: list[str] = []

        async def ask(question: str) -> bool | None:
            asked.append(question)
            return True

        nursery.start(keep_the_door(here.app, ask), name="door")
        await asyncio.sleep(0.05)
        await nursery.close()
        assert asked == []
        assert not await is_curator(olga)


async def test_a_curator_in_the_settings_needs_no_link(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        assert await open_the_door(here.app) is None
