"""One address in several organisations, several people at one address, a way in for so many."""

import asyncio
from datetime import timedelta

import pytest

from mentoring.consent import OTHER_ORGANISATIONS, PARTICIPATION, ConsentRecord, ConsentStep
from mentoring.exchanging import ExchangeState
from mentoring.ids import AccountId, OrganisationId, PersonId
from mentoring.people import Channel, StaffRole
from mentoring.ports import UnitOfWork
from storage import Storage
from tests.storage.stage import START, found, named, newcomer, notice, proposed

DAY = timedelta(days=1)
NUMBER = 5_000_000_001


@pytest.fixture
async def other(storage: Storage) -> OrganisationId:
    """Another organisation."""
    return await found(storage, "Другая")


async def test_an_address_talks_to_what_it_chose_last_or_presses(
    storage: Storage, school: OrganisationId, other: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        first = await newcomer(tx)
        anna = await named(tx, "Анна", first.id)
        await tx.people.grant(anna.id, StaffRole.CURATOR, START)
        await tx.outbox.put(notice(first.id, "n"))
    async with storage.work(other) as tx:
        second = await newcomer(tx)
        await tx.people.choose(second.id)
    actor = await storage.doors.actor(Channel.TELEGRAM, NUMBER)
    assert actor is not None
    assert (actor.account.id, actor.person, actor.roles) == (second.id, None, frozenset())
    [claimed] = await storage.queue.claim(START, 1, START + DAY)
    await storage.queue.sending(claimed.id)
    await storage.queue.sent(claimed.id, 77)
    pressed = await storage.doors.actor(Channel.TELEGRAM, NUMBER, 77)
    assert pressed is not None
    assert (pressed.account.id, pressed.away, pressed.is_curator) == (first.id, True, True)
    async with storage.work(school) as tx:
        await tx.people.choose(first.id)
    back = await storage.doors.actor(Channel.TELEGRAM, NUMBER)
    assert back is not None
    assert (back.account.id, back.away) == (first.id, False)
    assert [
        each.organisation_id for each in await storage.doors.accounts(Channel.TELEGRAM, NUMBER)
    ] == [school, other]
    async with storage.read(other) as look:
        at = await look.people.organisations_at(Channel.TELEGRAM, NUMBER)
        assert at == [school, other]


async def test_a_phone_is_shared_and_left(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        account = await newcomer(tx)
        anna = await named(tx, "Анна", account.id)
        boris = await named(tx, "Борис", account.id)
        assert [each.id for each in await tx.people.people_at(account.id)] == [anna.id, boris.id]
        both = await tx.people.accounts_of({anna.id, boris.id})
        assert {each.id for each in both.values()} == {account.id}
        assert await tx.people.answer_as(account.id, anna.id)
        assert not await tx.people.answer_as(account.id, PersonId(boris.id + 1))
        actor = await tx.people.actor_of(account.id)
        assert actor is not None
        assert actor.person is not None
        assert (actor.person.id, actor.shares) == (anna.id, True)
        assert await tx.people.set_pin(account.id, anna.id, "x")
        await tx.people.erase_person(anna.id, START)
        actor = await tx.people.actor_of(account.id)
        assert actor is not None
        assert actor.person is not None
        assert (actor.person.id, actor.shares) == (boris.id, False)
        assert await tx.people.make_room(account.id)
        await tx.people.erase_account(account.id)
        kept = await tx.people.account(account.id)
        assert kept is not None
        assert kept.person_id == boris.id
        assert await tx.people.detach(account.id, boris.id)
        assert await tx.people.account_of(boris.id) is None


async def test_the_last_use_of_an_invitation_is_taken_once(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        olga = await named(tx, "Ольга")
        made = await tx.invitations.add("d", "mentor", None, START + DAY, 3, olga.id)

    async def comes(number: int) -> bool:
        async with storage.work(school) as tx:
            return await tx.invitations.use(made.id, AccountId(number), START)

    came = await asyncio.gather(*(comes(number) for number in range(1, 11)))
    assert sum(came) == 3
    async with storage.work(school) as tx:
        assert await tx.invitations.open_now(START) == []
        assert await tx.invitations.revoke(made.id, START)
        assert not await tx.invitations.revoke(made.id, START)
        account = await newcomer(tx)
        assert await tx.invitations.last_of(AccountId(99)) is None
        last = await tx.invitations.last_of(AccountId(came.index(True) + 1))
        assert last is not None
        assert last.id == made.id
        assert await tx.invitations.ask_role(made.id, account.id, "head", START)
        assert not await tx.invitations.ask_role(made.id, account.id, "head", START)
        [asked] = await tx.invitations.asked()
        assert await tx.invitations.decide(asked.id, olga.id, START, yes=True)
        assert not await tx.invitations.decide(asked.id, olga.id, START, yes=False)


async def consents(tx: UnitOfWork, person: PersonId, code: str, step: ConsentStep) -> None:
    await tx.consents.record(
        ConsentRecord(
            organisation_id=tx.organisation,
            person_id=person,
            account_id=None,
            code=code,
            version=1,
            language="ru",
            sha256="0" * 64,
            step=step,
            method="button",
            at=tx.now,
        )
    )


async def test_a_name_passes_only_by_two_yeses_under_the_consent(
    storage: Storage, school: OrganisationId, other: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        pair = await proposed(tx)
        mentor, side = pair.mentor.person_id, pair.mentor.participation_id
        account = await newcomer(tx)
        await tx.people.attach(account.id, mentor)
        await consents(tx, mentor, PARTICIPATION, ConsentStep.GIVEN)
    async with storage.work(other) as tx:
        olga = await named(tx, "Ольга")
        assert await tx.exchanges.offered() == []
        assert await tx.exchanges.ask(side, olga.id, 1, START) is None
    async with storage.work(school) as tx:
        await consents(tx, mentor, OTHER_ORGANISATIONS, ConsentStep.GIVEN)
    async with storage.work(other) as tx:
        [card] = await tx.exchanges.offered()
        assert (card.participation, card.free) == (side, 5)
        made = await tx.exchanges.ask(side, olga.id, 1, START)
        assert made is not None
        assert await tx.exchanges.ask(side, olga.id, 1, START) is None
        assert await tx.exchanges.offered() == []
        assert await tx.exchanges.introduced(made.id) is None
        assert not await tx.exchanges.mentor_says(made.id, START, yes=True)
    async with storage.work(school) as tx:
        assert await tx.exchanges.offered() == []
        assert await tx.exchanges.mentor_says(made.id, START, yes=True)
        assert not await tx.exchanges.mentor_says(made.id, START, yes=False)
    async with storage.work(other) as tx:
        assert await tx.exchanges.introduced(made.id) is None
    async with storage.work(school) as tx:
        assert await tx.exchanges.home_says(made.id, mentor, START, yes=True)
        assert await tx.exchanges.introduced(made.id) is None
    async with storage.work(other) as tx:
        met = await tx.exchanges.introduced(made.id)
        assert met is not None
        assert (met.name, met.external_id) == ("Петрова Анна Ильинична", NUMBER)
        [agreed] = await tx.exchanges.made(ExchangeState.AGREED)
        assert agreed.id == made.id
    async with storage.work(school) as tx:
        await consents(tx, mentor, OTHER_ORGANISATIONS, ConsentStep.REVOKED)
    async with storage.work(other) as tx:
        assert await tx.exchanges.introduced(made.id) is None
        assert await tx.exchanges.close(made.id, START)
        assert not await tx.exchanges.arrived(made.id, olga.id)
