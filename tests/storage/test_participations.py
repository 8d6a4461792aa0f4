"""Participations go their way by conditional writes."""

from datetime import date

import pytest

from mentoring.applications import ParticipationState, Side
from mentoring.ids import OrganisationId
from mentoring.labels import token
from mentoring.organisations import OrganisationKind
from storage import Storage
from tests.storage.stage import FORM, START, named, ready


async def test_a_side_is_opened_once(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        person = await named(tx, "Анна")
        mentor = await tx.participations.open(person.id, Side.MENTOR)
        assert await tx.participations.open(person.id, Side.MENTOR) == mentor
        mentee = await tx.participations.open(person.id, Side.MENTEE)
        assert await tx.participations.of(person.id) == [mentor, mentee]
        assert mentor.state is ParticipationState.DRAFT


async def test_without_a_cycle_there_is_nothing_to_open(storage: Storage) -> None:
    bare = await storage.found("Пусто", OrganisationKind.SCHOOL, "Europe/Moscow")
    async with storage.work(bare.id) as tx:
        person = await named(tx, "Анна")
        with pytest.raises(LookupError):
            await tx.participations.open(person.id, Side.MENTOR)


async def test_the_way_to_ready_and_back(storage: Storage, school: OrganisationId) -> None:
    declined, approved = ParticipationState.DECLINED, ParticipationState.READY
    async with storage.work(school) as tx:
        sides = tx.participations
        person = await named(tx, "Анна")
        one = (await sides.open(person.id, Side.MENTOR)).id
        assert not await sides.decide(one, approved, person.id, START)
        profile = {"subjects": ["физика"], "hours": 2, "remote": True}
        assert await sides.submit(one, profile, 2, START)
        assert await sides.decide(one, declined, person.id, START, "Нет мест")
        assert not await sides.decide(one, declined, person.id, START)
        assert await sides.decide(one, approved, person.id, START)
        assert not await sides.decide(one, approved, person.id, START)
        assert await sides.submit(one, profile | {"hours": 3}, 3, START)
        stored = await sides.get(one)
        assert stored is not None
        assert (stored.state, stored.capacity, stored.free) == (approved, 3, 3)
        assert (stored.profile, stored.profile_version) == (profile | {"hours": 3}, 2)
        assert (stored.decided_by, stored.decided_at, stored.reason) == (person.id, START, None)
        assert await sides.withdraw(one, START)
        assert not await sides.withdraw(one, START)
        assert await sides.submit(one, profile, 1, START)
        again = await sides.get(one)
        assert again is not None
        assert again.state is ParticipationState.SUBMITTED


async def test_a_sketch_follows_the_answers_without_opening_them(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        person = await named(tx, "Анна")
        side = (await tx.participations.open(person.id, Side.MENTEE)).id
        profile = {"class_group": "=2-ПД", "forms": [FORM]}
        assert await tx.participations.submit(side, profile, 0, START)
        [sketch] = await tx.participations.sketches()
        assert (sketch.id, sketch.group_token) == (side, token("2-пд"))
        assert sketch.wished_forms == (FORM,)
        whole = await tx.participations.get(side)
        assert whole is not None
        assert await tx.participations.amend(whole, {"leads_group": "9А"})
        [sketch] = await tx.participations.sketches(ParticipationState.SUBMITTED)
        assert (sketch.group_token, sketch.wished_forms) == (token("9А"), ())
        assert await tx.participations.sketches(ParticipationState.READY) == []
        await tx.people.erase_person(person.id, START)
        [sketch] = await tx.participations.sketches()
        assert sketch.group_token is None


async def test_sides_and_states_are_listed(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        mentor, mentee = await ready(tx, Side.MENTOR, 2), await ready(tx, Side.MENTEE)
        waiting = await tx.participations.open(mentee.person_id, Side.MENTOR)

        async def ids(*only: object) -> list[int]:
            return [one.id for one in await tx.participations.all(*only)]  # type: ignore[arg-type]

        assert await ids() == [mentor.id, mentee.id, waiting.id]
        assert await ids(Side.MENTOR) == [mentor.id, waiting.id]
        assert await ids(Side.MENTOR, frozenset({ParticipationState.READY})) == [mentor.id]
        assert await ids(None, frozenset({ParticipationState.DRAFT})) == [waiting.id]


async def test_figures_and_cycle_of_the_organisation(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        cycle = await tx.organisations.cycle()
        await tx.organisations.save_cycle(
            "Весна", date(2027, 1, 11), date(2027, 6, 1), (FORM, "b")
        )
        changed = await tx.organisations.cycle()
        assert cycle is not None
        assert changed is not None
        assert changed.id == cycle.id
        assert (changed.title, changed.forms) == ("Весна", (FORM, "b"))


async def test_the_sides_of_several_people_are_read_at_once(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        mentor, mentee = await ready(tx, Side.MENTOR, 1), await ready(tx, Side.MENTEE)
        await ready(tx, Side.MENTEE)
        found = await tx.participations.of_people({mentor.person_id, mentee.person_id})
        assert [each.id for each in found] == [mentor.id, mentee.id]
        assert await tx.participations.of_people(set()) == []
