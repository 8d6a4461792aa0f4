"""An intent makes one message, and a doubtful one can be settled or repeated."""

from datetime import timedelta

from mentoring.delivery import Args, DeliveryState, OnDoubt
from mentoring.ids import AccountId, DeliveryId, OrganisationId
from storage import Storage
from tests.storage.stage import MINUTE, START, newcomer, notice

HELD = frozenset({DeliveryState.HELD})


async def test_an_intent_is_put_once(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        account = (await newcomer(tx)).id
        one, two = notice(account, "meeting:1:24h"), notice(account, "meeting:1:2h")
        assert await tx.outbox.put() == 0
        assert await tx.outbox.put(one, one) == 1
        assert await tx.outbox.put(one, two) == 1
        assert await tx.outbox.put(notice(AccountId(999), "nobody")) == 0
        stored = await tx.outbox.listed(frozenset({DeliveryState.PENDING}))
        assert {delivery.key for delivery in stored} == {one.key, two.key}
        first = await tx.outbox.get(stored[0].id)
        assert first is not None
        assert (first.args, first.channel, first.external_id) == (
            {"pair": 3},
            "telegram",
            5000000001,
        )
        assert (first.created_at, first.lane, first.on_doubt) == (START, one.lane, one.on_doubt)


async def test_many_notices_at_once(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        account = (await newcomer(tx)).id
        many = [notice(account, f"letter:1:{n}", topic="letter:1") for n in range(1200)]
        assert await tx.outbox.put(*many) == 1200
        assert await tx.outbox.put(*many[600:], notice(account, "one more")) == 1
        assert await tx.outbox.counts("letter:1") == {DeliveryState.PENDING: 1200}
        assert len(await tx.outbox.listed(frozenset({DeliveryState.PENDING}), limit=7)) == 7


async def test_a_topic_is_cancelled_while_it_waits(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        ann, bob = (await newcomer(tx, 1)).id, (await newcomer(tx, 2)).id
        await tx.outbox.put(
            notice(ann, "a", topic="meeting:1"),
            notice(ann, "b", topic="meeting:2"),
            notice(bob, "c", topic="meeting:1"),
            notice(bob, "d", topic="meeting:1", due=timedelta(days=1)),
        )
    leased = await storage.queue.claim(START, 1, START + MINUTE)
    assert [delivery.key for delivery in leased] == ["a"]
    sent = (await storage.queue.claim(START, 1, START + MINUTE))[0]
    assert await storage.queue.sending(sent.id)
    async with storage.work(school) as tx:
        assert await tx.outbox.cancel("meeting:1") == 2
        assert await tx.outbox.cancel("meeting:1") == 0
        assert await tx.outbox.cancel("") == 0
        assert await tx.outbox.cancel_for(ann) == 1
    assert not await storage.queue.sending(leased[0].id)
    assert await storage.queue.sent(sent.id, 10)
    async with storage.read(school) as look:
        assert await look.outbox.counts("meeting:1") == {
            DeliveryState.CANCELLED: 2,
            DeliveryState.SENT: 1,
        }


async def test_a_held_message_is_settled_or_sent_again(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        account = (await newcomer(tx)).id
        await tx.outbox.put(
            notice(account, "one", on_doubt=OnDoubt.HOLD), notice(account, "two", due=MINUTE)
        )
    first = await hold_next(storage)
    second = await hold_next(storage)
    async with storage.work(school) as tx:
        held = await tx.outbox.held_for(account)
        assert [(delivery.id, delivery.error) for delivery in held] == [
            (first, "timeout"),
            (second, "timeout"),
        ]
        assert [delivery.id for delivery in await tx.outbox.listed(HELD)] == [second, first]
        assert await tx.outbox.settle(first)
        assert not await tx.outbox.settle(first)
        assert not await tx.outbox.send_again(first, START)
        assert await tx.outbox.send_again(second, START)
        assert not await tx.outbox.send_again(second, START)
        assert await tx.outbox.held_for(account) == []
        again = await tx.outbox.get(second)
        assert again is not None
        assert (again.state, again.attempts, again.error) == (DeliveryState.PENDING, 0, None)


async def hold_next(storage: Storage) -> DeliveryId:
    claimed = (await storage.queue.claim(START + MINUTE, 1, START + 2 * MINUTE))[0]
    await storage.queue.sending(claimed.id)
    assert await storage.queue.held(claimed.id, "timeout")
    return claimed.id


async def test_a_curators_news_go_to_the_next(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        old, new = await newcomer(tx, 1), await newcomer(tx, 2)
        news = [notice(old.id, f"n{n}", topic="t") for n in range(3)]
        await tx.outbox.put(*news, notice(old.id, "own").model_copy(update={"kind": "reminder"}))
    sent = (await storage.queue.claim(START, 1, START + MINUTE))[0]
    await storage.queue.sending(sent.id)
    await storage.queue.sent(sent.id, 1)
    async with storage.work(school) as tx:
        assert await tx.outbox.readdress(frozenset({"news"}), old.id, new.id) == 2
    claimed = await storage.queue.claim(START, 9, START + MINUTE)
    assert {(one.kind, one.external_id) for one in claimed} == {
        ("reminder", old.external_id),
        ("news", new.external_id),
    }
    async with storage.work(school) as tx:
        assert await tx.outbox.readdress(frozenset({"news"}), new.id, None) == 2
        assert await tx.outbox.counts("t") == {DeliveryState.SENT: 1, DeliveryState.CANCELLED: 2}


async def test_a_dead_reply_is_not_sent_again(storage: Storage, school: OrganisationId) -> None:
    typed: Args = {"word": "что-то личное"}
    async with storage.work(school) as tx:
        account = await newcomer(tx)
    async with storage.work(school, account=account) as tx:
        await tx.reply("found", typed)
    reply = tx.replies[0].id
    assert await storage.queue.dead(reply, "forbidden")
    async with storage.work(school) as tx:
        assert not await tx.outbox.send_again(reply, START)
        stored = await tx.outbox.get(reply)
        assert stored is not None
        assert stored.args == {}
