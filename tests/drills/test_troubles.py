"""Let Telegram fail in every way at once: each trouble is its own chat's, and all ends well."""

import asyncio
from pathlib import Path
from random import Random

import pytest

from bot.playground.faults import Mishap
from mentoring.delivery import Delivery, DeliveryState, OnDoubt
from mentoring.office import Segment
from tests.drills.bot_process import Nest
from tests.drills.reckoning import (
    every_answer_once,
    every_message_by_its_class,
    outbox,
)
from tests.drills.scene import Scene, answering, scene
from tests.drills.school import FIRST

pytestmark = pytest.mark.slow

TROUBLES = (
    Mishap.FLOOD,
    Mishap.ERROR_500,
    Mishap.HTML_502,
    Mishap.RESET_BEFORE,
    Mishap.RESET_AFTER,
    Mishap.SILENCE_BEFORE,
    Mishap.SILENCE_AFTER,
)
"""One for each of the seven people of a group."""

REFUSED = (Mishap.FLOOD, Mishap.ERROR_500, Mishap.HTML_502)
"""An error answer says that nothing was sent: nothing is in doubt."""

SILENT = (Mishap.SILENCE_BEFORE, Mishap.SILENCE_AFTER)
SOON = 5.0


async def test_everybody_else_is_served_while_some_chats_are_in_trouble(
    tmp_path: Path, dice: Random, nest: Nest
) -> None:
    async with scene(tmp_path, nest, dice, groups=2) as here:
        await here.school.reminds(here.school.groups[:1])
        await here.school.writes(Segment.ALL)
        for number, mishap in enumerate(TROUBLES, start=FIRST):
            times = 1 if mishap in SILENT else 2  # each lasts until Telegram hangs up
            here.playground.faults.add(mishap, times=times, chat_id=number)
        await here.bot.starts()
        [anna, *others] = await here.newcomers(4)
        async with answering(others):
            anna.waited.clear()
            await anna.answers(8)
            await anna.sees_question()
            assert max(anna.waited) < SOON, anna.waited
            assert here.playground.journal.outcomes("sendMessage")["silence_before"] == 1
            await here.telegram_restarts()  # ends the silence sooner than our patience
        await here.settles()
        await here.ends()
        await every_answer_once(here.school, here.people)
        await every_message_by_its_class(here.school)
        assert all(fault.left == 0 for fault in here.playground.faults.script)
        await only_doubt_is_held(here)


async def test_a_flood_for_everybody_delays_and_loses_nothing(
    tmp_path: Path, dice: Random, nest: Nest
) -> None:
    async with scene(tmp_path, nest, dice, groups=2) as here:
        await here.bot.starts()
        people = await here.newcomers(4)
        here.playground.faults.add(Mishap.FLOOD, times=8, retry_after=1)
        await here.school.writes(Segment.ALL)
        await here.school.reminds(here.school.groups)
        async with answering(people):
            await asyncio.sleep(SOON)
        await here.settles()
        await here.ends()
        await every_answer_once(here.school, people)
        ends = await every_message_by_its_class(here.school)
        assert not ends["hold held"], "a refused message is not in doubt"
        assert not here.repeats()
        assert here.bot.said("429 for message") == 8


async def only_doubt_is_held(here: Scene) -> None:
    """See that messages are held where no answer came, and only there."""
    held = [row.external_id for row in await holds(here) if row.state is DeliveryState.HELD]
    doubtful = {
        number for number, mishap in enumerate(TROUBLES, start=FIRST) if mishap not in REFUSED
    }
    assert set(held) <= doubtful
    assert held


async def holds(here: Scene) -> list[Delivery]:
    """Return the messages of class hold."""
    return [
        row for row in await outbox(here.school, DeliveryState) if row.on_doubt is OnDoubt.HOLD
    ]
