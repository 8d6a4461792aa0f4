"""A list of short talks is laid by one press at a time, and never seats anybody twice."""

import asyncio
from collections import Counter
from datetime import timedelta

from mentoring.applications import Participation, Side
from mentoring.events import EventAudience, EventKind
from mentoring.ids import EventId, OrganisationId
from mentoring.ports import UnitOfWork
from mentoring.speed.records import Evening, Sitting
from storage import Storage
from tests.storage.stage import START, ready


async def test_of_twenty_presses_one_lays_the_list(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        mentor, mentee = await ready(tx, Side.MENTOR, 1), await ready(tx, Side.MENTEE)
        evening = await planned(tx, await event(tx, mentor))

    async def lay() -> bool:
        async with storage.work(school) as tx:
            return await tx.speed.lay(evening, 0, [sitting(mentor, mentee)])

    assert Counter(await asyncio.gather(*(lay() for _ in range(20)))) == {True: 1, False: 19}
    async with storage.work(school) as tx:
        [talk] = await tx.speed.talks(evening.event_id)
        assert await tx.speed.of([mentee.id]) == [talk]
        assert await tx.speed.say(talk.id, Side.MENTOR, "yes")
        assert await tx.speed.say(talk.id, Side.MENTEE, "yes")
        after = await tx.speed.talk(talk.id)
        assert after is not None
        assert after.goes_on


async def test_what_was_told_keeps_its_lengths_and_what_began_stays(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        mentors = [await ready(tx, Side.MENTOR, 1) for _ in range(2)]
        mentee = await ready(tx, Side.MENTEE)
        evening = await planned(tx, await event(tx, mentors[0]))
        first, second = (sitting(each, mentee, n) for n, each in enumerate(mentors))
        assert await tx.speed.lay(evening, 0, [first, second])
        seen = await planned(tx, evening.event_id)
        assert await tx.speed.tell(seen)
        assert not await tx.speed.tell(seen)
        again = await tx.speed.plan(evening.event_id, 20, 0, 8)
        assert again is not None
        assert (again.slot, again.rounds) == (10, 3)
        assert await tx.speed.lay(again, 1, [])
        assert [each.round for each in await tx.speed.talks(evening.event_id)] == [0]


async def test_only_an_event_of_short_talks_has_a_list(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        mentor = await ready(tx, Side.MENTOR, 1)
        joint = await event(tx, mentor, EventKind.JOINT)
        assert await tx.speed.plan(joint, 10, 5, 3) is None


async def event(tx: UnitOfWork, by: Participation, kind: EventKind = EventKind.SPEED) -> EventId:
    """Put an event into the calendar."""
    day = START + timedelta(days=1)
    return (await tx.events.add(kind, EventAudience.ALL, day, by.person_id)).id


async def planned(tx: UnitOfWork, found: EventId) -> Evening:
    """Plan three talks of ten minutes."""
    evening = await tx.speed.plan(found, 10, 5, 3)
    assert evening is not None
    return evening


def sitting(mentor: Participation, mentee: Participation, number: int = 0) -> Sitting:
    """Seat two at the first table."""
    return Sitting(round=number, place=1, mentor_id=mentor.id, mentee_id=mentee.id)
