"""One person's updates are handled in order, people side by side, and nobody holds up another."""

import asyncio
from collections import defaultdict

from bot.lanes import Lanes
from bot.nursery import Nursery
from mentoring.ids import UpdateKey
from storage.inbox import Received


def update(number: int, sender: int | None) -> Received:
    return Received(
        key=UpdateKey(f"telegram:{number}"),
        channel="telegram",
        update_id=number,
        sender=sender,
        payload="{}",
    )


class Desk:
    """Handle updates as a test wants it: slowly, or failing some times."""

    def __init__(self) -> None:
        self.done: dict[int | None, list[int]] = defaultdict(list)
        self.at_work: set[int | None] = set()
        self.most_at_work = 0
        self.gates: dict[int, asyncio.Event] = {}
        self.failures: dict[int, int] = {}

    async def __call__(self, received: Received) -> float | None:
        assert received.sender not in self.at_work, "two updates of one person at once"
        self.at_work.add(received.sender)
        self.most_at_work = max(self.most_at_work, len(self.at_work))
        gate = self.gates.get(received.update_id)
        await (gate.wait() if gate else asyncio.sleep(0))
        self.at_work.discard(received.sender)
        if self.failures.get(received.update_id, 0):
            self.failures[received.update_id] -= 1
            return 0.01
        self.done[received.sender].append(received.update_id)
        return None


async def test_order_in_a_lane_and_people_side_by_side() -> None:
    desk = Desk()
    lanes = Lanes(desk, Nursery(), side_by_side=8)
    for number in range(400):
        lanes.put(update(number, sender=number % 20))
    await lanes.settled()
    assert all(numbers == sorted(numbers) for numbers in desk.done.values())
    assert sum(map(len, desk.done.values())) == 400
    assert desk.most_at_work == 8


async def test_a_flood_of_one_person_holds_nobody_up() -> None:
    desk = Desk()
    lanes = Lanes(desk, Nursery(), side_by_side=2)
    for number in range(1000):
        lanes.put(update(number, sender=1))
    lanes.put(update(5000, sender=2))
    for _ in range(20):
        await asyncio.sleep(0)
    assert desk.done[2] == [5000]
    assert len(desk.done[1]) < 100
    await lanes.settled()


async def test_an_update_that_fails_is_tried_again_before_the_next_of_its_lane() -> None:
    desk = Desk()
    desk.failures = {1: 3}
    lanes = Lanes(desk, Nursery(), side_by_side=1)
    lanes.put(update(1, sender=7))
    lanes.put(update(2, sender=7))
    lanes.put(update(3, sender=8))
    await lanes.settled()
    assert desk.done == {7: [1, 2], 8: [3]}


async def test_a_resting_lane_takes_no_place() -> None:
    desk = Desk()
    desk.failures = dict.fromkeys(range(50), 1)
    lanes = Lanes(desk, Nursery(), side_by_side=1)
    for number in range(50):
        lanes.put(update(number, sender=number))
    async with asyncio.timeout(5):
        await lanes.settled()
    assert len(desk.done) == 50


async def test_updates_without_a_sender_share_a_lane() -> None:
    desk = Desk()
    lanes = Lanes(desk, Nursery())
    for number in range(10):
        lanes.put(update(number, sender=None))
    await lanes.settled()
    assert desk.done[None] == list(range(10))


async def test_empty_lanes_are_forgotten() -> None:
    lanes = Lanes(Desk(), nursery := Nursery())
    for number in range(1000):
        lanes.put(update(number, sender=number))
    await lanes.settled()
    await nursery.finished()
    assert not lanes._lanes
    assert not lanes._resting
    assert lanes._free == 8


async def test_drain_lets_what_runs_finish_and_begins_nothing() -> None:
    desk = Desk()
    desk.gates = {1: asyncio.Event(), 2: asyncio.Event()}
    lanes = Lanes(desk, Nursery(), side_by_side=2)
    for number in range(1, 10):
        lanes.put(update(number, sender=number))
    await asyncio.sleep(0)
    nursery = Nursery()
    draining = nursery.start(lanes.drain(5), name="drain")
    await asyncio.sleep(0)
    lanes.put(update(99, sender=99))
    desk.gates[1].set()
    desk.gates[2].set()
    assert await draining is True
    assert desk.done == {1: [1], 2: [2]}


async def test_drain_does_not_wait_for_ever() -> None:
    desk = Desk()
    desk.gates = {1: asyncio.Event()}
    nursery = Nursery()
    lanes = Lanes(desk, nursery)
    lanes.put(update(1, sender=1))
    await asyncio.sleep(0)
    assert await lanes.drain(0.01) is False
    await nursery.close()
