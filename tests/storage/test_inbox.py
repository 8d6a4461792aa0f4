"""An update is kept until its effect is there, and no longer."""

from datetime import timedelta

from sqlalchemy import select

from mentoring.ids import OrganisationId, UpdateKey
from storage import Incoming, Storage
from storage.tables import inbox
from tests.storage.stage import MINUTE, START, StageClock


def incoming(*numbers: int) -> list[Incoming]:
    return [Incoming(update_id=n, sender=5_000_000_000, payload=f'{{"n": {n}}}') for n in numbers]


async def undone(storage: Storage) -> list[str]:
    return [one.key for one in await storage.inbox.undone(100)]


async def test_only_the_new_is_returned_in_order(storage: Storage) -> None:
    first = await storage.inbox.take_in("telegram", incoming(3, 1, 2))
    assert [one.update_id for one in first] == [1, 2, 3]
    assert first[0].payload == '{"n": 1}'
    assert first[0].sender == 5_000_000_000
    again = await storage.inbox.take_in("telegram", incoming(2, 3, 4))
    assert [one.key for one in again] == ["telegram:4"]
    assert await storage.inbox.take_in("telegram", []) == []
    assert await undone(storage) == [f"telegram:{n}" for n in (1, 2, 3, 4)]


async def test_the_done_is_not_undone(storage: Storage, school: OrganisationId) -> None:
    await storage.inbox.take_in("telegram", incoming(1, 2, 3))
    async with storage.work(school, update=UpdateKey("telegram:1")):
        pass
    await storage.inbox.finish(UpdateKey("telegram:2"))
    assert await undone(storage) == ["telegram:3"]
    assert [one.payload for one in await storage.inbox.undone(10)] == ['{"n": 3}']
    async with storage.engines.read.connect() as connection:
        told = select(inbox.c.payload, inbox.c.sender).where(inbox.c.done_at == START)
        left = [tuple(row) for row in await connection.execute(told)]
        assert left == [(None, None), (None, None)]


async def test_a_faulty_update_is_set_aside(storage: Storage) -> None:
    await storage.inbox.take_in("telegram", incoming(1, 2))
    faulty = UpdateKey("telegram:1")
    assert await storage.inbox.failed(faulty, "KeyError") == 1
    assert await storage.inbox.failed(faulty, "KeyError") == 2
    assert (await storage.inbox.undone(1))[0].attempts == 2
    await storage.inbox.park(faulty, "KeyError")
    assert await undone(storage) == ["telegram:2"]
    health = await storage.health(START + MINUTE)
    assert (health.parked, health.oldest_undone) == (1, MINUTE)


async def test_the_old_is_forgotten(storage: Storage, clock: StageClock) -> None:
    await storage.inbox.take_in("telegram", incoming(1, 2, 3))
    await storage.inbox.finish(UpdateKey("telegram:1"))
    await storage.inbox.park(UpdateKey("telegram:2"), "ValueError")
    assert await storage.inbox.forget(START) == 0
    assert await storage.inbox.forget(clock.pass_by(timedelta(hours=48))) == 2
    assert await undone(storage) == ["telegram:3"]


async def test_a_batch_of_a_hundred(storage: Storage) -> None:
    taken = await storage.inbox.take_in("telegram", incoming(*range(100)))
    assert [one.update_id for one in taken] == list(range(100))
    assert len(await storage.inbox.undone(7)) == 7
