"""Accounts, people and roles are kept as the port says."""

from datetime import date, timedelta

from mentoring.ids import OrganisationId, PersonId
from mentoring.people import Bracket, Channel, StaffRole, Wish
from storage import Storage
from tests.storage.stage import START, StageClock, draft, named, newcomer, notice


async def test_an_address_is_remembered_once(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        first = await newcomer(tx)
        assert await newcomer(tx) == first
    async with storage.read(school) as look:
        assert await look.people.account_at(Channel.TELEGRAM, first.external_id) == first
        assert await look.people.account_at(Channel.TELEGRAM, 7) is None
        assert first.created_at == START
        assert first.reachable


async def test_what_a_newcomer_says_is_stored(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        account = await newcomer(tx)
        await tx.people.set_language(account.id, "en")
        await tx.people.set_wish(account.id, Wish.BOTH)
        await tx.people.set_bracket(account.id, Bracket.ADULT)
        await tx.people.set_reachable(account.id, False)
        run = await tx.runs.start(account.id, None, "join", {}, draft())
    async with storage.work(school) as tx:
        stored = await tx.people.account(account.id)
        assert stored is not None
        assert (stored.language, stored.wish, stored.bracket) == (
            "en",
            Wish.BOTH,
            Bracket.ADULT,
        )
        assert stored.focus == run.id
        assert await tx.people.unreachable() == [stored]
        await tx.people.set_focus(account.id, None)
        await tx.people.set_wish(account.id, None)
        after = await tx.people.account(account.id)
        assert after is not None
        assert (after.focus, after.wish) == (None, None)


async def test_a_person_gets_their_account(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        old, new = await newcomer(tx, 1), await newcomer(tx, 2)
        person = await named(tx, "Яковлев Иван Олегович", old.id)
        alone = await named(tx, "Без Телефона")
        assert (await tx.people.account_of(person.id)) is not None
        assert await tx.people.account_of(alone.id) is None
        found = await tx.people.accounts_of({person.id, alone.id})
        assert {who: account.id for who, account in found.items()} == {person.id: old.id}
        assert (await tx.people.account(new.id)) == new


async def test_a_person_is_written_and_read(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        person = await named(tx, "Яковлев Иван Олегович")
        full = person.model_copy(
            update={
                "birth_date": date(1990, 2, 28),
                "contact": "t.me/ivan",
                "phone": "+79990001122",
            }
        )
        await tx.people.save_person(full)
    async with storage.read(school) as look:
        assert await look.people.person(person.id) == full
        assert await look.people.persons({person.id, PersonId(99)}) == {person.id: full}
        assert await look.people.all() == [full]


async def test_search_knows_cyrillic(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        fyodor = await named(tx, "Ёлкин Фёдор  Ильич")
        anna = await named(tx, "Елкина Анна Фёдоровна")
        await named(tx, "O'Brien 100% _")
    async with storage.read(school) as look:

        async def found(words: str) -> list[int]:
            return [person.id for person in await look.people.find(words)]

        assert await found("ЁЛКИН") == [fyodor.id, anna.id]
        assert await found("фед ИЛЬ") == [fyodor.id]
        assert await found("анна елкина") == [anna.id]
        assert await found("100%") == await found("o'brien") == await found("_")
        assert len(await found("100%")) == 1
        assert await found("%") == await found("лкин") == await found("елкинъ") == []
        assert await found("   ") == []
        assert len(await look.people.find("е", limit=1)) == 1


async def test_a_role_is_held_once_and_ends(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        person = await named(tx, "Куратор")
        assert await tx.people.grant(person.id, StaffRole.CURATOR, START)
        assert not await tx.people.grant(person.id, StaffRole.CURATOR, START)
        assert await tx.people.grant(person.id, StaffRole.ADMINISTRATOR, START)
        held = {StaffRole.CURATOR, StaffRole.ADMINISTRATOR}
        assert await tx.people.roles_of(person.id) == held
        assert [one.id for one in await tx.people.staff(StaffRole.CURATOR)] == [person.id]
        assert await tx.people.end_role(person.id, StaffRole.CURATOR, START)
        assert not await tx.people.end_role(person.id, StaffRole.CURATOR, START)
        assert await tx.people.staff(StaffRole.CURATOR) == []
        assert await tx.people.grant(person.id, StaffRole.CURATOR, START)


async def test_newcomers_are_forgotten(
    storage: Storage, school: OrganisationId, clock: StageClock
) -> None:
    async with storage.work(school) as tx:
        silent, joined = await newcomer(tx, 1), await newcomer(tx, 2)
        await named(tx, "Вошла", joined.id)
        await tx.runs.start(silent.id, None, "join", {}, draft(name="Ян"))
        await tx.outbox.put(notice(silent.id, "hello"))
    before = clock.pass_by(timedelta(days=14))
    async with storage.work(school) as tx:
        assert [stale.id for stale in await tx.people.stale_accounts(before)] == [silent.id]
        await tx.people.erase_account(silent.id)
        await tx.people.erase_account(joined.id)
    async with storage.read(school) as look:
        assert await look.people.account(silent.id) is None
        assert await look.people.account(joined.id) is not None
        assert await look.runs.open_for("join") == []
        assert await look.outbox.counts("") == {}
        assert (await storage.queue.next_due()) is None


async def test_an_id_is_never_given_twice(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        gone = await newcomer(tx, 1)
        await tx.people.erase_account(gone.id)
        assert (await newcomer(tx, 2)).id > gone.id


async def test_who_held_a_role_is_remembered_by_account(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        olga, ivan = await newcomer(tx, 1), await newcomer(tx, 2)
        old = await named(tx, "Ольга", olga.id)
        new = await named(tx, "Иван", ivan.id)
        for person in (old, new):
            await tx.people.grant(person.id, StaffRole.CURATOR, START)
        assert await tx.people.former(StaffRole.CURATOR) == []
        await tx.people.end_role(old.id, StaffRole.CURATOR, START)
        await tx.people.end_role(new.id, StaffRole.CURATOR, START)
        await tx.people.grant(new.id, StaffRole.CURATOR, START)
        former = await tx.people.former(StaffRole.CURATOR)
        assert [account.id for account in former] == [olga.id]
        assert await tx.people.former(StaffRole.ADMINISTRATOR) == []
