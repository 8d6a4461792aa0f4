"""Keep labour agreements: one row for a mentor, its words sealed."""

from datetime import date

from sqlalchemy import ColumnElement, delete, insert, select, update

from mentoring.ids import ParticipationId, PersonId
from mentoring.labour import LabourAgreement, StoppedBy, Terms
from storage.organisations import current_cycle
from storage.scope import Scope
from storage.tables import labour_agreements, participations


class LabourAgreements:
    """Keep the labour agreements of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return labour_agreements.c.organisation_id == self._scope.organisation

    def _of(self, mentor: ParticipationId) -> tuple[ColumnElement[bool], ...]:
        return self._ours, labour_agreements.c.participation_id == mentor

    async def of(self, mentor: ParticipationId) -> LabourAgreement | None:
        """Return a mentor's agreement."""
        asked = select(labour_agreements).where(*self._of(mentor))
        return await self._scope.one(LabourAgreement, asked)

    async def all(self) -> dict[ParticipationId, LabourAgreement]:
        """Return every agreement of the current cycle."""
        current = participations.c.cycle_id == current_cycle(self._scope.organisation)
        now = select(participations.c.id).where(current)
        asked = select(labour_agreements).where(
            self._ours, labour_agreements.c.participation_id.in_(now)
        )
        found = await self._scope.many(LabourAgreement, asked)
        return {each.participation_id: each for each in found}

    async def enter(self, mentor: ParticipationId, said: Terms, by: PersonId) -> bool:
        """Write an agreement over what stood there; False for a mentor of somewhere else."""
        ours = participations.c.organisation_id == self._scope.organisation
        here = select(participations.c.id).where(ours, participations.c.id == mentor)
        if await self._scope.scalar(here.with_for_update(key_share=True)) is None:
            return False
        await self._scope.count(delete(labour_agreements).where(*self._of(mentor)))
        new = insert(labour_agreements).values(
            participation_id=mentor,
            organisation_id=self._scope.organisation,
            said=said.model_dump(mode="json"),
            entered_by=by,
            entered_at=self._scope.now,
        )
        return await self._scope.changed(new)

    async def stop(self, mentor: ParticipationId, day: date, by: StoppedBy) -> bool:
        """Note once that the work stops early on a day; False when that is known."""
        still = update(labour_agreements).where(
            *self._of(mentor), labour_agreements.c.stops_on.is_(None)
        )
        return await self._scope.changed(still.values(stops_on=day, stopped_by=by.value))


async def forget_agreements(scope: Scope, person: PersonId) -> None:
    """Delete what was entered about somebody's work."""
    mine = select(participations.c.id).where(participations.c.person_id == person)
    theirs = labour_agreements.c.participation_id.in_(mine)
    await scope.count(delete(labour_agreements).where(theirs))
