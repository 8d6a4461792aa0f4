"""Let the school say whom an urgent request calls first, and confirm the numbers shown."""

from mentoring.errors import NotFound
from mentoring.ids import PersonId
from mentoring.office import JournalEntry
from mentoring.people import Actor, Person, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.rights import chief_in
from mentoring.urgency import AT_ONCE

CALLED = (
    StaffRole.CURATOR,
    StaffRole.DEPUTY,
    StaffRole.PSYCHOLOGIST,
    StaffRole.HEAD,
)


async def may_be_called(tx: UnitOfWork) -> list[Person]:
    """Return the staff who may be named, each once."""
    staff = await tx.people.staff(*CALLED)
    return list({each.id: each for each in staff}.values())


async def named_but_gone(tx: UnitOfWork) -> tuple[PersonId, ...]:
    """Return who is named and not on the staff any more: urgent requests pass them by."""
    here = {each.id for each in await may_be_called(tx)}
    return tuple(each for each in (await tx.organisations.get()).urgent if each not in here)


async def name_first(tx: UnitOfWork, actor: Actor, person: PersonId, *, called: bool) -> None:
    """Name somebody as one of the two who are called at once, or not any more."""
    chief_in(actor)
    here = {each.id for each in await may_be_called(tx)}
    if person not in here:
        raise NotFound(what="person")
    named = (await tx.organisations.get()).urgent
    others = tuple(each for each in named if each != person and each in here)
    await _name(tx, (*others, person)[-AT_ONCE:] if called else others)


async def call_no_more(tx: UnitOfWork, person: PersonId) -> None:
    """Take somebody whose access ends off the named people; the school confirms the rest anew."""
    named = (await tx.organisations.get()).urgent
    if person in named:
        await _name(tx, tuple(each for each in named if each != person))


async def confirm(tx: UnitOfWork, actor: Actor) -> None:
    """Confirm people and numbers in the name of the school."""
    by = chief_in(actor)
    organisation = await tx.organisations.get()
    confirmed = organisation.model_copy(update={"help_confirmed_at": tx.now})
    await tx.organisations.save(confirmed)
    await tx.desk.note(
        JournalEntry(
            organisation_id=tx.organisation, at=tx.now, by=by, verb="help_confirmed", subject={}
        )
    )


async def _name(tx: UnitOfWork, people: tuple[PersonId, ...]) -> None:
    organisation = await tx.organisations.get()
    changed = {"urgent": people, "help_confirmed_at": None}
    await tx.organisations.save(organisation.model_copy(update=changed))
