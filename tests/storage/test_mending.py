"""What changes in a pair's year is kept once: searches, disputes, words about the end, orders."""

import asyncio
from collections import Counter
from datetime import date

from sqlalchemy import text

from mentoring.annexes import AnnexKind
from mentoring.applications import Side
from mentoring.disputes import Arbiter, Outcome
from mentoring.errors import AlreadyReplaced, Refusal
from mentoring.ids import OrganisationId
from mentoring.pairs import EndReason, Origin, Pair, PairState, Source
from mentoring.ports import UnitOfWork
from mentoring.second_looks import Look
from storage import Storage
from tests.storage.stage import FORM, MODEL, START, found, proposed, ready

TODAY = START.date()
MANY = 20


async def announced(storage: Storage, school: OrganisationId) -> Pair:
    """Bring a pair to its announcement."""
    async with storage.work(school) as tx:
        pair = await proposed(tx)
        for state in (PairState.OFFERED, PairState.ACCEPTED, PairState.ANNOUNCED):
            fresh = await tx.pairs.get(pair.id)
            assert fresh is not None
            assert await tx.pairs.move(fresh, state, tx.now)
        return await again(tx, pair)


async def again(tx: UnitOfWork, pair: Pair) -> Pair:
    """Read a pair as it is now."""
    fresh = await tx.pairs.get(pair.id)
    assert fresh is not None
    return fresh


async def test_a_search_is_begun_once_by_many_curators(
    storage: Storage, school: OrganisationId
) -> None:
    pair = await announced(storage, school)

    async def once() -> bool:
        async with storage.work(school) as tx:
            by = pair.mentor.person_id
            return await tx.replacements.begin(pair.id, EndReason.LEFT, TODAY, by)

    assert Counter(await asyncio.gather(*(once() for _ in range(MANY)))) == {
        True: 1,
        False: MANY - 1,
    }
    async with storage.work(school) as tx:
        assert [each.pair_id for each in await tx.replacements.open()] == [pair.id]
        assert await tx.replacements.close(pair.id)
        assert not await tx.replacements.close(pair.id)
        by = pair.mentor.person_id
        assert await tx.replacements.begin(pair.id, EndReason.LEFT, TODAY, by)


async def test_two_curators_replace_one_pair_once(
    storage: Storage, school: OrganisationId
) -> None:
    pair = await announced(storage, school)
    async with storage.work(school) as tx:
        mentors = [await ready(tx, Side.MENTOR, 6) for _ in range(MANY)]
    origin = Origin(source=Source.REPLACEMENT, replaces=pair.id)
    members = tuple(seat.participation_id for seat in pair.members)

    async def once(number: int) -> object:
        mentor = mentors[number]
        try:
            async with storage.work(school) as tx:
                await tx.pairs.propose(
                    mentor.id, members, FORM, MODEL, mentor.person_id, tx.now, origin
                )
        except Refusal as refused:
            return type(refused)
        return True

    told = Counter(await asyncio.gather(*(once(number) for number in range(MANY))))
    assert told == {True: 1, AlreadyReplaced: MANY - 1}
    async with storage.work(school) as tx:
        new = await tx.pairs.successor(pair.id)
        assert new is not None
        assert await tx.pairs.end(new, PairState.ENDED, EndReason.MENTOR, None, tx.now)
        assert await tx.pairs.successor(pair.id) is None
        assert [each.id for each in await tx.pairs.heirs(pair.id)] == [new.id]
        free = [await tx.participations.get(each.id) for each in mentors]
        assert [each.taken for each in free if each] == [0] * MANY
        mentor = mentors[0]
        await tx.pairs.propose(mentor.id, members, FORM, MODEL, mentor.person_id, tx.now, origin)


async def test_a_new_pair_takes_the_place_of_the_old_one_once(
    storage: Storage, school: OrganisationId
) -> None:
    pair = await announced(storage, school)

    async def once() -> bool:
        async with storage.work(school) as tx:
            reason = EndReason.LEFT
            return await tx.pairs.end(pair, PairState.REPLACED, reason, None, tx.now)

    assert Counter(await asyncio.gather(*(once() for _ in range(MANY)))) == {
        True: 1,
        False: MANY - 1,
    }
    async with storage.work(school) as tx:
        mentor = await tx.participations.get(pair.mentor.participation_id)
        assert mentor is not None
        assert mentor.taken == 0


async def test_a_dispute_is_open_once_settled_once_and_sealed(
    storage: Storage, school: OrganisationId
) -> None:
    pair = await announced(storage, school)
    by, words = pair.mentor.person_id, "Не складывается"

    async def once() -> bool:
        async with storage.work(school) as tx:
            opened = await tx.disputes.begin(pair.id, Arbiter.HEAD, words, by, START, paused=False)
            return opened is not None

    assert Counter(await asyncio.gather(*(once() for _ in range(MANY))))[True] == 1
    async with storage.engines.read.connect() as look:
        assert words not in (await look.execute(text("SELECT words FROM disputes"))).scalar_one()
    async with storage.work(school) as tx:
        opened = await tx.disputes.open_of(pair.id)
        assert opened is not None
        assert opened.words == words
        assert await tx.disputes.offer(opened, "По средам")
        assert not await tx.disputes.offer(opened, "По пятницам")
        offered = await tx.disputes.get(opened.id)
        assert offered is not None
        assert not await tx.disputes.answer(opened, by, agrees=True)
        assert await tx.disputes.answer(offered, by, agrees=True)
        assert not await tx.disputes.answer(offered, by, agrees=False)
        assert [each.agrees for each in await tx.disputes.answers(offered)] == [True]
        assert await tx.disputes.blocked() == {}
        assert await tx.disputes.settle(opened.id, Outcome.REPLACE, by)
        assert not await tx.disputes.settle(opened.id, Outcome.NOTHING, by)
        assert not await tx.disputes.answer(offered, pair.members[0].person_id, agrees=True)
        assert await tx.disputes.waiting() == []
        assert set(await tx.disputes.blocked()) == {pair.id}
        assert [each.id for each in await tx.pairs.parted()] == [pair.id]


async def test_words_about_the_end_count_last_and_an_order_counts_once(
    storage: Storage, school: OrganisationId
) -> None:
    pair = await announced(storage, school)
    last, person = date(2027, 5, 31), pair.mentor.person_id
    async with storage.work(school) as tx:
        assert await tx.renewals.say(pair.id, person, last, goes_on=True)
        assert await tx.renewals.say(pair.id, person, last, goes_on=False)
        assert [each.goes_on for each in await tx.renewals.of(pair.id, last)] == [False]
        assert await tx.pairs.end_on(pair, last)
        assert not await tx.pairs.end_on(pair, last), "the version has moved on"
        assert await tx.annexes.add(pair.id, AnnexKind.EXTEND, last)
        [annex] = await tx.annexes.waiting()
        assert await tx.annexes.enter(annex.id, None, "5-о", TODAY, person) == 1
        assert await tx.annexes.enter(annex.id, None, "6-о", TODAY, person) == 0
        [entered] = await tx.annexes.of_pair(pair.id)
        assert (entered.order_number, entered.until) == ("5-о", last)


async def test_a_school_changes_nothing_of_another(
    storage: Storage, school: OrganisationId
) -> None:
    pair = await announced(storage, school)
    other = await found(storage, "Другая школа")
    by = pair.mentor.person_id
    async with storage.work(other) as tx:
        assert not await tx.replacements.begin(pair.id, EndReason.LEFT, TODAY, by)
        opened = await tx.disputes.begin(pair.id, Arbiter.CURATOR, None, by, START, paused=False)
        assert opened is None
        assert not await tx.renewals.say(pair.id, by, TODAY, goes_on=True)
        assert not await tx.annexes.add(pair.id, AnnexKind.END)
        assert not await tx.pairs.end_on(pair, TODAY)
        assert not await tx.pairs.remodel(pair, "virtual")


async def test_what_is_said_after_a_trial_is_said_once(
    storage: Storage, school: OrganisationId
) -> None:
    stranger = await found(storage, "Другая школа")
    pair = await announced(storage, school)
    person = pair.mentor.person_id

    async def once() -> bool:
        async with storage.work(school) as tx:
            return await tx.second_looks.say(pair.id, person, Look.TALK)

    assert Counter(await asyncio.gather(*(once() for _ in range(MANY))))[True] == 1
    async with storage.work(stranger) as tx:
        assert not await tx.second_looks.say(pair.id, person, Look.FINE)
        assert await tx.second_looks.of(pair.id) == []
    async with storage.work(school) as tx:
        assert not await tx.second_looks.say(pair.id, person, Look.FINE)
        assert [each.said for each in await tx.second_looks.of(pair.id)] == [Look.TALK]
        await tx.people.erase_person(person, tx.now)
        assert await tx.second_looks.of(pair.id) == []
