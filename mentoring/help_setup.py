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


async def name_first(tx: UnitOfWork, actor: Actor, person: PersonId, *, called: bool) -> None:
    """Name somebody as one of the two who are called at once, or not any more."""
    chief_in(actor)
    if all(each.id != person for each in await may_be_called(tx)):
        raise NotFound(what="person")
    organisation = await tx.organisations.get()
    others = tuple(each for each in organisation.urgent if each != person)
    urgent = (*others, person)[-AT_ONCE:] if called else others
    changed = {"urgent": urgent, "help_confirmed_at": None}
    await tx.organisations.save(organisation.model_copy(update=changed))


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
