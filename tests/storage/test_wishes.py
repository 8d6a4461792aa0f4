"""Wishes are sealed, count while their round is open, and forget whoever leaves."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from mentoring.applications import ParticipationState, Side
from mentoring.ids import OrganisationId, ParticipationId
from mentoring.ports import UnitOfWork
from mentoring.wishes.records import Grouping, Why, Wish
from mentoring.wishes.rounds import Aside, PlannedTalk, Round, RoundKind
from storage import Storage
from storage.tables import trial_talks, wishes
from tests.storage.stage import START, named, newcomer

WEEK = START + timedelta(days=7)
LATER = WEEK + timedelta(minutes=15)


async def taking_part(tx: UnitOfWork, name: str, side: Side, number: int) -> ParticipationId:
    """Let somebody be ready."""
    account = await newcomer(tx, number)
    person = await named(tx, name, account.id)
    opened = await tx.participations.open(person.id, side)
    await tx.participations.submit(opened.id, {}, 2, START)
    await tx.participations.decide(opened.id, ParticipationState.READY, person.id, START)
    return opened.id


async def opened_round(tx: UnitOfWork, kind: RoundKind = RoundKind.WISHES) -> Round:
    """Open a round to people for a week."""
    found = await tx.wishes.open_round(kind, WEEK, None)
    assert found is not None
    assert await tx.wishes.call(found)
    return found


def wish(
    whose: ParticipationId,
    ranked: Sequence[ParticipationId] = (),
    avoided: Sequence[ParticipationId] = (),
) -> Wish:
    """Make a mentee's wish."""
    return Wish(
        participation_id=whose,
        side=Side.MENTEE,
        ranked=tuple(ranked),
        avoided=tuple(avoided),
        why=(Why.COMFORT,),
        grouping=Grouping.ANY,
        attended=True,
        answered_at=START,
    )


def talk_of(
    mentee: ParticipationId, mentor: ParticipationId, starts_at: datetime = START
) -> PlannedTalk:
    """Plan a talk of two."""
    return PlannedTalk(mentee_id=mentee, mentor_id=mentor, starts_at=starts_at)


async def test_the_last_answer_counts_and_nothing_lies_open(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        maria = await taking_part(tx, "Мария", Side.MENTEE, 1)
        ivan = await taking_part(tx, "Иван", Side.MENTOR, 2)
        petr = await taking_part(tx, "Пётр", Side.MENTOR, 3)
        found = await opened_round(tx)
        first, last = wish(maria, [ivan, petr]), wish(maria, [petr], [ivan])
        aside = Aside(participation_id=maria, request="Хочу иначе", doubts=True, answered_at=START)
        assert await tx.wishes.put(found.id, first, Aside(participation_id=maria))
        assert await tx.wishes.put(found.id, last, aside)
        assert await tx.wishes.all() == [last]
        assert await tx.wishes.of(maria) == last
        assert await tx.wishes.of(ivan) is None
        assert await tx.wishes.answered(found.id) == {maria}
        assert await tx.wishes.asides() == [aside]
        assert await tx.wishes.settle_request(maria)
        assert not await tx.wishes.settle_request(maria)
        kept = await tx.wishes.aside(maria)
        assert kept is not None
        assert (kept.request, kept.doubts) == (None, True)
    raw = "SELECT said, request FROM wishes"
    async with storage.engines.read.connect() as connection:
        [row] = (await connection.exec_driver_sql(raw)).all()
    assert "ranked" not in str(row)


async def test_a_closed_or_past_round_takes_nothing(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        maria = await taking_part(tx, "Мария", Side.MENTEE, 1)
        draft = await tx.wishes.open_round(RoundKind.WISHES, WEEK, None)
        assert draft is not None
        aside = Aside(participation_id=maria)
        assert not await tx.wishes.put(draft.id, wish(maria), aside)  # nobody is called yet
        assert await tx.wishes.open_round(RoundKind.WISHES, WEEK, None) is None
        assert await tx.wishes.call(draft)
        assert not await tx.wishes.call(draft)
        assert not await tx.wishes.prolong(draft, WEEK)  # it has changed since it was read
        assert await tx.wishes.close(draft)
        assert not await tx.wishes.close(draft)
        assert not await tx.wishes.put(draft.id, wish(maria), aside)
        again = await tx.wishes.open_round(RoundKind.WISHES, START, None)
        assert again is not None
        assert await tx.wishes.call(again)
        assert not await tx.wishes.put(again.id, wish(maria), aside)  # its end has passed
        newest = await tx.wishes.round()
        assert newest is not None
        assert newest.id == again.id
        assert await tx.wishes.all() == []


async def test_twenty_open_a_round_at_once_and_one_does(
    storage: Storage, school: OrganisationId
) -> None:
    async def opening() -> bool:
        async with storage.work(school) as tx:
            return await tx.wishes.open_round(RoundKind.WISHES, WEEK, None) is not None

    assert sum(await asyncio.gather(*(opening() for _ in range(20)))) == 1


async def test_one_answers_twice_at_once_and_one_answer_stands(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        maria = await taking_part(tx, "Мария", Side.MENTEE, 1)
        found = await opened_round(tx)

    async def answers() -> bool:
        async with storage.work(school) as tx:
            return await tx.wishes.put(found.id, wish(maria), Aside(participation_id=maria))

    assert all(await asyncio.gather(*(answers() for _ in range(8))))
    async with storage.read(school) as tx:
        assert len(await tx.wishes.all()) == 1


async def test_whoever_leaves_is_taken_out_of_every_wish_and_talk(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        maria = await taking_part(tx, "Мария", Side.MENTEE, 1)
        ivan = await taking_part(tx, "Иван", Side.MENTOR, 2)
        petr = await taking_part(tx, "Пётр", Side.MENTOR, 3)
        found = await opened_round(tx)
        talks = await opened_round(tx, RoundKind.TALKS)
        both = wish(maria, [ivan, petr])
        await tx.wishes.put(found.id, both, Aside(participation_id=maria))
        assert await tx.wishes.add_talks(talks.id, [talk_of(maria, ivan)]) == 1
        again, busy = talk_of(maria, ivan, WEEK), talk_of(maria, petr)  # they have one; busy then
        assert await tx.wishes.add_talks(talks.id, [again, busy]) == 0
        [talk] = await tx.wishes.talks(talks.id)
        assert await tx.wishes.say(talk.id, Side.MENTOR, "yes")
        assert not await tx.wishes.drop_talk(talk.id)  # something was said of it
        assert len(await tx.wishes.ratings()) == 1
        await tx.participations.withdraw(ivan, START)
        assert (await tx.wishes.all())[0].ranked == (petr,)
        assert await tx.wishes.ratings() == []
        person = await tx.participations.get(ivan)
        assert person is not None
        await tx.people.erase_person(person.person_id, START)
    async with storage.engines.read.connect() as connection:
        [said] = (await connection.execute(select(wishes.c.said))).scalars()
        left = (await connection.execute(select(trial_talks.c.id))).all()
    assert said["ranked"] == [petr]
    assert left == []


async def test_two_curators_move_talks_to_one_hour_and_one_is_refused(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        ivan = await taking_part(tx, "Иван", Side.MENTOR, 2)
        names = ("Мария", "Анна", "Вера", "Ева")
        mentees = [await taking_part(tx, name, Side.MENTEE, 3 + n) for n, name in enumerate(names)]
        found = await opened_round(tx, RoundKind.TALKS)
        quarter = timedelta(minutes=15)
        planned = [talk_of(each, ivan, START + n * quarter) for n, each in enumerate(mentees)]
        assert await tx.wishes.add_talks(found.id, planned[:3]) == 3
        talks = await tx.wishes.talks(found.id)

    async def moves(which: int) -> bool:
        async with storage.work(school) as tx:
            return await tx.wishes.move_talk(talks[which], WEEK)

    async def adds() -> bool:
        async with storage.work(school) as tx:
            late = planned[3].model_copy(update={"starts_at": WEEK})
            return bool(await tx.wishes.add_talks(found.id, [late]))

    assert sum(await asyncio.gather(moves(0), moves(1), moves(2), moves(0), adds())) == 1
    async with storage.read(school) as tx:
        assert sum(each.starts_at == WEEK for each in await tx.wishes.talks(found.id)) == 1


async def test_two_who_become_one_keep_their_ranks_answers_and_talks(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        maria = await taking_part(tx, "Мария", Side.MENTEE, 1)
        anna = await taking_part(tx, "Анна", Side.MENTEE, 2)
        ivan = await taking_part(tx, "Иван", Side.MENTOR, 3)
        twin = await taking_part(tx, "Иван", Side.MENTOR, 4)
        petr = await taking_part(tx, "Пётр", Side.MENTOR, 5)
        found, talks = await opened_round(tx), await opened_round(tx, RoundKind.TALKS)
        said = {
            maria: wish(maria, [twin, petr, ivan]),
            anna: wish(anna, [ivan, petr], [twin]),
            ivan: wish(ivan, [anna]),
            twin: wish(twin, [maria]).model_copy(update={"answered_at": WEEK}),
        }
        for each in said.values():
            assert await tx.wishes.put(found.id, each, Aside(participation_id=anna))
        planned = [talk_of(maria, ivan), talk_of(maria, twin, WEEK), talk_of(anna, twin, LATER)]
        assert await tx.wishes.add_talks(talks.id, planned) == 3
        sides = [await tx.participations.get(each) for each in (ivan, twin)]
        people = [each.person_id for each in sides if each is not None]
        await tx.lookalikes.join(people[0], people[1])
    async with storage.read(school) as tx:
        kept = {each.participation_id: each for each in await tx.wishes.all()}
        assert kept[maria].ranked == (ivan, petr)
        assert (kept[anna].ranked, kept[anna].avoided) == ((petr,), (ivan,))
        assert kept[ivan].ranked == (maria,)  # the later answer counts
        met = {(each.mentee_id, each.mentor_id) for each in await tx.wishes.talks(talks.id)}
        assert met == {(maria, ivan), (anna, ivan)}
