"""Delivery through a Telegram in trouble, over real HTTP: nothing lost, nothing held twice."""

import asyncio
import random
import time
from collections import Counter
from pathlib import Path

import pytest

from bot.playground.faults import Mishap
from bot.playground.limits import UNLIMITED
from bot.playground.server import Playground
from mentoring.delivery import DeliveryState, Lane, OnDoubt
from tests.bot.odd_server import QuickSession
from tests.bot.post_office import TOKEN, PostOffice, post_office

TROUBLES = (
    Mishap.FLOOD,
    Mishap.ERROR_500,
    Mishap.HTML_502,
    Mishap.RESET_BEFORE,
    Mishap.RESET_AFTER,
    Mishap.SILENCE_BEFORE,
    Mishap.SILENCE_AFTER,
)
MESSAGES = 80
TIMES = 6
"""How often each trouble strikes."""


@pytest.fixture
async def playground() -> Playground:
    return Playground(token=TOKEN, everybody=UNLIMITED, one_chat=UNLIMITED)


def arrivals(playground: Playground) -> Counter[int]:
    """Count by number how often each message stands in its reader's chat."""
    return Counter(
        int(message.shown.split()[1])
        for phone in playground.phones.values()
        for message in phone.messages
    )


async def all_is_over(office: PostOffice) -> None:
    """Let hours pass until nothing is pending."""
    for _ in range(200):
        await office.passes(900)
        if DeliveryState.PENDING not in {row.state for row in await office.all()}:
            return
    raise AssertionError(await office.states())


@pytest.mark.slow
async def test_every_message_arrives_or_is_listed(playground: Playground, tmp_path: Path) -> None:
    dice = random.Random(7)
    async with (
        playground,
        post_office(tmp_path, session=QuickSession(playground.url, timeout=0.5)) as office,
    ):
        for mishap in TROUBLES:
            playground.faults.add(mishap, times=TIMES, share=0.3)  # before anything can be sent
        for number in range(MESSAGES):
            playground.person(number + 1, started=True)
            on_doubt = dice.choice(list(OnDoubt))
            await office.puts(number + 1, on_doubt=on_doubt)
        await all_is_over(office)
        came, rows = arrivals(playground), await office.all()
        for number, row in enumerate(rows, start=1):
            if row.on_doubt is OnDoubt.RESEND:
                assert (row.state, came[number] >= 1) == (DeliveryState.SENT, True)
            else:
                assert came[number] == 1 or row.state is DeliveryState.HELD
                assert came[number] <= 1
        assert {row.state for row in rows} == {DeliveryState.SENT, DeliveryState.HELD}
        assert all(fault.left == 0 for fault in playground.faults.script)


@pytest.mark.slow
async def test_one_chat_in_trouble_holds_up_nobody(playground: Playground, tmp_path: Path) -> None:
    async with (
        playground,
        post_office(tmp_path, session=QuickSession(playground.url, timeout=1.0)) as office,
    ):
        playground.person(1, started=True)
        playground.faults.add(Mishap.SILENCE_BEFORE, times=None, chat_id=1)
        await office.puts(1, times=5)
        for chat in range(2, 42):
            playground.person(chat, started=True)
            await office.puts(chat, lane=Lane.BULK)
        began = time.monotonic()
        office.courier.wake()
        for _ in range(100):
            if sum(arrivals(playground).values()) == 40:
                break
            await asyncio.sleep(0.05)
        assert time.monotonic() - began < 4
        assert sum(arrivals(playground).values()) == 40
