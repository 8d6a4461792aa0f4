"""Let people say by themselves that they are at the joint meeting: one tap from its hour on."""

from datetime import datetime, timedelta

from mentoring.addressing import News
from mentoring.errors import NotAllowed, NotFound
from mentoring.events import Event, EventKind
from mentoring.ids import EventId
from mentoring.invitees import concerns
from mentoring.people import Actor
from mentoring.permits import has_permit
from mentoring.ports import UnitOfWork
from mentoring.rights import person_in

DOOR_OPEN = timedelta(hours=3)
"""How long after its hour one may say «I am here»."""

LATEST = 5
"""How many events that have begun are looked through."""


def topic_of(event: EventId) -> str:
    """Name the topic under which all news of one event wait."""
    return f"event:{event}"


def begun(event: Event) -> News:
    """Make the news that an event begins, with the button to say that one is there."""
    return News(
        key=f"event_begun:{event.id}:{event.version}",
        kind="event_begun",
        args={"event": event.id},
        topic=topic_of(event.id),
        due_at=event.starts_at,
        not_after=event.starts_at + DOOR_OPEN,
    )


async def arrive(tx: UnitOfWork, actor: Actor, event_id: EventId) -> bool:
    """Note that the actor is there; False when it is too early or too late for it.

    A curator's mark stays as it is: who was crossed out does not cross it back.
    """
    person = person_in(actor)
    event = await tx.events.get(event_id)
    if event is None or event.kind is not EventKind.JOINT:
        raise NotFound(what="event")
    if not await concerns(tx, actor, event) or not await has_permit(tx, actor.person):
        raise NotAllowed
    if not takes_arrivals(event, tx.now):
        return False
    guests = {each.person_id: each for each in await tx.events.registered(event.id)}
    if person not in guests or guests[person].came is None:
        await tx.events.mark(event.id, person, True)
    return True


def takes_arrivals(event: Event, now: datetime) -> bool:
    """Tell whether one may say now that one is there."""
    is_joint = event.kind is EventKind.JOINT and event.cancelled_at is None
    return is_joint and event.starts_at <= now < event.starts_at + DOOR_OPEN


async def going_on(tx: UnitOfWork, actor: Actor) -> list[Event]:
    """Return the joint meetings of this hour that concern the actor: no list to come has them."""
    begun = [each for each in await tx.events.past(LATEST) if takes_arrivals(each, tx.now)]
    return [each for each in begun if await concerns(tx, actor, each)]
