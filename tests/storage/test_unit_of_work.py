"""A unit of work is all or nothing, and one update has one effect."""

import pytest

from mentoring.errors import AlreadyDone
from mentoring.ids import OrganisationId, UpdateKey
from mentoring.people import Account
from storage import AlreadyHandled, Incoming, Recovered, Storage
from tests.storage.stage import START, newcomer

KEY = UpdateKey("telegram:1")


@pytest.fixture
async def account(storage: Storage, school: OrganisationId) -> Account:
    """Somebody whose update waits."""
    await storage.inbox.take_in("telegram", [Incoming(update_id=1, sender=1, payload="{}")])
    async with storage.work(school) as tx:
        return await newcomer(tx)


async def language(storage: Storage, account: Account) -> str | None:
    async with storage.read(account.organisation_id) as look:
        stored = await look.people.account(account.id)
        return stored.language if stored else None


async def test_an_exception_leaves_nothing(storage: Storage, account: Account) -> None:
    async def refused() -> None:
        async with storage.work(account.organisation_id, update=KEY, account=account) as tx:
            await tx.people.set_language(account.id, "en")
            await tx.reply("menu")
            raise AlreadyDone

    with pytest.raises(AlreadyDone):
        await refused()
    assert await language(storage, account) == "ru"
    assert [one.key for one in await storage.inbox.undone(1)] == [KEY]
    assert (await storage.queue.recover(START)).resent == 0


async def test_an_update_has_one_effect(storage: Storage, account: Account) -> None:
    school = account.organisation_id
    async with storage.work(school, update=KEY, account=account) as tx:
        await tx.people.set_language(account.id, "en")
    with pytest.raises(AlreadyHandled):
        async with storage.work(school, update=KEY, account=account) as tx:
            await tx.people.set_language(account.id, "ru")
    assert await language(storage, account) == "en"
    assert await storage.inbox.undone(1) == []


async def test_after_a_refusal_the_update_is_still_ours(
    storage: Storage, account: Account
) -> None:
    school = account.organisation_id
    with pytest.raises(AlreadyDone):
        async with storage.work(school, update=KEY, account=account):
            raise AlreadyDone
    async with storage.work(school, update=KEY, account=account) as tx:
        await tx.reply("refusal", {"code": "already_done"})
    assert [reply.kind for reply in tx.replies] == ["refusal"]


async def test_replies_take_the_place_of_what_was_pressed(
    storage: Storage, account: Account
) -> None:
    school = account.organisation_id
    async with storage.work(school, update=KEY, account=account, pressed=77) as tx:
        await tx.reply("menu", {"pair": 1})
        await tx.reply("hint")
        assert tx.now == START
    async with storage.read(school) as look:
        stored = [await look.outbox.get(reply.id) for reply in tx.replies]
    assert stored == tx.replies
    assert [(one.key, one.edit_message) for one in tx.replies] == [
        ("reply:telegram:1:0", 77),
        ("reply:telegram:1:1", None),
    ]


async def test_a_fresh_reply_is_a_new_message(storage: Storage, account: Account) -> None:
    school = account.organisation_id
    async with storage.work(school, account=account, pressed=77) as tx:
        await tx.reply("consent", fresh=True)
    assert tx.replies[0].edit_message is None


async def test_a_reply_is_in_nobody_elses_hands(storage: Storage, account: Account) -> None:
    async with storage.work(account.organisation_id, update=KEY, account=account) as tx:
        await tx.reply("menu", {"word": "Анна"})
    reply = tx.replies[0].id
    assert await storage.queue.claim(START, 10, START) == []
    assert not await storage.queue.sending(reply)
    assert await storage.queue.sent(reply, 78)
    async with storage.read(account.organisation_id) as look:
        sent = await look.outbox.get(reply)
        assert sent is not None
        assert (sent.message, sent.args) == (78, {})
    assert await storage.queue.recover(START) == Recovered(resent=0, held=0, released=0)


async def test_a_last_word_to_a_forgotten_account(storage: Storage, account: Account) -> None:
    school = account.organisation_id
    async with storage.work(school, update=KEY, account=account) as tx:
        await tx.people.erase_account(account.id)
        await tx.reply("farewell")
    await storage.queue.recover(START)
    claimed = await storage.queue.claim(START, 1, START)
    assert [(one.kind, one.external_id) for one in claimed] == [("farewell", account.external_id)]


async def test_a_routine_has_nobody_to_reply_to(storage: Storage, school: OrganisationId) -> None:
    with pytest.raises(LookupError):
        async with storage.work(school) as tx:
            await tx.reply("menu")
