"""Plans are published once and for all, on both databases, however many curators press."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from bot.solving.flow import solve
from mentoring.applications import ParticipationState, Side
from mentoring.errors import Refusal
from mentoring.house import Rules
from mentoring.ids import OrganisationId, ParticipationId, PlanId
from mentoring.pairs import OVER
from mentoring.people import Actor, StaffRole
from mentoring.planning import publishing
from mentoring.planning.beginning import begin, came_out, task_of
from mentoring.planning.publishing import publish
from mentoring.planning.trying import Act, Change, attempt
from mentoring.planning.waiting_list import look_after_waiting
from mentoring.plans.compute import compute
from mentoring.plans.records import PlanResult, PlanState, Unit
from mentoring.plans.waiting import Option, Said
from mentoring.ports import UnitOfWork
from storage import Storage
from tests.handlers.college import MENTEE, MENTOR, introduced
from tests.storage.stage import named, newcomer, notice

MENTORS, MENTEES = 3, 4
DAY = timedelta(days=1)


async def curator(tx: UnitOfWork) -> Actor:
    account = await newcomer(tx, 100)
    person = await named(tx, "Орлова Вера Ивановна", account.id)
    await tx.people.grant(person.id, StaffRole.CURATOR, tx.now)
    return Actor(account=account, person=person, roles=frozenset({StaffRole.CURATOR}))


async def taking_part(tx: UnitOfWork) -> None:
    """Let three mentors with one place each and four mentees be ready."""
    sides = (*[Side.MENTOR] * MENTORS, *[Side.MENTEE] * MENTEES)
    for number, side in enumerate(sides):
        person = await introduced(tx, 200 + number, f"Участник {'АБВГДЕЖ'[number]} Иванович")
        opened = await tx.participations.open(person.id, side)
        profile = MENTOR if side is Side.MENTOR else MENTEE
        await tx.participations.submit(opened.id, profile, 1, tx.now)
        await tx.participations.decide(opened.id, ParticipationState.READY, person.id, tx.now)


async def computed(storage: Storage, school: OrganisationId, actor: Actor) -> PlanId:
    async with storage.work(school) as tx:
        plan = await begin(tx, actor)
        asked = await task_of(tx, plan.id)
        assert asked is not None
        await came_out(tx, plan, compute(asked[1], solve), 1)
    return plan.id


async def test_two_curators_publish_two_plans_at_once_and_one_wins(
    storage: Storage, school: OrganisationId
) -> None:
    """Nobody gets two mentors, no place is taken twice, and the loser is told."""
    async with storage.work(school) as tx:
        actor = await curator(tx)
        await taking_part(tx)
    plans = [await computed(storage, school, actor) for _ in range(2)]

    async def press(which: PlanId) -> object:
        try:
            async with storage.work(school) as tx:
                return (await publish(tx, actor, which, Rules())).state
        except Refusal as refused:
            return refused.code

    pressed = [press(which) for which in plans * 3]
    went = Counter(await asyncio.gather(*pressed))
    assert went[PlanState.PUBLISHED] + went["plan_outdated"] == len(pressed)
    async with storage.read(school) as tx:
        pairs = await tx.pairs.all()
        waiting = await tx.waiting_list.all()
    members = [seat.participation_id for pair in pairs for seat in pair.members]
    assert len(members) == len(set(members)) == MENTORS
    assert len({pair.plan_id for pair in pairs}) == 1
    assert [each.side for each in waiting] == [Side.MENTEE]


async def test_one_change_at_once_makes_one_plan(storage: Storage, school: OrganisationId) -> None:
    """Thumbs are quick: the second press finds the plan of the first."""
    async with storage.work(school) as tx:
        actor = await curator(tx)
        await taking_part(tx)
    which = await computed(storage, school, actor)
    async with storage.read(school) as tx:
        plan = await tx.plans.get(which)
    assert plan is not None
    assert plan.result is not None
    unit = plan.result.units[0]
    change = Change(act=Act.BAN, mentor=unit.mentor, mentee=unit.members[0])

    async def press() -> PlanId:
        async with storage.work(school) as tx:
            return (await attempt(tx, actor, which, change)).id

    made = await asyncio.gather(*(press() for _ in range(5)))
    assert len(set(made)) == 1
    assert set(made) != {which}


async def test_waiting_ends_with_a_pair_and_keeps_its_first_day(
    storage: Storage, school: OrganisationId
) -> None:
    """Who waits again comes before those who wait for the first time."""
    async with storage.work(school) as tx:
        actor = await curator(tx)
        await taking_part(tx)
        mentors = await tx.participations.all(Side.MENTOR)
        mentees = await tx.participations.all(Side.MENTEE)
        last = mentees[-1]
        assert await tx.waiting_list.enter(last.id, None)
        assert not await tx.waiting_list.enter(last.id, None)
        place = await tx.waiting_list.of(last.id)
        assert place is not None
        said = Said(open_to=(Option.GROUP,))
        assert await tx.waiting_list.say(place, said)
        assert not await tx.waiting_list.say(place, Said())
        form = "teacher-teacher"
        sides = mentors[0].id, (last.id,)
        assert actor.person is not None
        pair = await tx.pairs.propose(*sides, form, "traditional", actor.person.id, tx.now)
        await look_after_waiting(tx, tx.now, Rules())
        assert await tx.waiting_list.all() == []
        assert pair.state not in OVER
        assert await tx.waiting_list.enter(last.id, None)
        again = await tx.waiting_list.of(last.id)
        assert again is not None
        assert (again.since, again.said) == (place.since, said)


async def test_a_place_taken_in_these_very_moments_stops_its_own_pair_only(
    storage: Storage, school: OrganisationId, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mentor and a mentee of other units leave between the last look and the proposals."""
    async with storage.work(school) as tx:
        actor = await curator(tx)
        await taking_part(tx)
    which = await computed(storage, school, actor)
    look = publishing._possible

    async def looked_and_late(tx: UnitOfWork, result: PlanResult) -> list[Unit]:
        found = await look(tx, result)
        away = found[0].mentor, found[1].members[0]
        if storage.engines.is_sqlite:  # nobody else can write meanwhile
            await leave(tx, *away)
        else:
            async with storage.work(school) as other:
                await leave(other, *away)
        return found

    monkeypatch.setattr(publishing, "_possible", looked_and_late)
    async with storage.work(school) as tx:
        plan = await publish(tx, actor, which, Rules())
        assert tx.has_news
    assert plan.state is PlanState.PUBLISHED
    assert plan.result is not None
    lost_mentor, lost_mentee, *made = plan.result.units
    async with storage.read(school) as tx:
        pairs = await tx.pairs.all()
        assert await publishing.unpublished(tx, plan) == [lost_mentor, lost_mentee]
        free = await tx.participations.get(lost_mentee.mentor)
        waiting = {each.participation_id for each in await tx.waiting_list.all()}
        verbs = Counter(each.verb for each in await tx.desk.journal(tx.now - DAY))
    assert [pair.mentor.participation_id for pair in pairs] == [unit.mentor for unit in made]
    assert free is not None
    assert (free.taken, free.free) == (0, 1)
    assert lost_mentor.members[0] in waiting
    assert (verbs["plan_published"], verbs["propose"]) == (1, len(made))


async def leave(tx: UnitOfWork, *who: ParticipationId) -> None:
    for each in who:
        assert await tx.participations.withdraw(each, tx.now)


async def test_a_part_that_is_refused_leaves_the_rest_of_its_transaction(
    storage: Storage, school: OrganisationId
) -> None:
    """Rows, news and facts of the part are gone; what came before and after it stays."""
    async with storage.work(school) as tx:
        with pytest.raises(LookupError):
            await refused_part(tx)
        assert not tx.has_news
        async with tx.part():
            await named(tx, "Орлова Вера Ивановна")
        await named(tx, "Зимин Пётр Ильич")
    async with storage.read(school) as tx:
        assert await tx.participations.all(Side.MENTOR) == []
        assert len(await tx.people.all()) == 2


async def refused_part(tx: UnitOfWork) -> None:
    async with tx.part():
        await taking_part(tx)
        account = await newcomer(tx)
        await tx.outbox.put(notice(account.id, "news"))
        raise LookupError
