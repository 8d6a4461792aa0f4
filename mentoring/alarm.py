"""Put something on the curators' desk and tell them that it lies there."""

from mentoring.addressing import News, tell_curators
from mentoring.office import TaskKind
from mentoring.ports import UnitOfWork
from mentoring.runs import Subject


async def set_task(tx: UnitOfWork, kind: TaskKind, subject: Subject) -> bool:
    """Add a task and tell every curator neutrally; False when the same one is open."""
    if not await tx.desk.add_task(kind, subject, tx.now):
        return False
    about = ",".join(f"{name}={value}" for name, value in sorted(subject.items()))
    key = f"task:{kind}:{about}:{tx.now.timestamp():.0f}"
    await tell_curators(tx, News(key=key, kind="task_new", topic="tasks", due_at=tx.now))
    return True
