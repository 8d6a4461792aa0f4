"""What people ask for by themselves is taken once, by one, on both databases."""

import asyncio
from collections import Counter
from datetime import timedelta

from mentoring.applications import Participation, Side
from mentoring.errors import NoFreePlace
from mentoring.ids import OrganisationId
from mentoring.pleas import Plea, PleaKind, PleaState, Wanted
from mentoring.ports import UnitOfWork
from storage import Storage
from tests.storage.stage import FORM, START, ready

DUE = START + timedelta(days=2)
MANY = 20
SECRET = Wanted(topic="methods", words="Как провести практику?", mode="any")


async def test_twenty_mentors_take_one_question_and_one_has_it(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        asker = await ready(tx, Side.MENTEE)
        plea = sure(await tx.pleas.ask(PleaKind.QUESTION, asker.id, None, SECRET, DUE))
        mentors = [await ready(tx, Side.MENTOR, 2) for _ in range(MANY)]
    assert plea.wanted == SECRET

    async def take(mentor: Participation) -> bool:
        async with storage.work(school) as tx:
            return await tx.pleas.claim(plea.id, mentor.id)

    assert Counter(await asyncio.gather(*map(take, mentors))) == {True: 1, False: MANY - 1}
    async with storage.read(school) as look:
        taken = sure(await look.pleas.get(plea.id))
    assert taken.state is PleaState.TAKEN
    assert taken.mentor_id in {each.id for each in mentors}


async def test_twenty_wishes_for_the_last_place_make_one_pair(
    storage: Storage, school: OrganisationId
) -> None:
    """The mentor says yes to all of them at once, from two phones."""
    async with storage.work(school) as tx:
        mentor = await ready(tx, Side.MENTOR, 1)
        await tx.pleas.volunteer(mentor.id, 1)
        askers = [await ready(tx, Side.MENTEE) for _ in range(MANY)]
        wished = [sure(await wish(tx, each, mentor)) for each in askers]

    async def accept(plea: Plea) -> str:
        try:
            async with storage.work(school) as tx:
                assert await tx.pleas.claim(plea.id, mentor.id)
                members = (plea.participation_id,)
                by = mentor.person_id
                pair = await tx.pairs.propose(
                    mentor.id, members, FORM, "self_regulated", by, START
                )
                assert await tx.pleas.bind(plea.id, pair.id)
        except NoFreePlace:
            return "full"
        return "paired"

    tried = Counter(await asyncio.gather(*map(accept, wished)))
    assert tried == {"paired": 1, "full": MANY - 1}
    async with storage.read(school) as look:
        assert len(await look.pleas.to(mentor.id)) == MANY - 1
        assert len(await look.pairs.all()) == 1


async def test_no_more_than_three_mentors_are_asked_at_once(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        asker = await ready(tx, Side.MENTEE)
        mentors = [await ready(tx, Side.MENTOR, 1) for _ in range(MANY)]

    async def ask(mentor: Participation) -> bool:
        async with storage.work(school) as tx:
            return await wish(tx, asker, mentor) is not None

    assert Counter(await asyncio.gather(*map(ask, mentors))) == {True: 3, False: MANY - 3}
    async with storage.work(school) as tx:
        mine = await tx.pleas.of(asker.id)
        assert await tx.pleas.close(mine[0].id, PleaState.NOT_NOW)
        assert not await tx.pleas.close(mine[0].id, PleaState.FULL)
        again = next(each for each in mentors if each.id not in {p.mentor_id for p in mine})
        assert await wish(tx, asker, again) is not None


async def test_one_question_at_a_time_and_none_after_its_term(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        asker, mentor = await ready(tx, Side.MENTEE), await ready(tx, Side.MENTOR, 1)
        ask = PleaKind.QUESTION, asker.id, None, SECRET
        plea = sure(await tx.pleas.ask(*ask, START))
        assert await tx.pleas.ask(*ask, DUE) is None
        assert not await tx.pleas.claim(plea.id, mentor.id)
        assert [each.id for each in await tx.pleas.due(START)] == [plea.id]
        assert not await tx.pleas.claim(plea.id, asker.id)


async def test_a_place_on_the_list_is_changed_and_left(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        mentor, mentee = await ready(tx, Side.MENTOR, 3), await ready(tx, Side.MENTEE)
        assert await tx.pleas.volunteer(mentor.id, 1)
        assert await tx.pleas.volunteer(mentor.id, 2)
        assert not await tx.pleas.volunteer(mentee.id, 2)
        assert [each.places for each in await tx.pleas.volunteers()] == [2]
        assert await tx.pleas.leave(mentor.id)
        assert not await tx.pleas.leave(mentor.id)
        assert await tx.pleas.volunteers() == []


async def wish(tx: UnitOfWork, asker: Participation, mentor: Participation) -> Plea | None:
    """Ask one mentor of the list."""
    return await tx.pleas.ask(PleaKind.MENTOR, asker.id, mentor.id, Wanted(), DUE)


def sure(plea: Plea | None) -> Plea:
    """Return a plea that must be there."""
    assert plea is not None
    return plea
