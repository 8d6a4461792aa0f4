"""Describe an incident: personal data may have come to where they must not be."""

from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.ids import IncidentId, OrganisationId, PersonId
from mentoring.record import Record

NOTICE_TERM = timedelta(hours=24)
"""Until then the supervisor (Roskomnadzor) is told that it happened (152-FZ, art. 21)."""

RESULT_TERM = timedelta(hours=72)
"""Until then it is told what the organisation's own check has found."""

TERMS = {24: NOTICE_TERM, 72: RESULT_TERM}


class IncidentKind(StrEnum):
    """Say what happened, as far as one knows at first."""

    DEVICE = "device"
    LEAK = "leak"
    STRANGER = "stranger"
    OTHER = "other"


class Outcome(StrEnum):
    """Say what the organisation's own check has found."""

    NO_LEAK = "no_leak"
    LEAKED = "leaked"
    FALSE_ALARM = "false_alarm"


class Incident(Record):
    """Hold one incident; while it is open nothing with people's data is handed out."""

    id: IncidentId
    organisation_id: OrganisationId
    kind: IncidentKind
    opened_at: datetime
    opened_by: PersonId
    closed_at: datetime | None = None
    closed_by: PersonId | None = None
    outcome: Outcome | None = None

    def due(self, hours: int) -> datetime:
        """Return when a term of this incident ends."""
        return self.opened_at + TERMS[hours]
