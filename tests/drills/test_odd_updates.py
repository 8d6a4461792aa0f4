"""Bring updates that cannot be read, and the same update twice."""

from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Row, select

from bot.playground.wire import JsonObject
from storage.tables import inbox
from tests.drills.answerer import Answerer
from tests.drills.bot_process import Nest
from tests.drills.reckoning import every_answer_once
from tests.drills.scene import Scene, scene

pytestmark = pytest.mark.slow

SOON = 5.0


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_an_unreadable_update_is_set_aside_and_holds_nobody_up(
    tmp_path: Path, dice: Random, nest: Nest, webhook: bool
) -> None:
    async with scene(tmp_path, nest, dice, groups=1, webhook=webhook) as here:
        await here.bot.starts()
        [anna, maria] = await here.newcomers(2)
        odd = [here.playground.push(each) for each in unreadable(anna)]
        for one in (anna, maria):
            one.waited.clear()
            await one.answers(4)
            await one.sees_question()
            assert max(one.waited) < SOON
        await here.settles()
        await here.ends()
        for number in odd:
            row = await stored(here, number)
            assert row.parked_at is not None
            assert row.done_at is None
            assert here.bot.said(f"{row.key} is set aside after") == 1


async def test_the_same_update_twice_has_one_effect(
    tmp_path: Path, dice: Random, nest: Nest
) -> None:
    async with scene(tmp_path, nest, dice, groups=1) as here:
        await here.bot.starts()
        [anna] = await here.newcomers(1)
        for _ in range(6):
            before = here.playground.telegram.updates.next_id
            await anna.answers()
            await anna.sees_question()
            anna.phone.heard -= 1
            for number in range(before, here.playground.telegram.updates.next_id):
                here.playground.replay(number)
        await here.settles()
        await here.killed()
        for number in list(here.playground.telegram.updates.history):
            here.playground.replay(number)
        await here.bot.starts()
        await anna.answers()
        await anna.sees_question()
        await here.settles()
        await here.ends()
        await every_answer_once(here.school, [anna])
        assert not here.repeats()


def unreadable(sender: Answerer) -> list[JsonObject]:
    """Updates that no Telegram sends: without a chat, of the wrong type, of no kind at all."""
    person = {"id": sender.phone.id, "is_bot": False, "first_name": "Тайная Мария"}
    return [
        {"message": {"message_id": 1, "from": person, "text": "Тайное слово"}},
        {"message": {"message_id": "one", "from": person, "date": "Тайный день", "chat": []}},
        {"callback_query": {"id": 7, "from": person, "data": {"Тайная": "кнопка"}}},
        {"message": "Тайное слово"},
    ]


async def stored(here: Scene, number: int) -> Row[tuple[object, ...]]:
    """Return what the inbox has of an update."""
    asked = select(inbox).where(inbox.c.update_id == number)
    async with here.school.storage.engines.read.connect() as connection:
        return (await connection.execute(asked)).one()
