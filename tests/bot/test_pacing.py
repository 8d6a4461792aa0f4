"""Pacing: the budget is used up and never overdrawn, and nobody waits behind the wrong people."""

import asyncio
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nursery import Nursery
from bot.pacing import Pacing
from mentoring.delivery import Lane
from tests.bot.slow_time import SlowTime


class Street:
    """Senders on one pacing; each message is on the wire for a while."""

    def __init__(
        self,
        rate: float = 28,
        burst: int = 5,
        width: int = 4,
        wire: float = 0.05,
        late: float = 0.0,
    ) -> None:
        self.time = SlowTime(late=late)
        self.pacing = Pacing(rate, burst, 1, width, self.time, self.time.call_at)
        self.nursery = Nursery()
        self.went: list[tuple[float, int, Lane]] = []
        self.on_wire = 0
        self.most_on_wire = 0
        self._wire = wire

    def sends(self, chat: int, lane: Lane = Lane.NOTICE) -> "asyncio.Task[None]":
        return self.nursery.start(self._send(chat, lane), "send")

    async def _send(self, chat: int, lane: Lane) -> None:
        await self.pacing.turn(chat, lane)
        self.went.append((self.time(), chat, lane))
        self.on_wire += 1
        self.most_on_wire = max(self.most_on_wire, self.on_wire)
        await self.time.sleep(self._wire)
        self.on_wire -= 1
        self.pacing.release(chat)

    def instants(self, chat: int | None = None) -> list[float]:
        return [at - 1000 for at, whose, _ in self.went if chat in (None, whose)]


def most_in_a_second(instants: list[float]) -> int:
    return max(bisect_left(instants, at + 1) - n for n, at in enumerate(instants))


@pytest.mark.parametrize("late", [0.0, 0.001, 0.015])
async def test_budget_is_used_and_never_overdrawn(late: float) -> None:
    street = Street(late=late)
    for chat in range(600):
        street.sends(chat, Lane.BULK)
    await street.time.passes(20)
    assert len(street.went) >= 0.97 * 28 * 20
    assert most_in_a_second(street.instants()) <= 30
    await street.nursery.close()


async def test_four_at_most_are_on_the_wire_and_slow_ones_do_not_break_the_limit() -> None:
    street = Street(wire=3.0)
    for chat in range(100):
        street.sends(chat)
    await street.time.passes(60)
    assert street.most_on_wire == 4
    assert most_in_a_second(street.instants()) <= 30
    await street.nursery.close()


async def test_one_chat_gets_a_burst_and_then_one_a_second() -> None:
    street = Street()
    for _ in range(8):
        street.sends(7)
    await street.time.passes(10)
    instants = street.instants(7)
    assert instants[4] < 1.0
    assert [round(later - earlier) for earlier, later in pairwise(instants[5:])] == [1, 1]
    await street.nursery.close()


async def test_waiting_chat_holds_up_nobody() -> None:
    street = Street()
    for _ in range(50):
        street.sends(7)
    for chat in range(100, 120):
        street.sends(chat)
    await street.time.passes(2)
    assert {chat for _, chat, _ in street.went} >= set(range(100, 120))
    await street.nursery.close()


async def test_messages_of_one_chat_keep_their_order() -> None:
    street = Street(wire=0.3)
    order: list[int] = []

    async def send(number: int) -> None:
        await street.pacing.turn(7, Lane.INTERACTIVE)
        await street.time.sleep(0.3 / (number + 1))
        order.append(number)
        street.pacing.release(7)

    for number in range(5):
        street.nursery.start(send(number), "send")
    await street.time.passes(5)
    assert order == [0, 1, 2, 3, 4]


async def test_reply_overtakes_a_mailing() -> None:
    street = Street()
    for chat in range(300):
        street.sends(chat, Lane.BULK)
    await street.time.passes(1)
    asked = street.time()
    street.sends(1000, Lane.INTERACTIVE)
    await street.time.passes(1)
    [went] = [at for at, chat, _ in street.went if chat == 1000]
    assert went - asked < 0.1
    await street.nursery.close()


async def test_mailing_is_not_starved_by_replies() -> None:
    street = Street()

    async def replies() -> None:
        for chat in range(2000):
            street.sends(10_000 + chat, Lane.INTERACTIVE)
            await street.time.sleep(1 / 35)

    street.nursery.start(replies(), "replies")
    street.sends(1, Lane.BULK)
    await street.time.passes(30)
    assert 1 in {chat for _, chat, _ in street.went}
    await street.nursery.close()


async def test_refused_chat_waits_and_the_others_go_on() -> None:
    street = Street()
    street.pacing.penalty(7, 10)
    street.sends(7)
    street.sends(8)
    await street.time.passes(9)
    assert [chat for _, chat, _ in street.went] == [8]
    await street.time.passes(2)
    assert [chat for _, chat, _ in street.went] == [8, 7]


async def test_second_refused_chat_stops_all_and_slows_the_rate_which_recovers() -> None:
    street = Street()
    street.pacing.penalty(7, 3)
    street.pacing.penalty(8, 6)
    street.pacing.penalty(9, 2)
    for chat in range(100, 110):
        street.sends(chat)
    await street.time.passes(6)
    assert street.went == []
    assert street.pacing.rate == pytest.approx(28 * 0.9 + 0.1, abs=0.01)
    await street.time.passes(60)
    assert len(street.went) == 10
    assert street.pacing.rate == pytest.approx(28 * 0.9 + 1.1, abs=0.01)
    await street.time.passes(180)
    assert street.pacing.rate == 28


async def test_two_refusals_long_apart_are_two_chats_trouble() -> None:
    street = Street()
    street.pacing.penalty(7, 30)
    await street.time.passes(6)
    street.pacing.penalty(8, 30)
    street.sends(9)
    await street.time.passes(1)
    assert [chat for _, chat, _ in street.went] == [9]
    assert street.pacing.rate == 28


async def test_unused_turn_goes_back() -> None:
    street = Street()
    for _ in range(40):
        await street.pacing.turn(7, Lane.NOTICE)
        street.pacing.release(7, unused=True)
    street.sends(7)
    await street.time.settles()
    assert street.instants() == [0]
    await street.time.passes(1)


async def test_whoever_gives_up_waiting_costs_nothing() -> None:
    street = Street(width=1)
    await street.pacing.turn(1, Lane.NOTICE)
    waits, next_one = street.sends(2), street.sends(3)
    await street.time.settles()
    waits.cancel()
    street.pacing.release(1)
    await street.time.passes(1)
    assert [chat for _, chat, _ in street.went] == [3]
    assert next_one.done()


async def test_given_up_in_the_instant_of_its_turn_frees_the_place() -> None:
    street = Street(width=1)
    await street.pacing.turn(1, Lane.NOTICE)
    waits = street.sends(2)
    await street.time.passes(1)
    street.pacing.release(1)
    waits.cancel()
    with suppress(asyncio.CancelledError):
        await waits
    street.sends(3)
    await street.time.passes(1)
    assert [chat for _, chat, _ in street.went] == [3]


async def test_closing_sends_everybody_away() -> None:
    street = Street(width=1)
    await street.pacing.turn(1, Lane.NOTICE)
    early = street.sends(2)
    await street.time.settles()
    street.pacing.close()
    late = street.sends(3)
    await street.time.settles()
    assert early.cancelled()
    assert late.cancelled()


async def test_a_hundred_thousand_a_second_is_no_trouble() -> None:
    street = Street(rate=100_000, burst=100_000, wire=0.0)
    for n in range(2000):
        street.sends(n % 50)
    await street.time.passes(1)
    assert len(street.went) == 2000


def plans() -> st.SearchStrategy[list[tuple[float, int, Lane]]]:
    lanes = st.sampled_from(list(Lane))
    return st.lists(st.tuples(st.floats(0, 2), st.integers(1, 6), lanes), max_size=60)


@given(plans(), st.floats(0, 0.3), st.floats(0, 0.02))
def test_any_traffic_keeps_every_limit_and_loses_nobody(
    plan: list[tuple[float, int, Lane]], wire: float, late: float
) -> None:
    street = asyncio.run(traffic(plan, wire, late))
    assert len(street.went) == len(plan)
    assert street.most_on_wire <= 4
    if plan:
        assert most_in_a_second(street.instants()) <= 30
    for chat in range(1, 7):
        instants = street.instants(chat)
        assert all(later - instants[n] >= n5 - 1e-6 for n, later, n5 in sixth_after(instants))


async def traffic(plan: list[tuple[float, int, Lane]], wire: float, late: float) -> Street:
    street = Street(wire=wire, late=late)

    async def later(seconds: float, chat: int, lane: Lane) -> None:
        await street.time.sleep(seconds)
        street.sends(chat, lane)

    for each in plan:
        street.nursery.start(later(*each), "later")
    await street.time.passes(200)
    return street


def sixth_after(instants: list[float]) -> Iterator[tuple[int, float, float]]:
    """Give each message, the one five later, and the seconds that must lie between."""
    for n in range(len(instants) - 5):
        yield n, instants[n + 5], 1.0
