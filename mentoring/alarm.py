"""Put something on the curators' desk and tell them that it lies there.

What is private between a person and the programme is told to, and seen by, those only who do not
sit in a pair with them (`confidants`).
"""

from collections.abc import Iterable

from mentoring.addressing import News, tell
from mentoring.confidants import readers_of
from mentoring.confidence import confidence_of
from mentoring.ids import PairId, ParticipationId, PersonId
from mentoring.office import Task, TaskKind
from mentoring.people import CURATING, Actor
from mentoring.ports import UnitOfWork
from mentoring.runs import Subject

PRIVATE = frozenset(
    {
        TaskKind.HELP_WANTED,
        TaskKind.NAME_TO_RESOLVE,
        TaskKind.REQUEST_CHANGED,
        TaskKind.DOUBTING,
        TaskKind.REPLACEMENT_WANTED,
        TaskKind.DISPUTE_LATE,
        TaskKind.DISPUTE_DECIDED,
    }
)
"""Kinds that tell of what a person has confided: a question, whom they wish for or rather not."""


async def set_task(tx: UnitOfWork, kind: TaskKind, subject: Subject) -> bool:
    """Add a task and tell whoever may see it neutrally; False when the same one is open."""
    if not await tx.desk.add_task(kind, subject, tx.now):
        return False
    about = ",".join(f"{name}={value}" for name, value in sorted(subject.items()))
    key = f"task:{kind}:{about}:{tx.now.timestamp():.0f}"
    news = News(key=key, kind="task_new", topic="tasks", due_at=tx.now)
    await tell(tx, await seers_of(tx, kind, subject), news)
    return True


async def seers_of(tx: UnitOfWork, kind: TaskKind, subject: Subject) -> set[PersonId]:
    """Return who sees a task: every curator, of a private one the impartial only."""
    person = await _whom(tx, subject) if kind in PRIVATE else None
    if person:
        about = PairId(int(subject.get("pair") or 0))
        readers = await readers_of(tx, person, about=about)
        return await _unnamed(tx, kind, subject, readers)
    return {each.id for each in await tx.people.staff(*CURATING)}


async def _unnamed(
    tx: UnitOfWork, kind: TaskKind, subject: Subject, readers: Iterable[PersonId]
) -> set[PersonId]:
    """Keep those who could not be named themselves, where the task tells whom somebody named."""
    found = set(readers)
    which = ParticipationId(int(subject.get("participation") or 0))
    who = await tx.participations.get(which) if kind is TaskKind.NAME_TO_RESOLVE else None
    if who is None:
        return found
    return {
        each for each in found if (await confidence_of(tx, each)).opens(who.side, who.person_id)
    }


async def tasks_for(tx: UnitOfWork, actor: Actor | None) -> list[Task]:
    """Return the open tasks that the actor may see; without an actor none that is private."""
    mine = actor.person.id if actor and actor.person else None
    tasks = await tx.desk.open_tasks()
    return [
        task
        for task in tasks
        if task.kind not in PRIVATE or mine in await seers_of(tx, task.kind, task.subject)
    ]


async def _whom(tx: UnitOfWork, subject: Subject) -> PersonId | None:
    if person := subject.get("person"):
        return PersonId(int(person))
    application = ParticipationId(int(subject.get("participation") or 0))
    found = await tx.participations.get(application) if application else None
    return found.person_id if found else None
