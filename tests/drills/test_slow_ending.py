"""Stop the process while Telegram is slow or gone: exit status 0, and the rest is done later."""

import asyncio
from pathlib import Path
from random import Random

import pytest

from bot.playground.faults import Mishap
from bot.playground.methods import METHODS, Method
from bot.playground.params import Params
from bot.playground.telegram import Telegram
from bot.playground.wire import Json
from mentoring.office import Segment
from tests.drills.bot_process import Nest
from tests.drills.reckoning import every_answer_once, every_message_by_its_class
from tests.drills.scene import answering, scene

pytestmark = pytest.mark.slow

LATE = 1.0
DRAINS_WITHIN = 15.0


async def test_sigterm_under_a_slow_telegram_loses_nothing_and_repeats_nothing(
    tmp_path: Path, dice: Random, nest: Nest, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with scene(tmp_path, nest, dice, groups=4) as here:
        await here.bot.starts()
        people = await here.newcomers(8)
        async with answering(people):
            with monkeypatch.context() as patched:
                slow = {name: late(METHODS[name]) for name in ("sendMessage", "editMessageText")}
                patched.setattr("bot.playground.bot_api.METHODS", {**METHODS, **slow})
                await here.school.writes(Segment.ALL)
                await here.school.reminds(here.school.groups)
                await asyncio.sleep(here.dice.uniform(1.2, 2.0))
                here.bot.stop()
                assert await here.bot.ends(DRAINS_WITHIN) == 0
            await here.bot.starts()
        await here.settles()
        await here.ends()
        await every_answer_once(here.school, people)
        ends = await every_message_by_its_class(here.school)
        assert not ends["hold held"], "a graceful stop leaves nothing in doubt"
        assert not here.repeats()


async def test_sigterm_under_a_silent_telegram_holds_what_may_have_arrived(
    tmp_path: Path, dice: Random, nest: Nest
) -> None:
    async with scene(tmp_path, nest, dice, groups=2) as here:
        await here.bot.starts()
        people = await here.newcomers(4)
        here.playground.faults.add(Mishap.SILENCE_AFTER, times=2)
        await here.school.reminds(here.school.groups[:1])
        async with answering(people):
            await asyncio.sleep(1.0)
            here.bot.stop()
            await asyncio.sleep(0.3)
            assert here.bot.alive, "two requests are still without an answer"
            await here.telegram_restarts()
            assert await here.bot.ends(DRAINS_WITHIN) == 0
            await here.bot.starts()
        await here.settles()
        await here.ends()
        await every_answer_once(here.school, people)
        ends = await every_message_by_its_class(here.school)
        assert ends["hold held"] + here.repeats().total() <= 2


def late(method: Method) -> Method:
    """Answer as ever, but take a second for it."""

    async def answer(telegram: Telegram, params: Params) -> Json:
        await asyncio.sleep(LATE)
        return method(telegram, params)

    return answer
