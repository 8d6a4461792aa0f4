"""Know whom an event is for: everybody to be called, and what somebody finds on their list."""

from mentoring.applications import Side
from mentoring.audience import IN_THE_PROGRAMME
from mentoring.events import Event, EventAudience
from mentoring.ids import PersonId
from mentoring.people import Actor
from mentoring.permits import permitted
from mentoring.ports import UnitOfWork

SIDES = {EventAudience.MENTORS: Side.MENTOR, EventAudience.MENTEES: Side.MENTEE}


async def meant(tx: UnitOfWork, event: Event) -> set[PersonId]:
    """Return the people in the bot an event is for, only those who may be written to."""
    parents = {each.representative_id for each in await tx.guardians.all()} - {None}
    found = {each for each in parents if each is not None}
    if event.audience is not EventAudience.PARENTS:
        side = SIDES.get(event.audience)
        taking = await tx.participations.all(side, IN_THE_PROGRAMME)
        admitted = {each.person_id for each in taking} & await permitted(tx)
        found = admitted | found if event.audience is EventAudience.ALL else admitted
    return found


async def coming_up(tx: UnitOfWork, actor: Actor) -> list[Event]:
    """Return the events ahead that concern somebody; staff see them all."""
    ahead = await tx.events.upcoming()
    if actor.person is None or not ahead or actor.roles:
        return ahead if actor.roles else []
    mine = await _audiences(tx, actor.person.id)
    booked = {each.event_id for each in await tx.events.of_person(actor.person.id)}
    return [each for each in ahead if each.audience in mine or each.id in booked]


async def concerns(tx: UnitOfWork, actor: Actor, event: Event) -> bool:
    """Tell whether somebody may register for an event."""
    if actor.roles or event.audience is EventAudience.ALL:
        return True
    return actor.person is not None and event.audience in await _audiences(tx, actor.person.id)


async def _audiences(tx: UnitOfWork, person: PersonId) -> set[EventAudience]:
    taking = await tx.participations.of(person)
    sides = {each.side for each in taking if each.state in IN_THE_PROGRAMME}
    found = {EventAudience.ALL} | {each for each, side in SIDES.items() if side in sides}
    if await tx.guardians.children_of(person):
        found.add(EventAudience.PARENTS)
    return found
