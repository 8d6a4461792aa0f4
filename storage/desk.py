"""Keep a curator's tasks, letters to many, and the journal of who did what."""

import json
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update

from mentoring.ids import BroadcastId, PersonId, TaskId
from mentoring.office import Broadcast, JournalEntry, Segment, Task, TaskKind
from mentoring.runs import Subject
from storage.insertion import insert_new
from storage.scope import Scope
from storage.states import OPEN
from storage.tables import broadcasts, journal, runs, tasks

TASK = [column for column in tasks.c if column.name != "subject_key"]
ENTRY = [column for column in journal.c if column.name != "id"]
LETTER_RUN = "broadcast"
ADDED = insert_new(tasks).returning(tasks.c.id)


class Desk:
    """Keep what lies on the desk of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    async def add_task(self, kind: TaskKind, subject: Subject, at: datetime) -> bool:
        """Add a task; False when the same open task exists."""
        values = {
            "organisation_id": self._scope.organisation,
            "kind": kind.value,
            "subject": subject,
            "subject_key": json.dumps(subject, sort_keys=True, ensure_ascii=False),
            "created_at": at,
        }
        return await self._scope.scalar(ADDED, values) is not None

    async def task(self, task: TaskId) -> Task | None:
        """Return a task, open or done."""
        ours = tasks.c.organisation_id == self._scope.organisation
        return await self._scope.one(Task, select(*TASK).where(ours, tasks.c.id == task))

    async def open_tasks(self) -> list[Task]:
        """Return the tasks to do, oldest first."""
        ours = tasks.c.organisation_id == self._scope.organisation
        asked = select(*TASK).where(ours, tasks.c.done_at.is_(None))
        return await self._scope.many(Task, asked.order_by(tasks.c.created_at, tasks.c.id))

    async def tasks(self, since: datetime) -> list[Task]:
        """Return the tasks set since an instant, done or not, oldest first."""
        ours = tasks.c.organisation_id == self._scope.organisation
        asked = select(*TASK).where(ours, tasks.c.created_at >= since)
        return await self._scope.many(Task, asked.order_by(tasks.c.created_at, tasks.c.id))

    async def finish_task(self, task: TaskId, by: PersonId, at: datetime) -> bool:
        """Mark a task as done once; False when it was."""
        ours = tasks.c.organisation_id == self._scope.organisation
        waiting = update(tasks).where(ours, tasks.c.id == task, tasks.c.done_at.is_(None))
        return await self._scope.changed(waiting.values(done_at=at, done_by=by))

    async def add_broadcast(
        self,
        author: PersonId,
        segment: Segment,
        text: str,
        at: datetime,
        chosen: str | None = None,
    ) -> Broadcast:
        """Keep a letter that is not sent yet."""
        new = insert(broadcasts).values(
            organisation_id=self._scope.organisation,
            author=author,
            segment=segment.value,
            chosen=chosen,
            text=text,
            created_at=at,
            recipients=0,
        )
        return await self._scope.sure(Broadcast, new.returning(broadcasts))

    async def broadcast(self, broadcast: BroadcastId) -> Broadcast | None:
        """Return a letter."""
        ours = broadcasts.c.organisation_id == self._scope.organisation
        asked = select(broadcasts).where(ours, broadcasts.c.id == broadcast)
        return await self._scope.one(Broadcast, asked)

    async def send_broadcast(self, broadcast: BroadcastId, recipients: int, at: datetime) -> bool:
        """Mark a letter as sent once; False when it was."""
        ours = broadcasts.c.organisation_id == self._scope.organisation
        unsent = update(broadcasts).where(
            ours, broadcasts.c.id == broadcast, broadcasts.c.sent_at.is_(None)
        )
        return await self._scope.changed(unsent.values(sent_at=at, recipients=recipients))

    async def erase_letters(self, before: datetime) -> int:
        """Erase texts of letters older than an instant, and what was typed to write them."""
        ours = broadcasts.c.organisation_id == self._scope.organisation
        age = func.coalesce(broadcasts.c.sent_at, broadcasts.c.created_at)
        typed = (
            runs.c.organisation_id == self._scope.organisation,
            runs.c.purpose == LETTER_RUN,
            runs.c.state != OPEN,
            runs.c.updated_at < before,
        )
        await self._scope.count(delete(runs).where(*typed))
        old = update(broadcasts).where(ours, broadcasts.c.text.is_not(None), age < before)
        return await self._scope.count(old.values(text=None))

    async def note(self, entry: JournalEntry) -> None:
        """Add a line to the journal."""
        values = entry.model_dump() | {"organisation_id": self._scope.organisation}
        await self._scope.count(insert(journal).values(values))

    async def forget_journal(self, before: datetime) -> int:
        """Delete lines of the journal older than an instant; return how many."""
        ours = journal.c.organisation_id == self._scope.organisation
        return await self._scope.count(delete(journal).where(ours, journal.c.at < before))

    async def journal(self, since: datetime) -> list[JournalEntry]:
        """Return the journal since an instant, oldest first."""
        ours = journal.c.organisation_id == self._scope.organisation
        asked = select(*ENTRY).where(ours, journal.c.at >= since)
        return await self._scope.many(JournalEntry, asked.order_by(journal.c.at, journal.c.id))
