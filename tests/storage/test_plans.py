"""A matching plan is kept with what came out of it, computed once, published once."""

import asyncio

from mentoring.ids import OrganisationId, ParticipationId, PlanId
from mentoring.plans.records import Bond, Constraints, Plan, PlanResult, PlanState
from mentoring.ports import UnitOfWork
from mentoring.weights import Weights
from storage import Storage
from tests.storage.stage import START

ASKED = Constraints(
    weights=Weights(wish=50), locks=(Bond(mentor=ParticipationId(1), mentee=ParticipationId(2)),)
)
NOTHING = PlanResult(units=(), left=(), idle=(), score=0)


async def test_a_plan_comes_back_as_it_was_asked_for_and_finishes_once(
    storage: Storage, school: OrganisationId
) -> None:
    """The second process that computed the same plan is too late."""
    async with storage.work(school) as tx:
        asked = sure(await tx.plans.add(ASKED, None))
        assert (asked.number, asked.state) == (1, PlanState.COMPUTING)
        assert asked.constraints == ASKED
        assert await tx.plans.finish(asked, NOTHING, 12)
        assert not await tx.plans.finish(asked, NOTHING, 13)
        ready = await tx.plans.get(asked.id)
        assert ready is not None
        assert (ready.state, ready.result, ready.milliseconds) == (PlanState.READY, NOTHING, 12)


async def test_a_plan_is_published_once(storage: Storage, school: OrganisationId) -> None:
    """Neither a second press nor another curator publishes it again or drops it."""
    async with storage.work(school) as tx:
        asked = sure(await tx.plans.add(ASKED, None))
        await tx.plans.finish(asked, NOTHING, 1)
        ready = await tx.plans.get(asked.id)
        assert ready is not None
        assert await tx.plans.move(ready, PlanState.PUBLISHED, START)
        assert not await tx.plans.move(ready, PlanState.PUBLISHED, START)
        published = await tx.plans.get(asked.id)
        assert published is not None
        assert not await tx.plans.move(published, PlanState.DROPPED, START)


async def test_what_if_knows_its_plan_and_numbers_follow(
    storage: Storage, school: OrganisationId
) -> None:
    """The newest plan is found, also by its state; one put aside is not listed."""
    async with storage.work(school) as tx:
        first = await ready(tx)
        second = sure(await tx.plans.add(Constraints(), None, first.id))
        assert (second.number, second.based_on) == (2, first.id)
        assert (await tx.plans.latest()) == second
        assert (await tx.plans.trial_of(first.id)) == second
        await tx.plans.finish(second, None, 5)
        failed = await tx.plans.latest(frozenset({PlanState.FAILED}))
        assert failed is not None
        assert failed.id == second.id
        assert await tx.plans.move(failed, PlanState.DROPPED, START)
        assert [each.id for each in await tx.plans.recent(5)] == [first.id]
        assert await tx.plans.trial_of(first.id) is None


async def test_one_plan_is_computed_at_a_time_and_one_change_is_open(
    storage: Storage, school: OrganisationId
) -> None:
    """A doubled press makes no second plan, neither of a school nor of a change."""
    async with storage.work(school) as tx:
        first = await ready(tx)
        await ready(tx, first.id)
        assert await tx.plans.add(ASKED, None, first.id) is None
        assert await tx.plans.add(ASKED, None) is not None
        assert await tx.plans.add(ASKED, None) is None


async def test_of_two_plans_published_at_once_one_wins(
    storage: Storage, school: OrganisationId
) -> None:
    """The other is put aside with everything it is based on."""
    async with storage.work(school) as tx:
        plans = [await ready(tx), await ready(tx)]

    async def publish(plan: Plan) -> bool:
        async with storage.work(school) as tx:
            return await tx.plans.publish(plan, START)

    assert sorted(await asyncio.gather(*(publish(each) for each in plans))) == [False, True]
    async with storage.read(school) as tx:
        states = {found.state for each in plans if (found := await tx.plans.get(each.id))}
    assert states == {PlanState.PUBLISHED, PlanState.DROPPED}


async def ready(tx: UnitOfWork, based_on: PlanId | None = None) -> Plan:
    """Make a plan and let it come out."""
    asked = sure(await tx.plans.add(ASKED, None, based_on))
    await tx.plans.finish(asked, NOTHING, 1)
    return sure(await tx.plans.get(asked.id))


def sure(plan: Plan | None) -> Plan:
    assert plan is not None
    return plan
