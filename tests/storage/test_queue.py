"""The courier gets what is due in the right order, and a killed one leaves nothing lost."""

import asyncio
from datetime import timedelta

import pytest

from mentoring.delivery import DeliveryState, Lane, OnDoubt
from mentoring.ids import AccountId, DeliveryId, OrganisationId
from mentoring.people import Wish
from storage import Recovered, Storage
from tests.storage.stage import MINUTE, START, StageClock, newcomer, notice

LEASE = START + MINUTE


@pytest.fixture
async def accounts(storage: Storage, school: OrganisationId) -> list[AccountId]:
    """Three people with a messenger."""
    async with storage.work(school) as tx:
        return [(await newcomer(tx, number)).id for number in range(3)]


async def claimed(storage: Storage, limit: int = 10) -> list[str]:
    return [one.key for one in await storage.queue.claim(START, limit, LEASE)]


async def state(storage: Storage, school: OrganisationId, delivery: DeliveryId) -> DeliveryState:
    async with storage.read(school) as look:
        found = await look.outbox.get(delivery)
        assert found is not None
        return found.state


async def test_lanes_then_time(
    storage: Storage, school: OrganisationId, accounts: list[AccountId]
) -> None:
    a, b, c = accounts
    async with storage.work(school) as tx:
        await tx.outbox.put(
            notice(a, "bulk", lane=Lane.BULK, due=-timedelta(days=1)),
            notice(b, "later", due=-MINUTE),
            notice(c, "earlier", due=-2 * MINUTE),
            notice(a, "tomorrow", due=timedelta(days=1)),
        )
    assert await claimed(storage) == ["earlier", "later", "bulk"]
    assert await claimed(storage) == []


async def test_a_look_when_nothing_is_due_waits_for_no_writer(
    storage: Storage, school: OrganisationId, accounts: list[AccountId]
) -> None:
    async with storage.work(school) as tx:
        await tx.outbox.put(notice(accounts[0], "now"), notice(accounts[1], "later", due=MINUTE))
    assert await claimed(storage) == ["now"]
    async with storage.work(school) as tx:
        await tx.people.set_wish(accounts[2], Wish.MENTEE)
        async with asyncio.timeout(5):
            assert await claimed(storage) == []


async def test_one_message_per_account_at_once(
    storage: Storage, school: OrganisationId, accounts: list[AccountId]
) -> None:
    a, b, _ = accounts
    async with storage.work(school) as tx:
        await tx.outbox.put(
            notice(a, "a2", due=-MINUTE),
            notice(a, "a1", due=-2 * MINUTE),
            notice(a, "a0", lane=Lane.INTERACTIVE),
            notice(b, "b1"),
        )
    first = await storage.queue.claim(START, 10, LEASE)
    assert [one.key for one in first] == ["a0", "b1"]
    assert await claimed(storage) == []
    await storage.queue.sending(first[0].id)
    assert await claimed(storage) == []
    await storage.queue.sent(first[0].id, 1)
    assert await claimed(storage) == ["a1"]


async def test_a_reminder_for_next_week_blocks_nobody(
    storage: Storage, school: OrganisationId, accounts: list[AccountId]
) -> None:
    async with storage.work(school) as tx:
        await tx.outbox.put(
            notice(accounts[0], "week", lane=Lane.INTERACTIVE, due=timedelta(days=7)),
            notice(accounts[0], "now", lane=Lane.BULK),
        )
    assert await claimed(storage) == ["now"]
    assert await storage.queue.next_due() == START + timedelta(days=7)


async def test_a_claim_takes_no_more_than_asked(
    storage: Storage, school: OrganisationId, accounts: list[AccountId]
) -> None:
    async with storage.work(school) as tx:
        await tx.outbox.put(*[notice(one, f"n{one}") for one in accounts])
    assert [await claimed(storage, 2), await claimed(storage, 2)] == [
        [f"n{accounts[0]}", f"n{accounts[1]}"],
        [f"n{accounts[2]}"],
    ]


async def test_an_expired_lease_is_claimed_again(
    storage: Storage, school: OrganisationId, accounts: list[AccountId]
) -> None:
    async with storage.work(school) as tx:
        await tx.outbox.put(notice(accounts[0], "one"))
    lost = (await storage.queue.claim(START, 1, LEASE))[0]
    assert await storage.queue.claim(LEASE - timedelta(seconds=1), 1, LEASE) == []
    again = await storage.queue.claim(LEASE, 1, LEASE + MINUTE)
    assert [one.id for one in again] == [lost.id]


async def test_outcomes(
    storage: Storage, school: OrganisationId, accounts: list[AccountId]
) -> None:
    queue = storage.queue
    async with storage.work(school) as tx:
        await tx.outbox.put(*[notice(accounts[0], f"n{n}", due=-n * MINUTE) for n in range(6)])

    async def following() -> DeliveryId:
        return (await queue.claim(START, 1, LEASE))[0].id

    sent = await following()
    assert await queue.sending(sent)
    assert not await queue.sending(sent)
    assert await queue.sent(sent, 77)
    assert not await queue.sent(sent, 78)
    dead = await following()
    assert await queue.dead(dead, "400")
    expired = await following()
    assert await queue.expired(expired)
    cancelled = await following()
    assert await queue.cancelled(cancelled)
    again = await following()
    assert await queue.sending(again)
    assert await queue.retry(again, START + MINUTE, "500")
    assert [
        await state(storage, school, one) for one in (sent, dead, expired, cancelled, again)
    ] == [
        DeliveryState.SENT,
        DeliveryState.DEAD,
        DeliveryState.EXPIRED,
        DeliveryState.CANCELLED,
        DeliveryState.PENDING,
    ]
    async with storage.read(school) as look:
        one, back = await look.outbox.get(sent), await look.outbox.get(again)
        assert one is not None
        assert back is not None
        assert (one.message, one.sent_at, one.attempts, one.args) == (77, START, 1, {"pair": 3})
        assert (back.due_at, back.attempts, back.error) == (START + MINUTE, 1, "500")


async def test_recovery_after_a_kill(
    storage: Storage, school: OrganisationId, accounts: list[AccountId]
) -> None:
    a, b, c = accounts
    async with storage.work(school) as tx:
        await tx.outbox.put(
            notice(a, "resend"), notice(b, "hold", on_doubt=OnDoubt.HOLD), notice(c, "leased")
        )
        account = await tx.people.account(a)
    for one in (await storage.queue.claim(START, 3, LEASE))[:2]:
        await storage.queue.sending(one.id)
    async with storage.work(school, account=account) as tx:
        await tx.reply("question")
    assert await storage.queue.recover(START) == Recovered(resent=2, held=1, released=1)
    assert await storage.queue.recover(START) == Recovered(resent=0, held=0, released=0)
    async with storage.read(school) as look:
        held = await look.outbox.held_for(b)
        assert [(one.key, one.error) for one in held] == [("hold", "interrupted")]
    ready = await storage.queue.claim(START, 10, LEASE)
    assert [one.kind for one in ready] == ["question", "news"]
    assert ready[1].key == "leased"


async def test_nobody_out_of_reach_is_tried(
    storage: Storage, school: OrganisationId, accounts: list[AccountId]
) -> None:
    a, b, _ = accounts
    async with storage.work(school) as tx:
        await tx.outbox.put(
            notice(a, "due1"),
            notice(a, "due2"),
            notice(a, "later", due=MINUTE),
            notice(b, "other", due=timedelta(hours=1)),
        )
    blocked = (await storage.queue.claim(START, 1, LEASE))[0]
    await storage.queue.sending(blocked.id)
    assert await storage.queue.dead(blocked.id, "forbidden")
    assert await storage.queue.park_account(a, "forbidden") == 1
    assert await storage.queue.claim(LEASE, 5, LEASE + MINUTE) == []
    assert await storage.queue.next_due() == START + timedelta(hours=1)
    assert (await storage.health(START + 2 * MINUTE)).oldest_unsent is None
    async with storage.work(school) as tx:
        assert [account.id for account in await tx.people.unreachable()] == [a]
        await tx.people.set_reachable(a, True)
    assert [one.key for one in await storage.queue.claim(LEASE, 5, LEASE + MINUTE)] == ["later"]


async def test_last_words_go_as_soon_as_they_are_said(
    storage: Storage, school: OrganisationId, accounts: list[AccountId]
) -> None:
    async with storage.work(school) as tx:
        await tx.outbox.put(notice(accounts[0], "last"), notice(accounts[1], "other"))
    last, other = await storage.queue.claim(START, 2, LEASE)
    assert not await storage.queue.forget_last(last.id)
    await storage.queue.sending(last.id)
    await storage.queue.sent(last.id, 7)
    assert await storage.queue.forget_last(last.id)
    async with storage.read(school) as look:
        assert await look.outbox.get(last.id) is None
        assert await look.outbox.get(other.id) is not None


async def test_the_finished_is_forgotten(
    storage: Storage, school: OrganisationId, accounts: list[AccountId], clock: StageClock
) -> None:
    async with storage.work(school) as tx:
        await tx.outbox.put(notice(accounts[0], "done"), notice(accounts[1], "waiting"))
    done = (await storage.queue.claim(START, 1, LEASE))[0]
    await storage.queue.sent(done.id, 1)
    assert await storage.queue.forget(START) == 0
    assert await storage.queue.forget(clock.pass_by(MINUTE)) == 1
    async with storage.read(school) as look:
        assert await look.outbox.counts("") == {}
        assert await look.outbox.get(done.id) is None


async def test_health(
    storage: Storage, school: OrganisationId, accounts: list[AccountId], clock: StageClock
) -> None:
    well = await storage.health(START)
    assert (well.oldest_unsent, well.oldest_undone) == (None, None)
    async with storage.work(school) as tx:
        await tx.outbox.put(*[notice(one, f"n{one}") for one in accounts])
    held, dead, _ = await storage.queue.claim(START, 3, LEASE)
    await storage.queue.held(held.id, "timeout")
    await storage.queue.dead(dead.id, "400")
    await storage.queue.recover(START)
    ill = await storage.health(clock.pass_by(2 * MINUTE))
    assert (ill.oldest_unsent, ill.held, ill.dead, ill.parked) == (2 * MINUTE, 1, 1, 0)
