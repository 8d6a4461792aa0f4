"""Declare where it is kept who represents which child."""

from datetime import datetime
from typing import Protocol

from mentoring.applications import Profile
from mentoring.guardians import Guardian, Relation
from mentoring.ids import GuardianId, PersonId


class Guardians(Protocol):
    """Keep who represents whom; a child may have several representatives at once."""

    async def get(self, guardian: GuardianId) -> Guardian | None:
        """Return one by its id."""
        ...

    async def of_child(self, child: PersonId) -> list[Guardian]:
        """Return who represents a child now, the first one first."""
        ...

    async def children_of(self, representative: PersonId) -> list[Guardian]:
        """Return whom a person represents now, the first child first."""
        ...

    async def followers(self, children: set[PersonId]) -> list[Guardian]:
        """Return who wishes to hear announcements about some of these people."""
        ...

    async def all(self) -> list[Guardian]:
        """Return everybody who represents somebody now."""
        ...

    async def add(
        self, child: PersonId, representative: PersonId | None, relation: Relation
    ) -> Guardian:
        """Let somebody represent a child from now on; who does so already stays as they are."""
        ...

    async def check(self, guardian: GuardianId, by: PersonId, at: datetime) -> bool:
        """Note that the documents were looked at, once."""
        ...

    async def want_news(self, guardian: GuardianId, wanted: bool) -> bool:
        """Store whether a representative wishes to hear announcements."""
        ...

    async def keep_answers(self, guardian: GuardianId, answers: Profile | None) -> bool:
        """Store what a representative answered in their questionnaire, or forget it."""
        ...

    async def end(self, guardian: GuardianId, at: datetime) -> bool:
        """End it; False when it has ended already."""
        ...
