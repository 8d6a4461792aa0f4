"""Start the process where it cannot work yet, or not at all: it waits or says what to do."""

import asyncio
from pathlib import Path
from random import Random

import pytest
from aiohttp import ClientSession

from tests.drills.bot_process import BotProcess, Nest
from tests.drills.scene import Scene, scene

pytestmark = pytest.mark.slow

ENDS_SOON = 90.0


async def test_an_unreachable_telegram_is_waited_for_with_one_line(
    tmp_path: Path, dice: Random, nest: Nest
) -> None:
    async with scene(tmp_path, nest, dice, groups=1) as here:
        port = int(here.playground.url.rpartition(":")[2])
        await here.playground.stop()
        here.bot.start()
        await here.bot.says("does not answer")
        await asyncio.sleep(1.5)
        assert here.bot.alive
        assert len(here.bot.lines()) == 1, here.bot.lines()
        await here.playground.start(port=port)
        await here.bot.says("answers again")
        [anna] = await here.newcomers(1)
        await anna.answers(2)
        await anna.sees_question()
        await here.ends()
        assert here.bot.said("does not answer") == 1


async def test_an_unknown_token_ends_with_what_to_do(
    tmp_path: Path, dice: Random, nest: Nest
) -> None:
    async with scene(tmp_path, nest, dice, groups=1) as here:
        text = here.bot.settings.read_text(encoding="utf-8")
        wrong = text.replace(here.playground.token, "42:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
        here.bot.settings.write_text(wrong, encoding="utf-8")
        here.bot.start()
        assert await here.bot.ends(ENDS_SOON) == 1
        [line] = here.bot.lines()
        assert line.startswith("telegram.token:")
        assert "@BotFather" in line


async def test_a_token_refused_later_ends_with_what_to_do(
    tmp_path: Path, dice: Random, nest: Nest
) -> None:
    async with scene(tmp_path, nest, dice, groups=1) as here:
        await here.bot.starts()
        [anna] = await here.newcomers(1)
        here.playground.telegram.token = "43:revoked"
        here.playground.telegram.updates.bell.ring()
        anna.phone.says("Тайный ответ")
        assert await here.bot.ends(ENDS_SOON) == 1
        assert here.bot.lines()[-1].startswith("telegram.token:")


async def test_another_poller_ends_with_what_to_do(
    tmp_path: Path, dice: Random, nest: Nest
) -> None:
    async with scene(tmp_path, nest, dice, groups=1) as here:
        await here.bot.starts()
        await fetch_beside(here)
        assert await here.bot.ends(ENDS_SOON) == 1
        assert "another program fetches this bot's updates" in here.bot.lines()[-1]
        assert here.bot.said("somebody else fetches") == 2


async def test_a_second_process_on_the_same_file_ends_with_one_line(
    tmp_path: Path, dice: Random, nest: Nest
) -> None:
    async with scene(tmp_path, nest, dice, groups=1) as here:
        await second_ends(here)


async def test_a_second_process_on_the_same_server_ends_with_one_line(
    tmp_path: Path, dice: Random, nest: Nest, fresh_postgres_url: str
) -> None:
    async with scene(tmp_path, nest, dice, fresh_postgres_url, groups=1) as here:
        await second_ends(here)


async def second_ends(here: Scene) -> None:
    """Start a second process; the first works on."""
    await here.bot.starts()
    second = BotProcess(here.bot.nest, here.bot.settings, here.bot.log.with_name("second.log"))
    second.start()
    assert await second.ends(ENDS_SOON) == 1
    [line] = second.lines()
    assert "another process works on this database" in line
    [anna] = await here.newcomers(1)
    await anna.answers(1)
    await anna.sees_question()
    await here.ends()


async def fetch_beside(here: Scene) -> None:
    """Fetch updates with the same token until the bot gives up."""
    url = f"{here.playground.url}/bot{here.playground.token}/getUpdates"
    async with ClientSession() as session:
        while here.bot.alive:
            async with session.post(url, json={"timeout": 0}) as response:
                await response.read()
            await asyncio.sleep(0.05)
