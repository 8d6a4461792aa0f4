"""Declare where incidents are kept; an organisation has one open at most."""

from datetime import datetime
from typing import Protocol

from mentoring.ids import IncidentId, PersonId
from mentoring.incident import Incident, IncidentKind, Outcome


class Incidents(Protocol):
    """Keep incidents."""

    async def open(self, kind: IncidentKind, by: PersonId, at: datetime) -> Incident | None:
        """Open one; None when one is open already."""
        ...

    async def current(self) -> Incident | None:
        """Return the one that is open."""
        ...

    async def get(self, incident: IncidentId) -> Incident | None:
        """Return one by its id."""
        ...

    async def close(
        self, incident: IncidentId, outcome: Outcome, by: PersonId, at: datetime
    ) -> bool:
        """Close one; False when it is closed."""
        ...
