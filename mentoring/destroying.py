"""Write an act of what has just been destroyed, and lay it on the curators' desk."""

from mentoring.alarm import set_task
from mentoring.destruction import OF_GROUND, WHOLE, Act, Ground
from mentoring.ids import PersonId
from mentoring.office import TaskKind
from mentoring.ports import UnitOfWork


async def write_act(tx: UnitOfWork, ground: Ground, people: list[PersonId]) -> Act | None:
    """Write an act of what has just gone and lay it on the desk; nothing gone, nothing written."""
    if not people:
        return None
    categories = OF_GROUND.get(ground, WHOLE)
    act = await tx.acts.add(ground, categories, tuple(sorted(set(people))), tx.now)
    await set_task(tx, TaskKind.ACT_READY, {"act": act.id})
    return act
