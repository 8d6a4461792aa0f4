"""A talk with a candidate in which everything private carries the mark of the pushes' test."""

from datetime import timedelta

from mentoring.interviewing import choose, offer, refer
from mentoring.people import Actor, Channel, StaffRole
from mentoring.ports import UnitOfWork
from tests.handlers.college import Somebody
from tests.talk import CURATOR, Town

Told = tuple[str, dict[str, int | str | bool | None], tuple[int, ...]]


async def talks(here: Town, candidate: Somebody, place: str) -> list[Told]:
    """Agree on a talk with a candidate; the curator is the head too, whose yes is missing."""
    async with here.app.storage.work(here.app.organisation) as tx:
        curator = await _actor(tx, CURATOR)
        assert curator.person is not None
        await tx.people.grant(curator.person.id, StaffRole.HEAD, tx.now)
        talk = await refer(tx, curator, candidate.participation, curator.person.id)
        when = tx.now + timedelta(days=3)
        await offer(tx, curator, talk.id, [when], f"={place}")
        who = await _actor(tx, candidate.phone.number)
        await choose(tx, who, talk.id, when, here.app.house.rules)
    return [("interview", {"interview": talk.id}, (candidate.phone.number, CURATOR))]


async def _actor(tx: UnitOfWork, number: int) -> Actor:
    found = await tx.people.actor_at(Channel.TELEGRAM, number)
    assert found is not None
    return found
