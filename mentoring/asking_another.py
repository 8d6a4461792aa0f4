"""Hear a participant ask for another mentor or mentee: no blame, no reason, in private."""

from mentoring.alarm import set_task
from mentoring.errors import NotFound
from mentoring.ids import PairId, PersonId
from mentoring.known_pairs import existing
from mentoring.office import Task, TaskKind
from mentoring.pairs import OVER, Pair
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import person_in


async def ask_another(
    tx: UnitOfWork, actor: Actor, pair_id: PairId, child: PersonId | None = None
) -> Pair:
    """Ask the curator for a replacement, once while it is open; the other side learns nothing."""
    pair, person = await _of_mine(tx, actor, pair_id, child)
    await set_task(tx, TaskKind.REPLACEMENT_WANTED, {"pair": pair.id, "person": person})
    return pair


async def leave_it(
    tx: UnitOfWork, actor: Actor, pair_id: PairId, child: PersonId | None = None
) -> Pair:
    """Take the request back."""
    pair, person = await _of_mine(tx, actor, pair_id, child)
    if (found := await asked_by(tx, pair.id, person)) is not None:
        await tx.desk.finish_task(found.id, person_in(actor), tx.now)
    return pair


async def asked_by(tx: UnitOfWork, pair: PairId, person: PersonId) -> Task | None:
    """Return the open request of somebody in a pair."""
    about = {"pair": pair, "person": person}
    for task in await tx.desk.open_tasks():
        if task.kind is TaskKind.REPLACEMENT_WANTED and task.subject == about:
            return task
    return None


async def _of_mine(
    tx: UnitOfWork, actor: Actor, pair_id: PairId, child: PersonId | None
) -> tuple[Pair, PersonId]:
    """Return a lasting pair of the actor or of their child, and who of the two sits there."""
    person, pair = person_in(actor), await existing(tx, pair_id)
    if child is not None:
        children = {each.child_id for each in await tx.guardians.children_of(person)}
        person = child if child in children else person
    if pair.announced_at is None or pair.state in OVER or pair.seat_of(person) is None:
        raise NotFound(what="pair")
    return pair, person
