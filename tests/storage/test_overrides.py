"""A rule is softened once for two people, of one organisation, and its reason is sealed."""

import asyncio

from sqlalchemy import select

from mentoring.applications import Side
from mentoring.bars import Bar, Override
from mentoring.ids import OrganisationId, ParticipationId, PersonId
from mentoring.ports import UnitOfWork
from storage import Storage
from storage.tables import overrides
from tests.storage.stage import START, found, named


async def two(tx: UnitOfWork) -> tuple[Override, PersonId]:
    """Let a mentor and a mentee come, and a curator."""
    sides = []
    for name, side in (("Анна", Side.MENTOR), ("Борис", Side.MENTEE)):
        person = await named(tx, name)
        sides.append(await tx.participations.open(person.id, side))
    mentor, mentee = sides
    curator = await named(tx, "Ольга")
    return Override(mentor=mentor.id, mentee=mentee.id, bar=Bar.NO_SLOT), curator.id


async def test_a_rule_is_softened_once_sealed_and_holds_again(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        softened, olga = await two(tx)
        assert await tx.overrides.add(softened, olga, "договорились")
        assert not await tx.overrides.add(softened, olga, "ещё раз")
        [kept] = await tx.overrides.between(softened.mentor, softened.mentee)
        assert (kept.override, kept.reason, kept.by) == (softened, "договорились", olga)
        assert await tx.overrides.all() == [kept]
    async with storage.engines.read.connect() as look:
        raw = (await look.exec_driver_sql("SELECT reason FROM overrides")).scalar_one()
        assert "договорились" not in raw
    async with storage.work(school) as tx:
        assert await tx.overrides.drop(kept.id)
        assert not await tx.overrides.drop(kept.id)
        assert await tx.overrides.all() == []


async def test_of_two_curators_at_once_one_reason_stays(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        softened, olga = await two(tx)

    async def once(reason: str) -> bool:
        async with storage.work(school) as tx:
            return await tx.overrides.add(softened, olga, reason)

    assert sorted(await asyncio.gather(once("да"), once("можно"))) == [False, True]
    async with storage.engines.read.connect() as look:
        assert len((await look.execute(select(overrides.c.id))).all()) == 1


async def test_nobody_softens_for_strangers_and_an_erased_person_leaves_no_reason(
    storage: Storage, school: OrganisationId
) -> None:
    other = await found(storage, "Другая школа")
    async with storage.work(school) as tx:
        softened, olga = await two(tx)
        assert await tx.overrides.add(softened, olga, "договорились")
    async with storage.work(other) as tx:
        assert not await tx.overrides.add(softened, olga, "чужая")
        assert await tx.overrides.between(softened.mentor, softened.mentee) == []
    async with storage.work(school) as tx:
        mentee = await tx.participations.get(ParticipationId(softened.mentee))
        assert mentee is not None
        await tx.people.erase_person(mentee.person_id, START)
        assert await tx.overrides.all() == []
