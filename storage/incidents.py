"""Keep incidents; one open at most is a unique index."""

from datetime import datetime

from sqlalchemy import ColumnElement, select, update

from mentoring.ids import IncidentId, PersonId
from mentoring.incident import Incident, IncidentKind, Outcome
from storage.insertion import insert_new
from storage.scope import Scope
from storage.tables import incidents

NEW = insert_new(incidents).returning(incidents)


class Incidents:
    """Keep the incidents of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return incidents.c.organisation_id == self._scope.organisation

    async def open(self, kind: IncidentKind, by: PersonId, at: datetime) -> Incident | None:
        """Open one; None when one is open already."""
        ours = {"organisation_id": self._scope.organisation}
        told = {"kind": kind.value, "opened_at": at, "opened_by": by}
        return await self._scope.one(Incident, NEW, {**ours, **told})

    async def current(self) -> Incident | None:
        """Return the one that is open."""
        asked = select(incidents).where(self._ours, incidents.c.closed_at.is_(None))
        return await self._scope.one(Incident, asked)

    async def get(self, incident: IncidentId) -> Incident | None:
        """Return one by its id."""
        asked = select(incidents).where(self._ours, incidents.c.id == incident)
        return await self._scope.one(Incident, asked)

    async def close(
        self, incident: IncidentId, outcome: Outcome, by: PersonId, at: datetime
    ) -> bool:
        """Close one; False when it is closed."""
        still = incidents.c.id == incident, incidents.c.closed_at.is_(None)
        told = {"closed_at": at, "closed_by": by, "outcome": outcome.value}
        return await self._scope.changed(update(incidents).where(self._ours, *still).values(told))
