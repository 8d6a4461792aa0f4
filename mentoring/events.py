"""Describe events of a programme: what kind, when, for whom, who comes and who came."""

from datetime import datetime
from enum import StrEnum

from mentoring.ids import EventId, OrganisationId, PersonId
from mentoring.record import Record


class EventKind(StrEnum):
    """Name the kinds of events; each has its public title."""

    INFORMATION = "information"
    INVOLVEMENT = "involvement"
    TRAINING = "training"
    JOINT = "joint"
    SPEED = "speed"


class EventAudience(StrEnum):
    """Say who of the people in the bot is meant."""

    ALL = "all"
    MENTORS = "mentors"
    MENTEES = "mentees"
    PARENTS = "parents"


class PlaceState(StrEnum):
    """Say whether somebody has a place, waits for one, or has left."""

    COMING = "coming"
    WAITING = "waiting"
    LEFT = "left"


class Event(Record):
    """Hold one event; without `places` everybody who wants comes.

    `materials` are a link or a few words for those who come.
    """

    id: EventId
    organisation_id: OrganisationId
    kind: EventKind
    audience: EventAudience
    starts_at: datetime
    place: str | None = None
    places: int | None = None
    taken: int = 0
    materials: str | None = None
    created_by: PersonId
    created_at: datetime
    cancelled_at: datetime | None = None
    version: int = 0

    def is_open(self, now: datetime) -> bool:
        """Tell whether one can still register or leave."""
        return self.cancelled_at is None and now < self.starts_at

    @property
    def free(self) -> int | None:
        """Return how many places are left; None without a limit."""
        return None if self.places is None else max(0, self.places - self.taken)


class Guest(Record):
    """Hold one person's registration and whether they came; None is not marked yet."""

    event_id: EventId
    person_id: PersonId
    state: PlaceState
    asked_at: datetime
    came: bool | None = None
    marked_at: datetime | None = None
    rating: int | None = None
    """How they found an evening of short talks, 1 to 10."""
