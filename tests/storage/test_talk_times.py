"""Fifty candidates choose the same time of the same person at once: one has it."""

from mentoring.applications import Side
from mentoring.ids import OrganisationId
from mentoring.interviews import InterviewState
from mentoring.ports import UnitOfWork
from storage import Storage
from tests.storage.stage import START, named, ready
from tests.storage.test_concurrency import MANY, ONE, outcomes


async def test_one_talk_at_a_time(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        holder, sides = (
            (await named(tx, "Куратор")).id,
            [(await ready(tx, Side.MENTOR)).id for _ in range(MANY)],
        )
        talks = [
            await tx.interviews.add(each, holder, holder, by_psychologist=False) for each in sides
        ]

    async def choose(tx: UnitOfWork, number: int) -> bool:
        talk = talks[number]
        assert talk is not None
        agreed = {"state": InterviewState.AGREED, "starts_at": START}
        return await tx.interviews.change(talk, talk.model_copy(update=agreed))

    assert await outcomes(storage, school, choose) == ONE
