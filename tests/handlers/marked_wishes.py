"""Wishes and trial talks of people who carry the mark of the pushes' test."""

from datetime import timedelta

from mentoring.delivery import Args
from mentoring.events import EventAudience, EventKind
from mentoring.gathering import plan, register
from mentoring.people import Actor, Channel
from mentoring.ports import UnitOfWork
from mentoring.wishing import trials, windows
from tests.handlers.college import Somebody
from tests.talk import CURATOR, Town

Told = tuple[str, Args, tuple[int, ...]]


async def wishes(here: Town, mentor: Somebody, mentee: Somebody, place: str) -> list[Told]:
    """Open a window, call to trial talks, and let a joint meeting begin within the next day."""
    readers, rules = (mentor.phone.number, mentee.phone.number, CURATOR), here.app.house.rules
    async with here.app.storage.work(here.app.organisation) as tx:
        curator = await _actor(tx, CURATOR)
        soon = tx.now + timedelta(hours=23)
        joint = EventKind.JOINT, EventAudience.ALL
        event = await plan(tx, curator, *joint, soon, place=place, materials=place)
        await register(tx, await _actor(tx, mentee.phone.number), event.id, rules)
        window = await windows.open_window(tx, curator, rules)
        talks = await trials.draft(tx, curator, tx.now + timedelta(hours=8))
        await trials.call(tx, curator, talks.id, rules)
    return [
        ("event", {"event": event.id}, readers),
        ("round", {"round": window.id}, readers),
        ("talks", {"round": talks.id}, readers),
    ]


async def _actor(tx: UnitOfWork, number: int) -> Actor:
    found = await tx.people.actor_at(Channel.TELEGRAM, number)
    assert found is not None
    return found
