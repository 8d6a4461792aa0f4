"""A key opens once and in time, and only its newest fingerprint is kept."""

import asyncio
from datetime import timedelta

from mentoring.ids import AccountId, OrganisationId
from mentoring.keys import Key, digest, new_token
from storage import Storage
from tests.storage.stage import START, found

HOUR = timedelta(hours=1)
BY = AccountId(7)


async def test_a_key_opens_once_and_is_settled_once(
    storage: Storage, school: OrganisationId
) -> None:
    secret = digest(new_token())
    async with storage.work(school) as tx:
        await tx.keys.add("curator", secret, START + HOUR)
        assert await tx.keys.waiting("curator") == []
        used = await tx.keys.use(secret, BY, START)
        assert used is not None
        assert (used.purpose, used.used_by, used.used_at) == ("curator", BY, START)
        assert await tx.keys.use(secret, BY, START) is None
        assert await tx.keys.waiting("curator") == [used]
        assert await tx.keys.waiting("administrator") == []
        assert await tx.keys.settle(used.id, START)
        assert not await tx.keys.settle(used.id, START)
        assert await tx.keys.waiting("curator") == []


async def test_an_old_key_opens_nothing(storage: Storage, school: OrganisationId) -> None:
    late, replaced, valid = digest("late"), digest("replaced"), digest("valid")
    async with storage.work(school) as tx:
        await tx.keys.add("curator", late, START + HOUR)
        assert await tx.keys.use(late, BY, START + HOUR) is None
        await tx.keys.add("curator", replaced, START + HOUR)
        await tx.keys.add("curator", valid, START + HOUR)
        assert await tx.keys.use(replaced, BY, START) is None
    other = await found(storage, "Чужие")
    async with storage.work(other) as tx:
        assert await tx.keys.use(valid, BY, START) is None
    async with storage.work(school) as tx:
        assert await tx.keys.use(valid, BY, START) is not None


async def test_of_fifty_who_try_one_gets_in(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        await tx.keys.add("curator", digest("one"), START + HOUR)

    async def enter(number: int) -> Key | None:
        async with storage.work(school) as tx:
            return await tx.keys.use(digest("one"), AccountId(number), START)

    entered = await asyncio.gather(*(enter(number) for number in range(50)))
    assert len([key for key in entered if key is not None]) == 1


async def test_all_unused_keys_are_void_and_a_used_one_stays(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        for purpose in ("one", "two", "three"):
            await tx.keys.add(purpose, digest(purpose), START + HOUR)
        assert await tx.keys.use(digest("one"), BY, START)
        assert await tx.keys.void_all(START) == 2
        assert await tx.keys.void_all(START) == 0
        assert await tx.keys.use(digest("two"), BY, START) is None
        assert [each.purpose for each in await tx.keys.used_by(BY)] == ["one"]
