"""Declare where the curators' tasks, letters and the journal are kept."""

from datetime import datetime
from typing import Protocol

from mentoring.ids import (
    BroadcastId,
    PersonId,
    TaskId,
)
from mentoring.office import Broadcast, JournalEntry, Segment, Task, TaskKind
from mentoring.runs import Subject


class Desk(Protocol):
    """Keep curators' tasks, letters and the journal."""

    async def add_task(self, kind: TaskKind, subject: Subject, at: datetime) -> bool:
        """Add a task; False when the same open task exists."""
        ...

    async def task(self, task: TaskId) -> Task | None:
        """Return a task by id."""
        ...

    async def open_tasks(self) -> list[Task]:
        """Return what is not done yet, the oldest first."""
        ...

    async def tasks(self, since: datetime) -> list[Task]:
        """Return the tasks set since an instant, done or not, in order."""
        ...

    async def finish_task(self, task: TaskId, by: PersonId, at: datetime) -> bool:
        """Return a task by id."""
        ...

    async def add_broadcast(
        self,
        author: PersonId,
        segment: Segment,
        text: str,
        at: datetime,
        chosen: str | None = None,
    ) -> Broadcast:
        """Create a letter that is not sent yet."""
        ...

    async def broadcast(self, broadcast: BroadcastId) -> Broadcast | None:
        """Return a letter by id."""
        ...

    async def send_broadcast(self, broadcast: BroadcastId, recipients: int, at: datetime) -> bool:
        """Mark a letter as sent once; False when it was."""
        ...

    async def erase_letters(self, before: datetime) -> int:
        """Erase texts of letters older than an instant, the drafts too; return how many."""
        ...

    async def note(self, entry: JournalEntry) -> None:
        """Add a line to the audit."""
        ...

    async def forget_journal(self, before: datetime) -> int:
        """Delete lines of the audit older than an instant; return how many."""
        ...

    async def journal(self, since: datetime) -> list[JournalEntry]:
        """Return the audit since an instant, in order."""
        ...
