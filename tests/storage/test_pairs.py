"""Pairs change by compare-and-set, and places are counted whatever happens."""

from datetime import date

import pytest

from mentoring.applications import Side
from mentoring.errors import AlreadyPaired, NoFreePlace
from mentoring.ids import OrganisationId, ParticipationId
from mentoring.pairs import Assent, EndReason, Origin, PairState
from mentoring.ports import UnitOfWork
from storage import Storage
from tests.storage.stage import FORM, MODEL, START, StageClock, proposed, ready


async def taken(tx: UnitOfWork, mentor: ParticipationId) -> int:
    found = await tx.participations.get(mentor)
    assert found is not None
    return found.taken


async def test_a_group_is_a_pair_with_more_members(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        pair = await proposed(tx, members=3)
        assert (pair.number, pair.state, len(pair.members)) == (1, PairState.PROPOSED, 3)
        assert await taken(tx, pair.mentor.participation_id) == 3
        assert (await proposed(tx)).number == 2
    async with storage.read(school) as look:
        assert await look.pairs.get(pair.id) == pair
        assert await look.pairs.of(pair.members[2].person_id) == [pair]
        assert [one.number for one in await look.pairs.all()] == [1, 2]
        assert await look.pairs.all(frozenset({PairState.ACTIVE})) == []


async def test_no_more_members_than_places(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        mentor = await ready(tx, Side.MENTOR, capacity=2)
        others = [(await ready(tx, Side.MENTEE)).id for _ in range(3)]
        by = mentor.person_id
        await tx.pairs.propose(mentor.id, tuple(others[:1]), FORM, MODEL, by, START)
    with pytest.raises(NoFreePlace) as refused:
        async with storage.work(school) as tx:
            await tx.pairs.propose(mentor.id, tuple(others[1:]), "another-form", MODEL, by, START)
    assert refused.value.data == {"person": by, "free": 1}
    async with storage.read(school) as look:
        assert len(await look.pairs.all()) == 1
        assert await taken(look, mentor.id) == 1


async def test_no_more_members_than_the_norm_of_the_organisation(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        here = await tx.organisations.get()
        await tx.organisations.save(here.model_copy(update={"most_mentees": 2}))
        mentor = await ready(tx, Side.MENTOR, capacity=5)
        others = [(await ready(tx, Side.MENTEE)).id for _ in range(3)]
        by = mentor.person_id
        known = await tx.participations.get(mentor.id)
        assert known is not None
        assert (known.places, known.free, known.offered) == (2, 2, 5)
        for each in others[:2]:
            await tx.pairs.propose(mentor.id, (each,), FORM, MODEL, by, START)
        [full] = await tx.participations.all(Side.MENTOR)
        assert (full.free, full.offered) == (0, 3)
    with pytest.raises(NoFreePlace) as refused:
        async with storage.work(school) as tx:
            await tx.pairs.propose(mentor.id, tuple(others[2:]), "another-form", MODEL, by, START)
    assert refused.value.data == {"person": by, "free": 0, "norm": 2}
    async with storage.work(school) as tx:
        await tx.organisations.save(here.model_copy(update={"most_mentees": None}))
        await tx.pairs.propose(mentor.id, tuple(others[2:]), "another-form", MODEL, by, START)


async def test_one_active_seat_with_a_mentor_in_a_form(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        pair = await proposed(tx)
        mentor, member = pair.mentor, pair.members[0]
        again = mentor.participation_id, (member.participation_id,)
    with pytest.raises(AlreadyPaired) as refused:
        async with storage.work(school) as tx:
            await tx.pairs.propose(*again, FORM, MODEL, mentor.person_id, START)
    assert refused.value.data == {"person": member.person_id, "mentor": mentor.person_id}
    async with storage.work(school) as tx:
        assert await taken(tx, mentor.participation_id) == 1
        await tx.pairs.propose(*again, "another-form", MODEL, mentor.person_id, START)
        assert await tx.pairs.end(pair, PairState.ENDED, EndReason.OTHER, None, START)
        await tx.pairs.propose(*again, FORM, MODEL, mentor.person_id, START)
        assert await taken(tx, mentor.participation_id) == 2


async def test_what_a_pair_works_on_is_written_if_nobody_changed_the_pair(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        mentor, member = await ready(tx, Side.MENTOR, 1), await ready(tx, Side.MENTEE)
        origin = Origin(role_model="newcomer")
        sides, by = (mentor.id, (member.id,)), mentor.person_id
        pair = await tx.pairs.propose(*sides, FORM, MODEL, by, START, origin)
        assert pair.role_model == "newcomer"
        assert await tx.pairs.works_on(pair, "subject")
        assert not await tx.pairs.works_on(pair, None)
    async with storage.read(school) as look:
        found = await look.pairs.get(pair.id)
        assert found is not None
        assert found.role_model == "subject"


async def test_a_change_needs_the_pair_as_it_is(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        read = await proposed(tx)
        assert await tx.pairs.move(read, PairState.OFFERED, START)
        assert not await tx.pairs.move(read, PairState.ENDED, START)
        assert not await tx.pairs.hold(read)
        assert not await tx.pairs.end(read, PairState.ENDED, EndReason.OTHER, None, START)
        fresh = await tx.pairs.get(read.id)
        assert fresh is not None
        assert (fresh.state, fresh.version) == (PairState.OFFERED, 1)


async def test_hold_and_resume(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        pair = await proposed(tx)
        assert not await tx.pairs.resume(pair)
        assert await tx.pairs.hold(pair)
        held = await tx.pairs.get(pair.id)
        assert held is not None
        assert (held.state, held.held_from) == (PairState.ON_HOLD, PairState.PROPOSED)
        assert not await tx.pairs.hold(held)
        assert await tx.pairs.resume(held)
        back = await tx.pairs.get(pair.id)
        assert back is not None
        assert (back.state, back.held_from) == (PairState.PROPOSED, None)


async def test_an_offer_is_answered_once(
    storage: Storage, school: OrganisationId, clock: StageClock
) -> None:
    async with storage.work(school) as tx:
        pair = await proposed(tx)
        person = pair.mentor.person_id
        answer, ask = tx.pairs.answer, tx.pairs.ask
        assert not await answer(pair.id, person, Assent.ACCEPTED, START)
        assert await ask(pair.id, person, START, START)
        assert not await ask(pair.id, person, START, START)
        assert await answer(pair.id, person, Assent.ACCEPTED, clock.now())
        assert not await answer(pair.id, person, Assent.DECLINED, START)
        assert await tx.pairs.share_contact(pair.id, person, True)
        assert not await tx.pairs.share_contact(pair.id, 999, True)  # type: ignore[arg-type]
        after = await tx.pairs.get(pair.id)
        assert after is not None
        assert (after.mentor.assent, after.mentor.shares_contact) == (Assent.ACCEPTED, True)
        assert await tx.pairs.move(pair, PairState.OFFERED, START)


async def test_an_order_makes_a_pair_active(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        early = await proposed(tx)
        assert not await tx.pairs.order(early, "1", date(2026, 11, 1))
        await tx.pairs.move(early, PairState.ANNOUNCED, START)
        pair = await tx.pairs.get(early.id)
        assert pair is not None
        assert pair.announced_at == START
        assert await tx.pairs.order(pair, "12-к", date(2026, 11, 20))
        active = await tx.pairs.get(pair.id)
        assert active is not None
        assert (active.state, active.order_number) == (PairState.ACTIVE, "12-к")
        assert await tx.pairs.order(active, "13-к", date(2026, 11, 21))
        corrected = await tx.pairs.get(pair.id)
        assert corrected is not None
        assert (corrected.state, corrected.order_number) == (PairState.ACTIVE, "13-к")
        assert corrected.order_date == date(2026, 11, 21)


async def test_an_order_reaches_a_pair_on_hold(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        pair = await proposed(tx)
        await tx.pairs.move(pair, PairState.ANNOUNCED, START)
        announced = await tx.pairs.get(pair.id)
        assert announced is not None
        await tx.pairs.hold(announced)
        held = await tx.pairs.get(pair.id)
        assert held is not None
        assert await tx.pairs.order(held, "7", date(2026, 11, 20))
        after = await tx.pairs.get(pair.id)
        assert after is not None
        assert (after.state, after.held_from) == (PairState.ON_HOLD, PairState.ACTIVE)


async def test_the_end_gives_places_back_once(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        pair = await proposed(tx, members=3)
        leaving = pair.members[0].person_id
        assert await tx.pairs.release(pair.id, leaving, START)
        assert not await tx.pairs.release(pair.id, leaving, START)
        assert not await tx.pairs.release(pair.id, pair.mentor.person_id, START)
        assert await taken(tx, pair.mentor.participation_id) == 2
        assert await tx.pairs.end(pair, PairState.ENDED, EndReason.ILLNESS, "Жаль", START)
        assert await taken(tx, pair.mentor.participation_id) == 0
        ended = await tx.pairs.get(pair.id)
        assert ended is not None
        assert (ended.state, ended.end_reason, ended.end_note) == (
            PairState.ENDED,
            EndReason.ILLNESS,
            "Жаль",
        )
        assert ended.members == ()
        assert not await tx.pairs.end(ended, PairState.ENDED, EndReason.OTHER, None, START)
        assert await taken(tx, pair.mentor.participation_id) == 0
