"""Words about pairs, announcements, orders and labour papers: kept once, on both databases."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from mentoring import announcing, approving
from mentoring.applications import Side
from mentoring.approvals import CHAINS, Verdict, Word
from mentoring.errors import NoFreePlace, Refusal
from mentoring.house import Rules
from mentoring.ids import OrganisationId, PairId
from mentoring.labour import StoppedBy, Terms
from mentoring.labour_papers import enter_papers, lacks_papers
from mentoring.ordering import draft_order, enter_number, tick
from mentoring.pairs import Assent, Pair, PairState
from mentoring.people import Actor, StaffRole
from mentoring.ports import UnitOfWork
from storage import Storage
from tests.storage.stage import FORM, MODEL, START, StageClock, named, newcomer, proposed, ready

MANY = 20
WINDOW = timedelta(minutes=10)
DAY = date(2026, 11, 24)
TERMS = Terms(
    consent_number="5",
    consent_date=DAY,
    agreement_number="6",
    agreement_date=DAY,
    content="разбор уроков",
    starts_on=DAY,
    ends_on=date(2027, 5, 31),
    form="in_person",
)
Step = Callable[[UnitOfWork], Awaitable[object]]


async def staff(storage: Storage, school: OrganisationId, *roles: StaffRole) -> Actor:
    """Somebody who holds these roles."""
    async with storage.work(school) as tx:
        account = await newcomer(tx, 100 + len(roles[0]))
        person = await named(tx, "Орлова Вера Ивановна", account.id)
        for role in roles:
            await tx.people.grant(person.id, role, tx.now)
    return Actor(account=account, person=person, roles=frozenset(roles))


async def at_once(storage: Storage, school: OrganisationId, *steps: Step) -> Counter[object]:
    """Let everybody do their step at the same time; count how it went."""

    async def one(step: Step) -> object:
        try:
            async with storage.work(school) as tx:
                return await step(tx)
        except Refusal as refused:
            return type(refused)

    return Counter(await asyncio.gather(*map(one, steps)))


async def now(storage: Storage, school: OrganisationId, pair: PairId) -> Pair:
    async with storage.read(school) as look:
        found = await look.pairs.get(pair)
    assert found is not None
    return found


async def accepted(storage: Storage, school: OrganisationId) -> Pair:
    async with storage.work(school) as tx:
        pair = await proposed(tx)
        await tx.pairs.move(pair, PairState.ACCEPTED, START)
    return await now(storage, school, pair.id)


async def announced(storage: Storage, school: OrganisationId) -> Pair:
    pair = await accepted(storage, school)
    async with storage.work(school) as tx:
        await tx.pairs.move(pair, PairState.ANNOUNCED, START)
    return await now(storage, school, pair.id)


async def test_papers_whose_work_has_stopped_make_no_pair_official(
    storage: Storage, school: OrganisationId, clock: StageClock
) -> None:
    olga, pair = await staff(storage, school, StaffRole.CURATOR), await announced(storage, school)
    async with storage.work(school) as tx:
        await enter_papers(tx, olga, pair.mentor.participation_id, TERMS)
        assert not await lacks_papers(tx, pair)
        assert await tx.labour.stop(pair.mentor.participation_id, DAY, StoppedBy.EMPLOYER)
    clock.pass_by(timedelta(days=60))
    async with storage.work(school) as tx:
        assert await lacks_papers(tx, pair)


async def test_a_word_of_a_round_is_said_once(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        pair = await proposed(tx)
        word = Word(
            organisation_id=school,
            pair_id=pair.id,
            round=0,
            step="head",
            verdict=Verdict.RETURNED,
            by=pair.mentor.person_id,
            at=START,
            reason="нагрузка",
        )
        assert await tx.approvals.say(word)
        assert not await tx.approvals.say(word)
        assert await tx.approvals.say(word.model_copy(update={"round": 1}))
    async with storage.read(school) as look:
        said = await look.approvals.of(pair.id)
        assert [each.round for each in said] == [0, 1]
        assert await look.approvals.current() == {pair.id: said}


async def test_yes_against_back_one_of_them_counts(
    storage: Storage, school: OrganisationId
) -> None:
    head = await staff(storage, school, StaffRole.HEAD, StaffRole.CURATOR)
    async with storage.work(school) as tx:
        await approving.set_chain(tx, head, "head")
        pair = await proposed(tx)
        pair = await approving.begin(tx, head, pair, Rules())
    assert pair.state is PairState.PROPOSED
    yes = [lambda tx: approving.approve(tx, head, pair.id) for _ in range(5)]
    back = [lambda tx: approving.send_back(tx, head, pair.id, "talk") for _ in range(5)]
    tried = await at_once(storage, school, *yes, *back)
    assert tried[True] == 1
    after = await now(storage, school, pair.id)
    async with storage.read(school) as look:
        words = await look.approvals.of(pair.id)
    assert [word.step for word in words] == ["curator", "head"]
    approved = words[-1].verdict is Verdict.APPROVED
    assert after.state is (PairState.APPROVED if approved else PairState.PROPOSED)


async def test_announced_twice_is_told_once(storage: Storage, school: OrganisationId) -> None:
    olga, pair = await staff(storage, school, StaffRole.CURATOR), await accepted(storage, school)

    async def press(tx: UnitOfWork) -> bool:
        return (await announcing.announce(tx, olga, pair.id)).announced_at is not None

    await at_once(storage, school, *[press for _ in range(10)])
    after = await now(storage, school, pair.id)
    assert (after.state, after.version) == (PairState.ANNOUNCED, pair.version + 1)


async def test_taken_back_or_told_never_both(
    storage: Storage, school: OrganisationId, clock: StageClock
) -> None:
    olga, pair = await staff(storage, school, StaffRole.CURATOR), await accepted(storage, school)
    async with storage.work(school) as tx:
        await announcing.announce(tx, olga, pair.id, WINDOW)
    pressed = await now(storage, school, pair.id)
    assert (pressed.state, pressed.announced_at) == (PairState.ACCEPTED, None)
    clock.pass_by(WINDOW)

    async def back(tx: UnitOfWork) -> str:
        await announcing.take_back(tx, olga, pair.id)
        return "back"

    async def told(tx: UnitOfWork) -> str:
        return "told" if await announcing.announce_due(tx, pair.id) else "nothing"

    tried = await at_once(storage, school, back, told, back, told)
    after = await now(storage, school, pair.id)
    assert tried["told"] == (after.state is PairState.ANNOUNCED)
    assert after.announce_at is None
    if after.state is PairState.ACCEPTED:
        assert tried["back"] >= 1


async def test_twenty_accept_the_last_place_and_one_has_it(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        mentor = await ready(tx, Side.MENTOR, capacity=1)
        wishing = [await ready(tx, Side.MENTEE) for _ in range(MANY)]

    def accepts(number: int) -> Step:
        async def step(tx: UnitOfWork) -> bool:
            mine = wishing[number]
            pair = await tx.pairs.propose(
                mentor.id, (mine.id,), FORM, MODEL, mine.person_id, START
            )
            await tx.pairs.ask(pair.id, mine.person_id, START, START)
            return await tx.pairs.answer(pair.id, mine.person_id, Assent.ACCEPTED, START)

        return step

    tried = await at_once(storage, school, *map(accepts, range(MANY)))
    assert tried == Counter({NoFreePlace: MANY - 1, True: 1})
    async with storage.read(school) as look:
        assert len(await look.pairs.all()) == 1
        found = await look.participations.get(mentor.id)
    assert found is not None
    assert found.taken == 1


async def test_a_family_answers_once(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        pair = await proposed(tx)
        child, by = pair.members[0].person_id, pair.mentor.person_id
        answer = tx.pairs.answer_for
        assert not await answer(pair.id, child, Assent.ACCEPTED, by, START)
        assert await tx.pairs.ask_for(pair.id, child, START, START + WINDOW)
        assert not await tx.pairs.ask_for(pair.id, child, START, START + WINDOW)
        assert await tx.pairs.postpone_for(pair.id, child, START + 2 * WINDOW)
        assert await answer(pair.id, child, Assent.ACCEPTED, by, START, "12 · 2026-11-24")
        assert not await tx.pairs.postpone_for(pair.id, child, START)
        assert not await answer(pair.id, child, Assent.DECLINED, by, START)
    seat = (await now(storage, school, pair.id)).members[0]
    assert (seat.guardian_assent, seat.guardian_paper) == (Assent.ACCEPTED, "12 · 2026-11-24")
    assert seat.guardian_due_at == START + 2 * WINDOW


async def test_an_order_of_many_is_numbered_once(storage: Storage, school: OrganisationId) -> None:
    olga = await staff(storage, school, StaffRole.CURATOR)
    one, other = await announced(storage, school), await announced(storage, school)
    async with storage.work(school) as tx:
        draft = await draft_order(tx, olga)
        assert draft.pairs == (one.id, other.id)
        draft = await tick(tx, olga, draft.id, other.id, inside=False)
        assert await draft_order(tx, olga) == draft
    tried = await at_once(
        storage,
        school,
        *[lambda tx: enter_number(tx, olga, draft.id, "112-о", DAY) for _ in range(5)],
    )
    assert tried[1] == 1
    ordered, left = [await now(storage, school, each.id) for each in (one, other)]
    assert (ordered.order_number, left.order_number) == ("112-о", None)
    async with storage.work(school) as tx:
        assert not await tx.orders.put(draft.id, other.id, True)
        assert (await draft_order(tx, olga)).pairs == (other.id,)


async def test_an_order_is_official_for_colleagues_with_their_papers_only(
    storage: Storage, school: OrganisationId
) -> None:
    olga, pair = await staff(storage, school, StaffRole.CURATOR), await announced(storage, school)
    mentor = pair.mentor.participation_id
    async with storage.work(school) as tx:
        draft = await draft_order(tx, olga)
        await enter_number(tx, olga, draft.id, "112-о", DAY)
    assert (await now(storage, school, pair.id)).state is PairState.ORDERED
    async with storage.work(school) as tx:
        assert await enter_papers(tx, olga, mentor, TERMS) == 1
        assert await tx.labour.stop(mentor, DAY, StoppedBy.MENTOR)
        assert not await tx.labour.stop(mentor, DAY, StoppedBy.EMPLOYER)
        kept = await tx.labour.all()
    assert kept[mentor].said == TERMS
    assert (await now(storage, school, pair.id)).state is PairState.ACTIVE


async def test_a_longer_chain_ends_approved_and_a_shorter_one_too(
    storage: Storage, school: OrganisationId
) -> None:
    speaks = await staff(storage, school, StaffRole.CURATOR, StaffRole.ASSOCIATION, StaffRole.HEAD)
    async with storage.work(school) as tx:
        await approving.set_chain(tx, speaks, "association")
        one, other = await proposed(tx), await proposed(tx)
        for pair in (one, other):
            await approving.begin(tx, speaks, pair, Rules())
        assert await approving.awaited(tx, one) == "association"
        assert await approving.approve(tx, speaks, one.id)
        assert await approving.approve(tx, speaks, one.id)
        assert not await approving.approve(tx, speaks, one.id)
    assert (await now(storage, school, one.id)).state is PairState.APPROVED
    async with storage.work(school) as tx:
        await approving.set_chain(tx, speaks, "curator")
        assert (await tx.organisations.get()).pair_chain == CHAINS["curator"]
    assert (await now(storage, school, other.id)).state is PairState.APPROVED
