"""Tell every curator that there is something to look at; the push itself names nobody."""

from mentoring.delivery import Args, Notice
from mentoring.office import TaskKind
from mentoring.people import StaffRole
from mentoring.ports import UnitOfWork
from mentoring.runs import Subject


async def tell_curators(tx: UnitOfWork, key: str, kind: str, args: Args) -> int:
    """Put one notice for each curator who has a messenger; return how many are new."""
    curators = await tx.people.staff(StaffRole.CURATOR)
    accounts = await tx.people.accounts_of({curator.id for curator in curators})
    return await tx.outbox.put(
        *(
            Notice(
                key=f"{key}:{account.id}",
                account_id=account.id,
                kind=kind,
                args=args,
                topic=key,
                due_at=tx.now,
            )
            for account in accounts.values()
        )
    )


async def set_task(tx: UnitOfWork, kind: TaskKind, subject: Subject) -> bool:
    """Put a task on the curators' desk and tell them; False when the same one is open."""
    if not await tx.desk.add_task(kind, subject, tx.now):
        return False
    about = ",".join(f"{name}={value}" for name, value in sorted(subject.items()))
    key = f"task:{kind}:{about}:{tx.now:%Y%m%dT%H%M%S}"
    await tell_curators(tx, key, "task_new", {"task": kind.value, **subject})
    return True
