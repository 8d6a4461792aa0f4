"""Declare where events and their guests are kept."""

from datetime import datetime
from typing import Protocol

from mentoring.events import Event, EventAudience, EventKind, Guest, PlaceState
from mentoring.ids import EventId, PersonId


class Events(Protocol):
    """Keep events; a place is taken by a conditional write, twenty presses take no more."""

    async def add(
        self,
        kind: EventKind,
        audience: EventAudience,
        starts_at: datetime,
        by: PersonId,
        *,
        place: str | None = None,
        places: int | None = None,
        materials: str | None = None,
    ) -> Event:
        """Create an event nobody is registered for."""
        ...

    async def get(self, event: EventId) -> Event | None:
        """Return an event, also a cancelled one."""
        ...

    async def upcoming(self) -> list[Event]:
        """Return what is still to come and not cancelled, by time."""
        ...

    async def past(self, limit: int = 20) -> list[Event]:
        """Return what has begun and was not cancelled, the newest first."""
        ...

    async def change(
        self, event: Event, starts_at: datetime, place: str | None, materials: str | None
    ) -> bool:
        """Change when, where and with what, unless somebody did since the event was read."""
        ...

    async def cancel(self, event: EventId) -> bool:
        """Cancel an event once; False when it was."""
        ...

    async def register(self, event: EventId, person: PersonId) -> PlaceState | None:
        """Give a person a place or put them on the waiting list; None when it is too late."""
        ...

    async def leave(self, event: EventId, person: PersonId) -> bool:
        """Give a place back; False for whoever was not registered."""
        ...

    async def promote(self, event: EventId) -> PersonId | None:
        """Give a free place to whoever waits longest; None without place or queue."""
        ...

    async def mark(self, event: EventId, person: PersonId, came: bool | None) -> bool:
        """Note whether a person came, registered or not; None takes the mark back."""
        ...

    async def rate(self, event: EventId, person: PersonId, rating: int) -> bool:
        """Keep how a guest found an event, the last word counts; False for no guest."""
        ...

    async def mark_all(self, event: EventId) -> list[PersonId]:
        """Note that everybody who has a place and no mark came; return who that is."""
        ...

    async def unmark(self, event: EventId, marked_at: datetime) -> int:
        """Take back what was marked at an instant, if that was within a day; return how many."""
        ...

    async def registered(self, event: EventId) -> list[Guest]:
        """Return everybody who has not left: with a place first, then the queue in order."""
        ...

    async def of_person(self, person: PersonId) -> list[Guest]:
        """Return every registration of one person, the newest first."""
        ...
