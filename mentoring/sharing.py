"""Let several people answer from one phone, one at a time; a code keeps a part of it closed."""

from datetime import timedelta
from enum import StrEnum

from mentoring import pins
from mentoring.errors import NotFound
from mentoring.ids import PersonId
from mentoring.office import JournalEntry
from mentoring.people import Account, Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import person_in

TRIES = 5
HOUR = timedelta(hours=1)


class Passage(StrEnum):
    """Say how a wish to answer as somebody ended."""

    OPEN = "open"
    LOCKED = "locked"
    WRONG = "wrong"
    TOO_OFTEN = "too_often"


async def answer_as(tx: UnitOfWork, actor: Actor, person: PersonId) -> Passage:
    """Answer as somebody of this phone from now on, unless a code locks their part."""
    if await tx.people.pin_of(actor.account.id, person) is not None and not _is(actor, person):
        return Passage.LOCKED
    return await _pass(tx, actor, person)


async def unlock(tx: UnitOfWork, actor: Actor, person: PersonId, pin: str) -> Passage:
    """Answer as somebody whose part a code locks; after five wrong ones nobody looks."""
    if await _tried_too_often(tx, actor.account):
        return Passage.TOO_OFTEN
    seal = await tx.people.pin_of(actor.account.id, person)
    if seal is None or pins.fits(pin, seal):
        return await _pass(tx, actor, person)
    entry = JournalEntry(
        organisation_id=tx.organisation,
        at=tx.now,
        by=None,
        verb="pin_tried",
        subject={"account": actor.account.id},
    )
    await tx.desk.note(entry)
    return Passage.WRONG


async def lock(tx: UnitOfWork, actor: Actor, pin: str | None) -> None:
    """Set the code of one's own part, or take it away."""
    seal = None if pin is None else pins.sealed(pin)
    if not await tx.people.set_pin(actor.account.id, person_in(actor), seal):
        raise NotFound(what="person")


async def make_room(tx: UnitOfWork, actor: Actor) -> None:
    """Let somebody new begin at this phone; whoever was here stays and can come back."""
    person_in(actor)
    if not await tx.people.make_room(actor.account.id):
        raise NotFound(what="person")


async def _pass(tx: UnitOfWork, actor: Actor, person: PersonId) -> Passage:
    if not await tx.people.answer_as(actor.account.id, person):
        raise NotFound(what="person")
    return Passage.OPEN


async def _tried_too_often(tx: UnitOfWork, account: Account) -> bool:
    lately = await tx.desk.journal(tx.now - HOUR)
    mine = [each for each in lately if each.verb == "pin_tried"]
    return sum(each.subject.get("account") == account.id for each in mine) >= TRIES


def _is(actor: Actor, person: PersonId) -> bool:
    return actor.person is not None and actor.person.id == person
