"""Take tasks off the curators' desk when the thing they ask for has happened."""

from mentoring.ids import PairId, PersonId
from mentoring.office import TaskKind
from mentoring.ports import UnitOfWork

ENDING = frozenset({TaskKind.CONSENT_EXPIRES, TaskKind.CONSENT_TOO_SHORT})


async def settle_tasks(
    tx: UnitOfWork, kind: TaskKind, pairs: frozenset[PairId], by: PersonId, of: PersonId | None
) -> None:
    """Finish open tasks of a kind about some pairs, of one person when `of` names them."""
    for task in await tx.desk.open_tasks():
        about = task.subject.get("pair") in pairs and of in (None, task.subject.get("person"))
        if task.kind is kind and about:
            await tx.desk.finish_task(task.id, by, tx.now)


async def settle_consents(tx: UnitOfWork, person: PersonId, code: str, by: PersonId) -> None:
    """Take off the desk that a consent of somebody ends: it was given again."""
    for task in await tx.desk.open_tasks():
        about = (task.subject.get("person"), task.subject.get("code")) == (person, code)
        if task.kind in ENDING and about:
            await tx.desk.finish_task(task.id, by, tx.now)
