"""Goals are kept under numbers of their pair, a few at a time, and changed as they were read."""

import asyncio
from collections import Counter
from datetime import timedelta

from mentoring.farewells import Said
from mentoring.goals import MOST, Goal, GoalState
from mentoring.ids import OrganisationId, PersonId
from mentoring.pairs import EndReason, Pair, PairState
from mentoring.ports import UnitOfWork
from storage import Storage
from tests.storage.stage import START, found, proposed
from tests.storage.test_mending import announced

TODAY = START.date()
MANY = 20


async def add(tx: UnitOfWork, pair: Pair, days: int = 7, words: str | None = None) -> Goal | None:
    """Let the mentor set a goal."""
    by, due = pair.mentor.person_id, TODAY + timedelta(days=days)
    kind = None if words else "topic"
    return await tx.goals.add(pair.id, by, kind, words, due, GoalState.AGREED, MOST)


async def test_many_at_once_set_no_more_than_a_few_goals(
    storage: Storage, school: OrganisationId
) -> None:
    pair = await announced(storage, school)

    async def once(number: int) -> bool:
        async with storage.work(school) as tx:
            return await add(tx, pair, number + 1) is not None

    set_by = Counter(await asyncio.gather(*(once(number) for number in range(MANY))))
    assert set_by == {True: MOST, False: MANY - MOST}
    async with storage.work(school) as tx:
        assert [each.number for each in await tx.goals.of_pair(pair.id)] == list(
            range(1, MOST + 1)
        )


async def test_of_two_words_about_a_goal_the_first_counts(
    storage: Storage, school: OrganisationId
) -> None:
    pair = await announced(storage, school)
    async with storage.work(school) as tx:
        goal = await add(tx, pair)
    assert goal is not None
    to = [GoalState.REACHED, GoalState.NOT_YET] * (MANY // 2)

    async def once(state: GoalState) -> bool:
        async with storage.work(school) as tx:
            return await tx.goals.change(goal, state, goal.due_on)

    assert sum(await asyncio.gather(*map(once, to))) == 1
    async with storage.work(school) as tx:
        now = await tx.goals.get(goal.id)
        assert now is not None
        assert not await tx.goals.change(goal, GoalState.DROPPED, goal.due_on)
        assert await tx.goals.change(now, GoalState.DROPPED, goal.due_on)
        assert await tx.goals.of_pair(pair.id) == []
        assert await add(tx, pair) is not None, "a number is not given twice"


async def test_goals_due_come_in_the_order_of_their_days(
    storage: Storage, school: OrganisationId
) -> None:
    pair = await announced(storage, school)
    async with storage.work(school) as tx:
        for days in (9, 3, 5):
            await add(tx, pair, days)
        until = TODAY + timedelta(days=5)
        assert [each.due_on for each in await tx.goals.due(until)] == [
            TODAY + timedelta(days=3),
            until,
        ]


async def test_a_pair_that_follows_goes_on_with_what_is_ahead(
    storage: Storage, school: OrganisationId
) -> None:
    old, new = await announced(storage, school), await announced(storage, school)
    async with storage.work(school) as tx:
        done, ahead = await add(tx, old, 3), await add(tx, old, 5, "Открытый урок")
        assert done is not None
        assert ahead is not None
        await tx.goals.change(done, GoalState.REACHED, done.due_on)
        assert await tx.goals.pass_on(old.id, new.id) == 1
        assert [each.words for each in await tx.goals.of_pair(new.id)] == ["Открытый урок"]
        assert [each.id for each in await tx.goals.of_pair(old.id)] == [done.id]


async def test_goals_go_with_the_last_of_a_pair_and_words_with_one_of_a_group(
    storage: Storage, school: OrganisationId
) -> None:
    pair = await announced(storage, school)
    async with storage.work(school) as tx:
        group = await proposed(tx, members=2)
        await add(tx, pair, 7, "Про Машу")
        await add(tx, group, 7, "Про Петю")
        await tx.farewells.say(pair.id, pair.mentor.person_id, Said(words="До встречи"))
        fresh = await tx.pairs.get(pair.id)
        assert fresh is not None
        await tx.pairs.end(fresh, PairState.ENDED, EndReason.LEFT, None, tx.now)
        await _erase(tx, pair.mentor.person_id)
        await _erase(tx, group.members[0].person_id)
    async with storage.work(school) as tx:
        assert await tx.goals.of_pair(pair.id) == []
        assert await tx.farewells.of(pair.id) is None
        assert [each.words for each in await tx.goals.of_pair(group.id)] == [None]


async def test_a_farewell_is_kept_once_and_the_last_word_counts(
    storage: Storage, school: OrganisationId
) -> None:
    pair = await announced(storage, school)
    by = pair.mentor.person_id
    async with storage.work(school) as tx:
        assert await tx.farewells.say(pair.id, by, Said(support=3))
        assert await tx.farewells.say(pair.id, by, Said(support=9, done=("plan",)))
        kept = await tx.farewells.of(pair.id)
        assert kept is not None
        assert kept.said == Said(support=9, done=("plan",))


async def test_a_school_sees_and_sets_no_goals_of_another(
    storage: Storage, school: OrganisationId
) -> None:
    pair, other = await announced(storage, school), await found(storage, "Другая школа")
    async with storage.work(school) as tx:
        goal = await add(tx, pair)
    assert goal is not None
    async with storage.work(other) as tx:
        assert await add(tx, pair) is None
        assert await tx.goals.get(goal.id) is None
        assert not await tx.goals.change(goal, GoalState.REACHED, goal.due_on)
        assert await tx.goals.due(goal.due_on) == []
        assert not await tx.farewells.say(pair.id, pair.mentor.person_id, Said(support=1))
        assert await tx.farewells.of(pair.id) is None


async def _erase(tx: UnitOfWork, person: PersonId) -> None:
    await tx.people.erase_person(person, tx.now)
