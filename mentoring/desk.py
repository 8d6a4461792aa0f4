"""Clear a curator's desk: tasks, messages nobody knows to have arrived, people out of reach."""

from mentoring.alarm import seers_of
from mentoring.delivery import Args, Delivery, DeliveryState
from mentoring.errors import NotFound
from mentoring.ids import DeliveryId, PersonId, TaskId
from mentoring.office import JournalEntry, Task
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.runs import Subject

HELD = frozenset({DeliveryState.HELD})
MOST_HELD = 200


async def task(tx: UnitOfWork, actor: Actor, task_id: TaskId) -> Task:
    """Return a task for a curator to look at, open or done."""
    curator = curator_in(actor)
    found = await tx.desk.task(task_id)
    if found is None or curator not in await seers_of(tx, found.kind, found.subject):
        raise NotFound(what="task")
    return found


async def finish(tx: UnitOfWork, actor: Actor, task_id: TaskId) -> bool:
    """Take a task off the desk once; False when it was done already."""
    curator = curator_in(actor)
    found = await task(tx, actor, task_id)
    mine = await tx.desk.finish_task(found.id, curator, tx.now)
    if mine:
        await _note(tx, curator, "task_done", {"task": found.id})
    return mine


async def doubtful(tx: UnitOfWork) -> list[Delivery]:
    """Return messages nobody knows to have arrived, the newest first."""
    return await tx.outbox.listed(HELD, MOST_HELD)


async def send_again(tx: UnitOfWork, actor: Actor, delivery: DeliveryId) -> bool:
    """Send a doubtful message once more; False when it is not doubtful any more."""
    curator = curator_in(actor)
    if await tx.outbox.get(delivery) is None:
        raise NotFound(what="message")
    again = await tx.outbox.send_again(delivery, tx.now)
    if again:
        await _note(tx, curator, "sent_again", {"delivery": delivery})
    return again


async def let_be(tx: UnitOfWork, actor: Actor, delivery: DeliveryId) -> bool:
    """Take a doubtful message off the list without sending it; False when it is off already."""
    curator = curator_in(actor)
    if await tx.outbox.get(delivery) is None:
        raise NotFound(what="message")
    settled = await tx.outbox.settle(delivery)
    if settled:
        await _note(tx, curator, "let_be", {"delivery": delivery})
    return settled


async def unreachable_people(tx: UnitOfWork) -> list[PersonId]:
    """Return the people whose newest account no message gets to, each once."""
    lost = {each.person_id for each in await tx.people.unreachable() if each.person_id}
    newest = await tx.people.accounts_of(lost)
    return sorted(person for person, account in newest.items() if not account.reachable)


async def take_held(tx: UnitOfWork, actor: Actor) -> Args:
    """Settle what may not have reached the actor and name it, for the screen that shows it now."""
    held = await tx.outbox.held_for(actor.account.id)
    for delivery in held:
        await tx.outbox.settle(delivery.id)
    return {"held": ",".join(str(delivery.id) for delivery in held)} if held else {}


async def _note(tx: UnitOfWork, curator: PersonId, verb: str, subject: Subject) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=curator, verb=verb, subject=subject
    )
    await tx.desk.note(entry)
