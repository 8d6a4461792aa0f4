"""Who is expected is numbered, moves once, and belongs to one school; so do guardians."""

import asyncio
from datetime import timedelta

from mentoring.expected import Enrolment, EnrolmentState, Expected
from mentoring.guardians import Relation
from mentoring.ids import OrganisationId
from mentoring.people import Bracket, Wish
from storage import Storage
from tests.storage.stage import START, found, named, newcomer

DAY = timedelta(days=1)


async def test_numbers_follow_each_other_and_a_state_changes_once(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        account = await newcomer(tx)
        first = await tx.enrolments.add(Wish.MENTEE, Bracket.FROM_14, "8Б", account.id)
        made = await tx.enrolments.add_many([Expected(group="8А"), Expected(group="8Б")])
        assert [each.number for each in (first, *made)] == [1, 2, 3]
        assert [each.number for each in await tx.enrolments.waiting()] == [2, 1, 3]
        assert [each.number for each in await tx.enrolments.all("8Б")] == [1, 3]
        assert await tx.enrolments.of_account(account.id) == [first]
        person = await named(tx, "Иванов Пётр")
        assert await tx.enrolments.move(first.id, EnrolmentState.CONSENTED, person=person.id)
        assert not await tx.enrolments.move(first.id, EnrolmentState.REFUSED)
        assert not await tx.enrolments.reopen(first.id, START)
        assert await tx.enrolments.move(made[0].id, EnrolmentState.CLOSED)
        assert not await tx.enrolments.remind(made[0].id, 0, 1)
        assert await tx.enrolments.reopen(made[0].id, START + DAY)
        assert await tx.enrolments.remind(made[0].id, 0, 1)
        assert not await tx.enrolments.remind(made[0].id, 0, 2)
        then = await tx.enrolments.of_person(person.id)
        assert then
        assert then.state is EnrolmentState.CONSENTED
    other = await found(storage, "Чужие")
    async with storage.work(other) as tx:
        assert await tx.enrolments.get(first.id) is None
        assert await tx.enrolments.by_number(1) is None
        assert await tx.enrolments.of_account(account.id) == []
        assert await tx.enrolments.of_person(person.id) is None
        assert await tx.enrolments.all() == []
        assert not await tx.enrolments.move(made[1].id, EnrolmentState.CLOSED)
        assert not await tx.enrolments.place(made[1].id, "9А")
        assert not await tx.enrolments.attach(made[1].id, account.id)
        await tx.enrolments.detach(account.id)
        assert (await tx.enrolments.add(None, None, None)).number == 1
    async with storage.work(school) as tx:
        assert await tx.enrolments.of_account(account.id) == [then]


async def test_twenty_who_come_at_once_get_twenty_numbers(
    storage: Storage, school: OrganisationId
) -> None:
    async def come() -> Enrolment:
        async with storage.work(school) as tx:
            return await tx.enrolments.add(None, Bracket.FROM_10, None)

    made = await asyncio.gather(*(come() for _ in range(20)))
    assert sorted(each.number for each in made) == list(range(1, 21))


async def test_a_representative_stands_for_a_child_once(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        child, mother = await named(tx, "Пётр"), await named(tx, "Анна")
        one = await tx.guardians.add(child.id, mother.id, Relation.MOTHER)
        assert await tx.guardians.add(child.id, mother.id, Relation.OTHER) == one
        paper = await tx.guardians.add(child.id, None, Relation.FATHER)
        assert await tx.guardians.of_child(child.id) == [one, paper]
        assert await tx.guardians.children_of(mother.id) == [one]
        assert await tx.guardians.check(one.id, mother.id, START)
        assert not await tx.guardians.check(one.id, mother.id, START)
        assert await tx.guardians.keep_answers(one.id, {"meet_online": True})
        assert await tx.guardians.want_news(one.id, True)
        [follower] = await tx.guardians.followers({child.id})
        assert follower.answers == {"meet_online": True}
    other = await found(storage, "Чужие")
    async with storage.work(other) as tx:
        assert await tx.guardians.get(one.id) is None
        assert await tx.guardians.of_child(child.id) == []
        assert await tx.guardians.children_of(mother.id) == []
        assert await tx.guardians.followers({child.id}) == []
        assert not await tx.guardians.end(one.id, START)
        assert not await tx.guardians.check(paper.id, mother.id, START)
        assert not await tx.guardians.want_news(one.id, False)
        assert not await tx.guardians.keep_answers(one.id, None)
    async with storage.work(school) as tx:
        assert await tx.guardians.end(one.id, START)
        assert not await tx.guardians.end(one.id, START)
        assert await tx.guardians.all() == [paper]
        gone = await tx.guardians.get(one.id)
        assert gone
        assert gone.answers is None


async def test_whoever_is_erased_speaks_for_nobody(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        child, mother = await named(tx, "Пётр"), await named(tx, "Анна")
        place = await tx.enrolments.add(Wish.MENTEE, Bracket.FROM_14, None)
        await tx.enrolments.move(place.id, EnrolmentState.CONSENTED, person=child.id)
        guardian = await tx.guardians.add(child.id, mother.id, Relation.MOTHER)
        await tx.guardians.keep_answers(guardian.id, {"wishes": "дружба"})
        await tx.people.erase_person(child.id, START)
        assert await tx.guardians.all() == []
        gone = await tx.guardians.get(guardian.id)
        assert gone
        assert (gone.answers, gone.ended_at) == (None, START)
        closed = await tx.enrolments.get(place.id)
        assert closed
        assert closed.state is EnrolmentState.CLOSED
