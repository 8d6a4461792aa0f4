"""Keep what came of each step on the way to a participant: one row a step."""

from sqlalchemy import ColumnElement, delete, select

from mentoring.ids import ParticipationId
from mentoring.steps import Milestone, StepKind, StepState
from storage.insertion import insert_new
from storage.organisations import current_cycle
from storage.scope import Scope
from storage.tables import milestones, participations


class Milestones:
    """Keep the steps of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return milestones.c.organisation_id == self._scope.organisation

    async def of(self, participation: ParticipationId) -> list[Milestone]:
        """Return what came of the steps of one participation."""
        asked = select(milestones).where(
            self._ours, milestones.c.participation_id == participation
        )
        return await self._scope.many(Milestone, asked.order_by(milestones.c.at))

    async def current(self) -> list[Milestone]:
        """Return what came of the steps of everybody in the current cycle."""
        cycle = participations.c.cycle_id == current_cycle(self._scope.organisation)
        of_cycle = milestones.c.participation_id == participations.c.id
        asked = select(milestones).join(participations, of_cycle).where(self._ours, cycle)
        return await self._scope.many(Milestone, asked.order_by(milestones.c.at))

    async def note(self, milestone: Milestone) -> bool:
        """Write what came of a step unless it is closed already; False when it is."""
        failed = milestones.c.state == StepState.FAILED.value
        await self._scope.count(delete(milestones).where(*self._at(milestone), failed))
        return await self._add(milestone)

    async def write(self, milestone: Milestone) -> bool:
        """Write what came of a step, whatever stood there; False for an unknown participation."""
        await self._scope.count(delete(milestones).where(*self._at(milestone)))
        return await self._add(milestone)

    async def drop(self, participation: ParticipationId, kind: StepKind) -> bool:
        """Open a step again; False when nothing stands there."""
        there = milestones.c.participation_id == participation, milestones.c.kind == kind.value
        return await self._scope.changed(delete(milestones).where(self._ours, *there))

    def _at(self, milestone: Milestone) -> tuple[ColumnElement[bool], ...]:
        return (
            self._ours,
            milestones.c.participation_id == milestone.participation_id,
            milestones.c.kind == milestone.kind.value,
        )

    async def _add(self, milestone: Milestone) -> bool:
        theirs = select(participations.c.id).where(
            participations.c.id == milestone.participation_id,
            participations.c.organisation_id == self._scope.organisation,
        )
        if await self._scope.scalar(theirs) is None:
            return False
        values = milestone.model_dump() | {"organisation_id": self._scope.organisation}
        new = insert_new(milestones).values(values).returning(milestones.c.kind)
        return await self._scope.scalar(new) is not None
