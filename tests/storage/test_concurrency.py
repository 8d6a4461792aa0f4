"""Fifty at once, on both databases: every invariant holds because a write is conditional."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable

import pytest

from mentoring.applications import Side
from mentoring.delivery import Lane
from mentoring.errors import AlreadyPaired, NoFreePlace, Refusal
from mentoring.ids import OrganisationId, UpdateKey
from mentoring.meetings import Feedback, MeetingState
from mentoring.office import TaskKind
from mentoring.pairs import Assent, EndReason, PairState
from mentoring.people import StaffRole
from mentoring.ports import UnitOfWork
from mentoring.runs import RunState
from storage import AlreadyHandled, Incoming, Storage, claiming
from tests.storage.stage import (
    FORM,
    MINUTE,
    MODEL,
    START,
    draft,
    named,
    newcomer,
    notice,
    proposed,
    ready,
)

MANY = 50
Attempt = Callable[[UnitOfWork, int], Awaitable[object]]


async def outcomes(storage: Storage, school: OrganisationId, attempt: Attempt) -> Counter[object]:
    """Try fifty times at once, each in its own unit of work, and count how it went."""

    async def once(number: int) -> object:
        try:
            async with storage.work(school) as tx:
                return await attempt(tx, number)
        except Refusal as refused:
            return type(refused)

    return Counter(await asyncio.gather(*(once(number) for number in range(MANY))))


ONE = Counter({False: MANY - 1, True: 1})


async def test_one_effect_per_update(storage: Storage, school: OrganisationId) -> None:
    await storage.inbox.take_in("telegram", [Incoming(update_id=1, sender=1, payload="{}")])
    async with storage.work(school) as tx:
        account = await newcomer(tx)

    async def handle() -> str:
        try:
            async with storage.work(school, update=UpdateKey("telegram:1"), account=account) as tx:
                await tx.desk.add_task(TaskKind.HELP_WANTED, {"pair": 1}, START)
                await tx.reply("done")
        except AlreadyHandled:
            return "handled"
        return "done"

    tried = Counter(await asyncio.gather(*(handle() for _ in range(MANY))))
    assert tried == {"done": 1, "handled": MANY - 1}
    assert (await storage.queue.recover(START)).resent == 1


async def test_an_update_is_taken_in_once(storage: Storage) -> None:
    batch = [Incoming(update_id=n, sender=1, payload="{}") for n in range(10)]
    taken = await asyncio.gather(*(storage.inbox.take_in("telegram", batch) for _ in range(MANY)))
    assert sorted(one.update_id for new in taken for one in new) == list(range(10))


async def test_one_answer_per_question(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        run = await tx.runs.start((await newcomer(tx)).id, None, "join", {}, draft())

    async def answer(tx: UnitOfWork, number: int) -> bool:
        seen = await tx.runs.get(run.id)
        assert seen is not None
        if seen.version:
            return False
        return await tx.runs.save(run, draft(name=str(number)))

    assert await outcomes(storage, school, answer) == ONE
    assert (
        await outcomes(storage, school, lambda tx, n: tx.runs.close(run, RunState.SUBMITTED))
        == ONE
    )


@pytest.mark.parametrize(("offered", "norm"), [(5, None), (9, 5)])
async def test_never_more_members_than_places(
    storage: Storage, school: OrganisationId, offered: int, norm: int | None
) -> None:
    async with storage.work(school) as tx:
        here = await tx.organisations.get()
        await tx.organisations.save(here.model_copy(update={"most_mentees": norm}))
        mentor = await ready(tx, Side.MENTOR, capacity=offered)
        others = [(await ready(tx, Side.MENTEE)).id for _ in range(MANY)]

    async def propose(tx: UnitOfWork, number: int) -> str:
        form = f"form-{number % 3}"
        by = mentor.person_id
        await tx.pairs.propose(mentor.id, (others[number],), form, MODEL, by, START)
        return "paired"

    assert await outcomes(storage, school, propose) == {"paired": 5, NoFreePlace: MANY - 5}
    async with storage.read(school) as look:
        full = await look.participations.get(mentor.id)
        assert full is not None
        assert (full.taken, full.free) == (5, 0)
        assert sorted(pair.number for pair in await look.pairs.all()) == [1, 2, 3, 4, 5]


async def test_one_active_membership(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        mentor = await ready(tx, Side.MENTOR, capacity=MANY)
        member = await ready(tx, Side.MENTEE)

    async def propose(tx: UnitOfWork, number: int) -> str:
        by = mentor.person_id
        await tx.pairs.propose(mentor.id, (member.id,), FORM, MODEL, by, START)
        return "paired"

    assert await outcomes(storage, school, propose) == {"paired": 1, AlreadyPaired: MANY - 1}
    async with storage.read(school) as look:
        after = await look.participations.get(mentor.id)
        assert after is not None
        assert after.taken == 1


async def test_pairs_proposed_at_once_get_their_own_numbers(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        mentors = [await ready(tx, Side.MENTOR, capacity=5) for _ in range(10)]
        member = (await ready(tx, Side.MENTEE)).id

    async def propose(tx: UnitOfWork, number: int) -> int:
        mentor = mentors[number % 10]
        form, by = f"form-{number}", mentor.person_id
        pair = await tx.pairs.propose(mentor.id, (member,), form, MODEL, by, START)
        return pair.number

    numbers = await outcomes(storage, school, propose)
    assert sorted(numbers) == list(range(1, MANY + 1))  # type: ignore[type-var]


async def test_places_come_back_once(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        pair = await proposed(tx, members=3)
        released = pair.members[0].person_id

    async def leave(tx: UnitOfWork, number: int) -> bool:
        if number % 2:
            await tx.pairs.release(pair.id, released, START)
            return False
        return await tx.pairs.end(pair, PairState.ENDED, EndReason.OTHER, None, START)

    assert await outcomes(storage, school, leave) == ONE
    async with storage.read(school) as look:
        mentor = await look.participations.get(pair.mentor.participation_id)
        assert mentor is not None
        assert mentor.taken == 0


async def test_an_offer_is_answered_once(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        pair = await proposed(tx)
        await tx.pairs.ask(pair.id, pair.mentor.person_id, START, START)

    async def answer(tx: UnitOfWork, number: int) -> bool:
        assent = Assent.ACCEPTED if number % 2 else Assent.DECLINED
        return await tx.pairs.answer(pair.id, pair.mentor.person_id, assent, START)

    assert await outcomes(storage, school, answer) == ONE
    move = await outcomes(
        storage, school, lambda tx, n: tx.pairs.move(pair, PairState.OFFERED, START)
    )
    assert move == ONE


async def test_the_last_to_accept_sees_all_answers(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        pair = await proposed(tx, members=5)
        for seat in pair.seats:
            await tx.pairs.ask(pair.id, seat.person_id, START, START)

    async def answer(tx: UnitOfWork, number: int) -> bool:
        person = pair.seats[number % len(pair.seats)].person_id
        if not await tx.pairs.answer(pair.id, person, Assent.ACCEPTED, START):
            return False
        seen = await tx.pairs.get(pair.id)
        assert seen is not None
        return all(seat.assent is Assent.ACCEPTED for seat in seen.seats)

    assert await outcomes(storage, school, answer) == ONE


async def test_a_meeting_moves_once_and_is_judged_once(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        pair = await proposed(tx)
        who = pair.mentor.person_id
        met = await tx.meetings.propose(pair.id, (who,), who, START, None, START)
    given = Feedback(
        organisation_id=school,
        meeting_id=met.id,
        person_id=who,
        useful=1,
        progress=1,
        given_at=START,
    )

    async def again(tx: UnitOfWork, number: int) -> int:
        return (await tx.meetings.propose(pair.id, (who,), who, START, None, START)).number

    tried = await outcomes(
        storage, school, lambda tx, n: tx.meetings.move(met, MeetingState.CONFIRMED)
    )
    assert tried == ONE
    assert await outcomes(storage, school, lambda tx, n: tx.meetings.add_feedback(given)) == ONE
    numbers = await outcomes(storage, school, again)
    assert sorted(numbers) == list(range(2, MANY + 2))  # type: ignore[type-var]


async def test_an_intent_is_put_once(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        account = (await newcomer(tx)).id
        person = await named(tx, "Анна")
    put = await outcomes(storage, school, lambda tx, n: tx.outbox.put(notice(account, "once")))
    assert put == {1: 1, 0: MANY - 1}
    subject: dict[str, int | str] = {"pair": 1}
    add = await outcomes(
        storage, school, lambda tx, n: tx.desk.add_task(TaskKind.HELP_WANTED, subject, START)
    )
    assert add == ONE
    grant = await outcomes(
        storage, school, lambda tx, n: tx.people.grant(person.id, StaffRole.CURATOR, START)
    )
    assert grant == ONE


async def test_a_message_is_claimed_once(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        accounts = [(await newcomer(tx, number)).id for number in range(20)]
        await tx.outbox.put(
            *[notice(one, f"{one}:{n}", due=-n * MINUTE) for one in accounts for n in range(3)]
        )
    claims = await asyncio.gather(
        *(storage.queue.claim(START, 1, START + MINUTE) for _ in range(MANY))
    )
    claimed = [one for claim in claims for one in claim]
    assert len(claimed) == len({one.account_id for one in claimed}) == 20
    begun = await asyncio.gather(*(storage.queue.sending(claimed[0].id) for _ in range(MANY)))
    assert Counter(begun) == ONE


@pytest.mark.parametrize(
    "url", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
async def test_a_claim_sees_what_another_has_just_taken(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        account = (await newcomer(tx)).id
        await tx.outbox.put(notice(account, "news"))
    async with storage.engines.write.begin() as connection:
        assert len(await claiming.claim(connection, START, 1, START + MINUTE)) == 1
        async with storage.work(school) as tx:
            await tx.outbox.put(notice(account, "answer", lane=Lane.INTERACTIVE))
        second = asyncio.gather(storage.queue.claim(START, 1, START + MINUTE))
        await asyncio.sleep(0.1)
    assert (await second)[0] == []


async def test_an_address_and_a_side_exist_once(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        person = await named(tx, "Анна")

    async def write(tx: UnitOfWork, number: int) -> tuple[int, int]:
        account = await newcomer(tx)
        return account.id, (await tx.participations.open(person.id, Side.MENTOR)).id

    assert len(await outcomes(storage, school, write)) == 1


async def test_a_turn_of_a_routine_is_taken_once(storage: Storage, school: OrganisationId) -> None:
    await storage.routines.plan(["digest"], school, START)
    turn = "digest", school, START, START + MINUTE, START
    tried = await asyncio.gather(*(storage.routines.done(*turn) for _ in range(MANY)))
    assert Counter(tried) == ONE
