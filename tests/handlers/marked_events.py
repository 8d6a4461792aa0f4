"""Events in which everything that must stay private carries the mark of the pushes' test."""

from datetime import timedelta

from mentoring.delivery import Args
from mentoring.events import EventAudience, EventKind
from mentoring.gathering import cancel, plan, register
from mentoring.ids import EventId
from mentoring.people import Channel
from mentoring.ports import UnitOfWork
from tests.handlers.college import Somebody
from tests.talk import CURATOR, Town

Told = tuple[str, Args, tuple[int, ...]]


async def gatherings(here: Town, guest: Somebody, stranger: Somebody, place: str) -> list[Told]:
    """Plan an event somebody comes to and another did not answer, and one that was called off."""
    told: list[Told] = []
    async with here.app.storage.work(here.app.organisation) as tx:
        for off in (False, True):
            event = await _planned(tx, place)
            reader = await tx.people.actor_at(Channel.TELEGRAM, guest.phone.number)
            assert reader is not None
            await register(tx, reader, event, here.app.house.rules)
            if off:
                curator = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
                assert curator is not None
                await cancel(tx, curator, event)
            args: Args = {"event": event}
            told.append(("event", args, (guest.phone.number, stranger.phone.number)))
    return told


async def _planned(tx: UnitOfWork, place: str) -> EventId:
    curator = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
    assert curator is not None
    event = await plan(
        tx,
        curator,
        EventKind.TRAINING,
        EventAudience.ALL,
        tx.now + timedelta(days=3),
        place=place,
        materials=place,
    )
    return event.id
