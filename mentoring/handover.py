"""Hand a curator's work over, or share it with a deputy; there is always a curator left."""

from mentoring.addressing import News, tell
from mentoring.errors import NotAllowed, NotFound
from mentoring.ids import PersonId
from mentoring.office import JournalEntry
from mentoring.people import CURATING, Account, Actor, Person, StaffRole
from mentoring.permits import any_minor, has_permit
from mentoring.ports import UnitOfWork
from mentoring.rights import chief_in

CURATORS_NEWS = frozenset(
    {
        "application_waiting",
        "interview_done",
        "offer_declined",
        "offer_question",
        "offer_silent",
        "pair_accepted",
        "task_new",
        "weekly_digest",
    }
)
"""Messages for whoever does a curator's work; they move with it."""


async def successors(tx: UnitOfWork, actor: Actor, words: str) -> list[Person]:
    """Return who of this name may take over: has an account, and a consent or a staff role."""
    curator = chief_in(actor)
    others = [each for each in await tx.people.find(words) if each.id != curator]
    return [each for each in others if await may_take_over(tx, each)]


async def successor(tx: UnitOfWork, actor: Actor, person: PersonId) -> Person:
    """Return somebody who may take over now; anybody else is not found."""
    found = await tx.people.person(person)
    if found is None or person == chief_in(actor) or not await may_take_over(tx, found):
        raise NotFound(what="person")
    return found


async def add_deputy(tx: UnitOfWork, actor: Actor, person: PersonId) -> bool:
    """Let somebody else do a curator's work too; False when they do it already."""
    curator = chief_in(actor)
    deputy = await successor(tx, actor, person)
    if CURATING & await tx.people.roles_of(deputy.id):
        return False
    if not await tx.people.grant(deputy.id, StaffRole.DEPUTY, tx.now):
        return False
    await _tell(tx, curator, deputy.id, "deputy_added")
    await _note(tx, curator, deputy.id, "add_deputy")
    return True


async def hand_over(tx: UnitOfWork, actor: Actor, person: PersonId) -> Person:
    """Make somebody the curator in the actor's place: the old access ends with this commit."""
    curator = chief_in(actor)
    heir = await successor(tx, actor, person)
    was_curator = bool(CURATING & await tx.people.roles_of(heir.id))
    if not await tx.people.end_role(curator, StaffRole.CURATOR, tx.now):
        raise NotAllowed
    # Ending and giving anew takes hold of the row: two curators who hand over to each other
    # in the same instant cannot both find the other one in office and leave nobody.
    await tx.people.end_role(heir.id, StaffRole.CURATOR, tx.now)
    await tx.people.grant(heir.id, StaffRole.CURATOR, tx.now)
    await tx.people.end_role(heir.id, StaffRole.DEPUTY, tx.now)
    await _move_news(tx, actor.account, heir, was_curator=was_curator)
    organisation = await tx.organisations.get()
    await tx.organisations.save(organisation.model_copy(update={"curator_name": None}))
    await _tell(tx, curator, heir.id, "handed_over_to_you")
    await _note(tx, curator, heir.id, "hand_over")
    return heir


async def may_take_over(tx: UnitOfWork, person: Person) -> bool:
    """Tell whether an adult may be given a role: an account, and a consent or another role."""
    account = await tx.people.account_of(person.id)
    if account is None or person.erased_at is not None or await any_minor(tx, [person.id]):
        return False
    return await has_permit(tx, person) or bool(await tx.people.roles_of(person.id))


async def _move_news(tx: UnitOfWork, old: Account, heir: Person, *, was_curator: bool) -> None:
    """Send on what waits for the old curator; somebody who was one has it already."""
    account = None if was_curator else await tx.people.account_of(heir.id)
    await tx.outbox.readdress(CURATORS_NEWS, old.id, account.id if account else None)


async def _tell(tx: UnitOfWork, old: PersonId, new: PersonId, kind: str) -> None:
    key = f"{kind}:{old}:{new}:{tx.now.timestamp():.0f}"
    await tell(tx, [new], News(key=key, kind=kind, due_at=tx.now))
    others = {each.id for each in await tx.people.staff(*CURATING)} - {old, new}
    args = {"person": new}
    await tell(tx, others, News(key=key, kind="curators_changed", args={**args}, due_at=tx.now))


async def _note(tx: UnitOfWork, by: PersonId, person: PersonId, verb: str) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject={"person": person}
    )
    await tx.desk.note(entry)
