"""Keep talks with candidates: a participation has one open talk at most."""

from sqlalchemy import ColumnElement, exists, select, update

from mentoring.ids import InterviewId, ParticipationId, PersonId
from mentoring.interviews import Interview, InterviewState
from storage.insertion import insert_new
from storage.scope import Scope
from storage.tables import interviews, participations, persons

FIXED = {"id", "organisation_id", "participation_id", "version", "created_at", "created_by"}


class Interviews:
    """Keep the talks of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return interviews.c.organisation_id == self._scope.organisation

    async def add(
        self,
        participation: ParticipationId,
        interviewer: PersonId,
        by: PersonId,
        *,
        by_psychologist: bool,
    ) -> Interview | None:
        """Open a talk; None when one is open, or for an unknown participation."""
        theirs = select(participations.c.id).where(
            participations.c.id == participation,
            participations.c.organisation_id == self._scope.organisation,
        )
        if await self._scope.scalar(theirs) is None:
            return None
        new = insert_new(interviews).values(
            organisation_id=self._scope.organisation,
            participation_id=participation,
            interviewer_id=interviewer,
            by_psychologist=by_psychologist,
            state=InterviewState.REFERRED.value,
            slots=[],
            version=0,
            created_at=self._scope.now,
            created_by=by,
        )
        return await self._scope.one(Interview, new.returning(interviews))

    async def get(self, interview: InterviewId) -> Interview | None:
        """Return a talk by id."""
        asked = select(interviews).where(self._ours, interviews.c.id == interview)
        return await self._scope.one(Interview, asked)

    async def of(self, participation: ParticipationId) -> list[Interview]:
        """Return the talks of a participation, the newest first."""
        asked = select(interviews).where(
            self._ours, interviews.c.participation_id == participation
        )
        return await self._scope.many(Interview, asked.order_by(interviews.c.id.desc()))

    async def held_by(self, interviewer: PersonId) -> list[Interview]:
        """Return the open talks somebody holds, the oldest first."""
        return await self._open(interviews.c.interviewer_id == interviewer)

    async def open_now(self) -> list[Interview]:
        """Return all talks that are open, the oldest first."""
        return await self._open()

    async def change(self, read: Interview, changed: Interview) -> bool:
        """Write a talk; False when it changed since `read`, or its holder has this time taken."""
        same = [interviews.c.id == read.id, interviews.c.version == read.version]
        if changed.is_open and changed.starts_at is not None:
            same.append(~await self._taken(changed))
        values = changed.model_dump(exclude=FIXED)
        values["slots"] = [slot.isoformat() for slot in changed.slots]
        values["version"] = read.version + 1
        return await self._scope.changed(
            update(interviews).where(self._ours, *same).values(values)
        )

    async def _taken(self, changed: Interview) -> ColumnElement[bool]:
        """Ask whether whoever holds a talk has its time agreed with somebody else.

        The holder is locked first: of two who choose at once the second sees the first's choice.
        """
        holder = select(persons.c.id).where(persons.c.id == changed.interviewer_id)
        await self._scope.scalar(holder.with_for_update(key_share=True))
        other = interviews.alias("other")
        return exists().where(
            other.c.interviewer_id == changed.interviewer_id,
            other.c.starts_at == changed.starts_at,
            other.c.settled_at.is_(None),
            other.c.id != changed.id,
        )

    async def _open(self, *which: ColumnElement[bool]) -> list[Interview]:
        asked = select(interviews).where(self._ours, interviews.c.settled_at.is_(None), *which)
        return await self._scope.many(Interview, asked.order_by(interviews.c.id))
